import type { SpeechMap } from "./speech-map";
import { believableStarts } from "./timings/anchors";
import { toAtoms } from "./timings/atoms";
import { findPlacement } from "./timings/find-placement";
import { spreadEvenly } from "./timings/spread-evenly";
import { toTurns } from "./timings/to-turns";
import type { Transcript } from "./types";

/**
 * Gives times to the turns that have none, from where the recording has speech; times the document gives are kept.
 * Starts never run backwards. Unchanged when nothing is missing, or when the recording has no length. Never throws.
 */
export function estimateTimings(transcript: Transcript, speech: SpeechMap): Transcript {
  const steps = estimateInSteps(transcript, speech);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a few milliseconds, for where others must not wait. */
export function* estimateInSteps(transcript: Transcript, speech: SpeechMap): Generator<void, Transcript> {
  const { turns } = transcript;
  if (turns.every(({ startMs }) => startMs !== null) || !(speech.durationMs > 0)) return transcript;
  if (!Number.isFinite(speech.durationMs)) return transcript;
  const starts = believableStarts(turns, speech.durationMs);
  const atoms = toAtoms(speech);
  const spans =
    atoms.length === 0
      ? spreadEvenly(turns, starts, speech.durationMs)
      : yield* findPlacement(turns, starts, atoms, speech);
  const timed = yield* toTurns(transcript, starts, spans, speech.durationMs);
  return { ...transcript, source: "estimated", turns: timed };
}
