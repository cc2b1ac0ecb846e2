import type { Transcript, Turn } from "../types";
import type { Span } from "./span";
import { wordTimes } from "./word-times";

/** The turns with the times that were found, in whole milliseconds. `starts` are those that are known. In short steps. */
export function* toTurns(
  { turns, language }: Transcript,
  starts: readonly (number | null)[],
  spansOf: readonly Span[][],
  durationMs: number,
): Generator<void, Turn[]> {
  const limits = nextKnown(starts, durationMs);
  let lastMs = 0;
  const timed: Turn[] = [];
  for (const [i, turn] of turns.entries()) {
    const spans = spansOf[i] ?? [];
    const foundMs = starts[i] ?? spans[0]?.startMs ?? lastMs;
    const startMs = Math.round(Math.min(Math.max(foundMs, lastMs), limits[i] ?? durationMs));
    lastMs = startMs;
    const isKnown = starts[i] !== null;
    const givenEndMs = isKnown && Number.isFinite(turn.endMs) ? turn.endMs : null;
    const endMs = Math.round(Math.max(startMs, givenEndMs ?? spans.at(-1)?.endMs ?? startMs));
    const words = (isKnown && turn.words) || wordTimes(turn.text, language, within(spans, startMs, endMs));
    timed.push({ ...turn, startMs, endMs, words });
    yield;
  }
  return timed;
}

/** For each turn, the next known start from there on. */
function nextKnown(starts: readonly (number | null)[], durationMs: number): number[] {
  let nextMs = durationMs;
  return starts
    .toReversed()
    .map((startMs) => {
      nextMs = startMs ?? nextMs;
      return nextMs;
    })
    .reverse();
}

function within(spans: readonly Span[], startMs: number, endMs: number): Span[] {
  const inside = spans
    .map((span) => ({ startMs: Math.max(startMs, span.startMs), endMs: Math.min(endMs, span.endMs) }))
    .filter((span) => span.endMs > span.startMs);
  return inside.length > 0 ? inside : [{ startMs, endMs }];
}
