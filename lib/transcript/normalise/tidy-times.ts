import type { Turn } from "../types";

const JITTER_MS = 1_000;

/**
 * Makes times run forwards within each speaker. A start that is a little early is moved to the one before it; one
 * that contradicts the order of the turns is left out rather than changed, with whatever depends on it.
 */
export function tidyTimes(turns: readonly Turn[]): Turn[] {
  const tidied = [...turns];
  const bySpeaker = new Map<string | null, number[]>();
  for (const [index, { speakerId, startMs }] of turns.entries()) {
    if (startMs === null) continue;
    const own = bySpeaker.get(speakerId);
    if (own) own.push(index);
    else bySpeaker.set(speakerId, [index]);
  }
  for (const indexes of bySpeaker.values()) tidySpeaker(tidied, indexes);
  return tidied;
}

function tidySpeaker(turns: Turn[], indexes: readonly number[]): void {
  const starts: number[] = [];
  for (const index of indexes) {
    const startMs = turns[index]?.startMs ?? 0;
    const before = starts.at(-1);
    starts.push(before !== undefined && startMs < before && before - startMs <= JITTER_MS ? before : startMs);
  }
  const kept = longestRise(starts);
  let before: number | null = null;
  for (const [at, index] of indexes.entries()) {
    const turn = turns[index];
    if (!turn) continue;
    if (kept && !kept.has(at)) {
      const { words: _words, ...untimed } = turn;
      turns[index] = { ...untimed, startMs: null, endMs: null };
      continue;
    }
    const startMs = starts[at] ?? 0;
    if (turn.startMs !== startMs) {
      turns[index] = { ...turn, startMs, endMs: turn.endMs === null ? null : Math.max(startMs, turn.endMs) };
    }
    const earlier = before === null ? undefined : turns[before];
    if (before !== null && earlier && earlier.endMs !== null && earlier.endMs > startMs) {
      turns[before] = { ...earlier, endMs: startMs };
    }
    before = index;
  }
}

/** Null when all of them rise, else the positions of a longest run of values, not necessarily neighbours, that never falls. */
function longestRise(values: readonly number[]): Set<number> | null {
  if (values.every((value, index) => index === 0 || value >= (values[index - 1] ?? 0))) return null;
  const ends: number[] = [];
  const previous = new Array<number>(values.length).fill(-1);
  for (const [at, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    previous[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return kept;
}
