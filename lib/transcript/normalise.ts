/**
 * Any document in, one faithful view out. Never throws and never changes its input; every text it takes for speech
 * appears once, and whatever it does not understand is pointed to. How each shape is read: docs/transcripts.md.
 */
import { listUnrecognised } from "./normalise/account";
import { assembleTurns } from "./normalise/assemble";
import { attachWords } from "./normalise/attach-words";
import { choosePassages } from "./normalise/choose";
import { languageTag } from "./normalise/language-tag";
import { SpeakerLabels } from "./normalise/speaker-labels";
import { type Survey, survey } from "./normalise/survey";
import { tidyTimes } from "./normalise/tidy-times";
import { toTimedTurns } from "./normalise/to-timed-turns";
import type { Transcript, Turn } from "./types";

/** `durationMs` is the recording's length where known: it helps to tell seconds from milliseconds. */
export function normaliseTranscript(document: unknown, context: { durationMs?: number } = {}): Transcript {
  const found = surveyAll(document);
  const chosen = choosePassages(found.passages);
  const recordingMs = context.durationMs ?? null;
  const assembled = assembleTurns(chosen, found.tracks, recordingMs);
  const utterances = attachWords(assembled, found.passages);
  const labels = new SpeakerLabels(
    utterances.map(({ speaker }) => speaker),
    found.people,
  );
  const turns = toTimedTurns(utterances, recordingMs).map(
    ({ text, speaker, startMs, endMs, words }, index): Turn => ({
      id: `turn-${index + 1}`,
      speakerId: labels.idOf(speaker),
      text,
      startMs,
      endMs,
      ...(words.length > 0 ? { words } : {}),
    }),
  );
  const tidied = tidyTimes(turns);
  return {
    version: 1,
    language:
      languageTag(found.language) ??
      languageTag(utterances.find(({ language }) => language)?.language ?? null),
    source: tidied.some(({ startMs }) => startMs !== null) ? "timed" : "untimed",
    speakers: labels.speakers,
    turns: tidied,
    unrecognised: listUnrecognised(found, chosen, utterances),
  };
}

// What stands under `analysis` or `notes` is about the talk, unless there is no talk elsewhere.
function surveyAll(document: unknown): Survey {
  const found = survey(document, { withAsides: false });
  return found.passages.length > 0 ? found : survey(document, { withAsides: true });
}
