/**
 * Any document in, one faithful view out. Never throws and never changes its input; every text it takes for speech
 * appears once, and whatever it does not understand is pointed to. How each shape is read: docs/transcripts.md.
 */
import { listUnrecognised } from "./normalise/account";
import { assignSpeakers } from "./normalise/assign-speakers";
import { type Choice, chooseVersions } from "./normalise/choose";
import { decideColumns } from "./normalise/decide-columns";
import { enrich } from "./normalise/enrich";
import { pointerOf } from "./normalise/frame";
import { languageTag } from "./normalise/language-tag";
import { openDocument } from "./normalise/open-document";
import { inSpokenOrder } from "./normalise/order";
import { readDocument } from "./normalise/read-document";
import { readableTurns } from "./normalise/readable-turns";
import { SpeakerLabels } from "./normalise/speaker-labels";
import { tidyTimes } from "./normalise/times/tidy-times";
import { timeTurns } from "./normalise/times/time-turns";
import { makeUtterances } from "./normalise/utterances";
import { type Version, type VersionKind, versionsOf } from "./normalise/versions";
import type { Transcript } from "./types";

type Context = { durationMs?: number };

/** `durationMs` is the recording's length where known: it helps to tell seconds from milliseconds. */
export function normaliseTranscript(document: unknown, context: Context = {}): Transcript {
  return explainTranscript(document, context).transcript;
}

/** Pieces of one kind, as JSON pointers to the first list of them, and what became of them. */
export type Part = {
  place: string;
  kind: VersionKind;
  pieces: number;
  use: "shown" | "said again" | "not shown";
};

/** The transcript, and of what in the document it was made. */
export function explainTranscript(
  document: unknown,
  context: Context = {},
): { transcript: Transcript; parts: Part[] } {
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
  const language =
    languageTag(reading.language) ??
    languageTag(utterances.find(({ language: own }) => own)?.language ?? null);
  const source = turns.some(({ startMs }) => startMs !== null) ? "timed" : "untimed";
  const unrecognised = listUnrecognised(reading, choice);
  return {
    transcript: { version: 1, language, source, speakers: labels.speakers, turns, unrecognised },
    parts: versions.map((version) => partOf(version, choice)),
  };
}

function partOf(version: Version, { base, added, repeats }: Choice): Part {
  const { kind, pieces, runs } = version;
  const isShown = version === base || added.includes(version);
  return {
    place: runs[0] ? pointerOf(runs[0].list) : "",
    kind,
    pieces: pieces.length,
    use: isShown ? "shown" : repeats.includes(version) ? "said again" : "not shown",
  };
}
