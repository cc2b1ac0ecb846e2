/**
 * Any document in, one faithful view out. Never throws and never changes its input; every text it takes for speech
 * appears once, and whatever it does not understand is pointed to. How each shape is read: docs/transcripts.md.
 */
import { listUnrecognised } from "./normalise/account";
import { assignSpeakers } from "./normalise/assign-speakers";
import { chooseVersions } from "./normalise/choose";
import { decideColumns } from "./normalise/decide-columns";
import { enrich } from "./normalise/enrich";
import { languageTag } from "./normalise/language-tag";
import { openDocument } from "./normalise/open-document";
import { inSpokenOrder } from "./normalise/order";
import { readDocument } from "./normalise/read-document";
import { readableTurns } from "./normalise/readable-turns";
import { SpeakerLabels } from "./normalise/speaker-labels";
import { tidyTimes } from "./normalise/times/tidy-times";
import { timeTurns } from "./normalise/times/time-turns";
import { makeUtterances } from "./normalise/utterances";
import { versionsOf } from "./normalise/versions";
import type { Transcript } from "./types";

/** `durationMs` is the recording's length where known: it helps to tell seconds from milliseconds. */
export function normaliseTranscript(document: unknown, context: { durationMs?: number } = {}): Transcript {
  const recordingMs = context.durationMs ?? null;
  const open = openDocument(document);
  decideColumns(open.frames);
  const reading = readDocument(open);
  const versions = versionsOf(reading.runs);
  makeUtterances(versions, recordingMs);
  const choice = chooseVersions(versions);
  const tracks = [...reading.tracks.values()].map(({ spans }) => spans);
  const carriesOn = choice.base?.isVoiced === false;
  const spoken = inSpokenOrder(assignSpeakers(enrich(choice, versions), tracks, recordingMs, carriesOn));
  const utterances = readableTurns(spoken, choice.base?.kind ?? "text", recordingMs);
  const labels = new SpeakerLabels(
    utterances.map(({ speaker }) => speaker),
    reading.people,
  );
  const speakerIds = utterances.map(({ speaker }) => labels.idOf(speaker));
  const turns = timeTurns(utterances, speakerIds, recordingMs);
  tidyTimes(turns);
  return {
    version: 1,
    language:
      languageTag(reading.language) ??
      languageTag(utterances.find(({ language }) => language)?.language ?? null),
    source: turns.some(({ startMs }) => startMs !== null) ? "timed" : "untimed",
    speakers: labels.speakers,
    turns,
    unrecognised: listUnrecognised(reading, choice),
  };
}
