import type { Utterance } from "./utterance";

/** Lists of one speaker each that are told side by side, and not sections one after the other. */
export function areParallel(lists: readonly Utterance[][]): boolean {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return false;
  const speakers = filled.map((list) => new Set(list.map(({ speaker }) => JSON.stringify(speaker))));
  const different = new Set(speakers.flatMap((set) => [...set]));
  return (
    speakers.every((set) => set.size === 1) &&
    different.size === filled.length &&
    filled.every((list) => list.every((turn) => startOf(turn) !== null))
  );
}

/** One list in the order of the starts; within each list the document's order stays. */
export function mergeByStart(lists: readonly Utterance[][]): Utterance[] {
  const next = lists.map(() => 0);
  const merged: Utterance[] = [];
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  while (merged.length < total) {
    let earliest = -1;
    let earliestStart = Number.POSITIVE_INFINITY;
    for (const [index, list] of lists.entries()) {
      const turn = list[next[index] ?? 0];
      const start = turn ? (startOf(turn) ?? 0) : Number.POSITIVE_INFINITY;
      if (turn && (earliest < 0 || start < earliestStart)) {
        earliest = index;
        earliestStart = start;
      }
    }
    const turn = lists[earliest]?.[next[earliest] ?? 0];
    if (!turn) break;
    merged.push(turn);
    next[earliest] = (next[earliest] ?? 0) + 1;
  }
  return merged;
}

function startOf({ start, words }: Utterance): number | null {
  const time = start ?? words.find((word) => word.start)?.start ?? null;
  return time && time.amount * (time.unitMs || 1);
}
