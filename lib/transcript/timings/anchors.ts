import { longestInOrder } from "../longest-in-order";
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
