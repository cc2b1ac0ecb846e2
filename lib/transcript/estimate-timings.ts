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
  const { turns } = transcript;
  if (turns.every(({ startMs }) => startMs !== null) || !(speech.durationMs > 0)) return transcript;
  if (!Number.isFinite(speech.durationMs)) return transcript;
  const starts = believableStarts(turns, speech.durationMs);
  const atoms = toAtoms(speech);
  const spans =
    atoms.length === 0
      ? spreadEvenly(turns, starts, speech.durationMs)
      : findPlacement(turns, starts, atoms, speech);
  return { ...transcript, source: "estimated", turns: toTurns(transcript, starts, spans, speech.durationMs) };
}
