import type { RawTime, SpeakerRef } from "./frame";
import type { Utterance } from "./piece";
import { msOf } from "./times/raw-time";

/** Turns in the order in which they were spoken: lists of one speaker side by side by time, newest first turned round. */
export function inSpokenOrder(utterances: Utterance[]): Utterance[] {
  if (areNewestFirst(utterances)) return utterances.reverse();
  const lists = listsOf(utterances);
  return lists ? mergeByStart(lists) : utterances;
}

function areNewestFirst(utterances: readonly Utterance[]): boolean {
  if (utterances.length < 3) return false;
  let before = Number.POSITIVE_INFINITY;
  for (const utterance of utterances) {
    const start = startOf(utterance);
    if (start === null || start > before) return false;
    before = start;
  }
  return before < startOfFirst(utterances);
}

function startOfFirst([first]: readonly Utterance[]): number {
  return first ? (startOf(first) ?? 0) : 0;
}

/** What each speaker or channel said, where it stands in one block each; null when they take turns. */
function listsOf(utterances: readonly Utterance[]): Utterance[][] | null {
  const lists: Utterance[][] = [];
  const seen = new Set<string>();
  let before: string | null = null;
  let speaker: SpeakerRef | null = null;
  for (const utterance of utterances) {
    const who: string =
      utterance.speaker === speaker && before !== null ? before : JSON.stringify(utterance.speaker);
    speaker = utterance.speaker;
    if (startOf(utterance) === null || (who !== before && seen.has(who))) return null;
    if (who === before) lists.at(-1)?.push(utterance);
    else lists.push([utterance]);
    seen.add(who);
    before = who;
  }
  return lists.length < 2 ? null : lists;
}

/** By the starts; within each list the document's order stays. */
function mergeByStart(lists: readonly Utterance[][]): Utterance[] {
  const placed = lists.flatMap((list, index) => {
    let latest = Number.NEGATIVE_INFINITY;
    return list.map((utterance) => {
      latest = Math.max(latest, startOf(utterance) ?? 0);
      return { utterance, latest, index };
    });
  });
  return placed.sort((a, b) => a.latest - b.latest || a.index - b.index).map(({ utterance }) => utterance);
}

function startOf({ start, words }: Utterance): number | null {
  const time: RawTime | null = start ?? words.find((word) => word.start)?.start ?? null;
  return time && msOf(time, 1);
}
