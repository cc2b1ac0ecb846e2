import { rangeAt, type TimeRange } from "./time-ranges";

/** A shorter rest of a silence is not worth the interruption of a seek. */
const LEAST_LEAP_MS = 250;

type Position = {
  /** Where playing was a moment ago; null after a leap. */
  fromMs: number | null;
  timeMs: number;
  loop: TimeRange | null;
  /** Sorted and apart; empty when they are not skipped. */
  silences: readonly TimeRange[];
};

/**
 * Where playing goes on instead of `timeMs`; null when it simply goes on. A loop ends only where playing runs
 * through its end: who seeks out of it stays out.
 */
export function leapFrom({ fromMs, timeMs, loop, silences }: Position): number | null {
  if (loop && fromMs !== null && fromMs < loop.endMs && timeMs >= loop.endMs) return loop.startMs;
  const silence = rangeAt(silences, timeMs);
  if (!silence || silence.endMs - timeMs < LEAST_LEAP_MS) return null;
  const isInLoop = loop !== null && timeMs >= loop.startMs && timeMs < loop.endMs;
  if (!isInLoop || silence.endMs < loop.endMs) return silence.endMs;
  // A loop of nothing but silence was chosen on purpose.
  return silence.startMs <= loop.startMs ? null : loop.startMs;
}
