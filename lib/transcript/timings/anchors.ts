import type { Turn } from "../types";

/**
 * For each turn, its start where the document gives one that can be believed: inside the recording, and in order with
 * as many of the others as possible. Else null.
 */
export function believableStarts(turns: readonly Turn[], durationMs: number): (number | null)[] {
  const given = turns.flatMap(({ startMs }, index) =>
    startMs !== null && startMs >= 0 && startMs <= durationMs ? [{ index, startMs }] : [],
  );
  const kept = longestInOrder(given.map(({ startMs }) => startMs));
  const starts: (number | null)[] = turns.map(() => null);
  for (const position of kept) {
    const anchor = given[position];
    if (anchor) starts[anchor.index] = anchor.startMs;
  }
  return starts;
}

/** Positions of the longest subsequence that never falls (patience sorting). */
function longestInOrder(values: readonly number[]): number[] {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [position, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? (tails[low - 1] ?? -1) : -1);
    tails[low] = position;
  }
  const kept: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.push(at);
  return kept.reverse();
}
