import { addRange, coveredMs, type TimeRange } from "@/components/playback/time-ranges";

/** A shorter pause is part of talking, and leaping over it would be heard as a cut. */
const LEAST_SILENCE_MS = 800;
/** What is left of a silence at either end: the breath after a word, and before the next. */
const AFTER_WORDS_MS = 250;
const BEFORE_WORDS_MS = 200;

/**
 * What "skip silences" leaps over: where nobody speaks, on whichever channel, for long enough, less a margin towards
 * the words on either side. Sorted and apart.
 */
export function silencesBetween(speech: readonly TimeRange[], durationMs: number): TimeRange[] {
  const spoken = speech.reduce<TimeRange[]>((before, segment) => addRange(before, segment), []);
  // Without a word in it, it is no silence to skip but a recording that was not understood.
  if (spoken.length === 0) return [];
  const silences: TimeRange[] = [];
  let quietFromMs = 0;
  for (const { startMs, endMs } of [...spoken, { startMs: durationMs, endMs: durationMs }]) {
    if (startMs - quietFromMs >= LEAST_SILENCE_MS) {
      const isAtStart = quietFromMs === 0;
      const isAtEnd = startMs >= durationMs;
      silences.push({
        startMs: isAtStart ? 0 : quietFromMs + AFTER_WORDS_MS,
        endMs: isAtEnd ? durationMs : startMs - BEFORE_WORDS_MS,
      });
    }
    quietFromMs = Math.max(quietFromMs, endMs);
  }
  return silences;
}

/** How much sooner the recording is over, at the speed at which it plays. */
export function savedMs(silences: readonly TimeRange[], rate: number): number {
  return Math.round(coveredMs(silences) / rate);
}
