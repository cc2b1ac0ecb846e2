import { joinSegments } from "./join-segments";
import { lettersOf } from "./letters";
import { areParallel, mergeByStart } from "./parallel-lists";
import type { Passage } from "./passage";
import { withSpeakerOfPlace } from "./speaker-of-place";
import { speakersFromTracks } from "./speakers-from-tracks";
import { turnUnitMs, wordUnitMs } from "./time-evidence";
import type { Track } from "./track";
import { isKnown, NOBODY, type Utterance } from "./utterance";
import { turnsFromWords } from "./word-turns";

/** The turns of the chosen passages in order, still in the document's own times and names. */
export function assembleTurns(
  passages: readonly Passage[],
  tracks: readonly Track[],
  recordingMs: number | null,
): Utterance[] {
  const unitMs = wordUnitMs(
    passages.flatMap(({ words }) => words),
    recordingMs,
  );
  const lists = passages.map((passage) => {
    const others = passages.filter((other) => other !== passage && other.kind === "words");
    const turns =
      passage.kind === "words"
        ? turnsOfWords(passage, tracks, unitMs, startsOf(others, unitMs))
        : turnsOfItems(passage, tracks, recordingMs);
    return passages.length > 1 ? withSpeakerOfPlace(turns, passage.place) : turns;
  });
  return withChannels(
    areParallel(lists) ? mergeByStart(lists) : lists.length === 1 ? (lists[0] ?? []) : lists.flat(),
  );
}

function turnsOfWords(
  { words, place }: Passage,
  tracks: readonly Track[],
  unitMs: number,
  otherStartsMs: readonly number[],
): Utterance[] {
  return turnsFromWords(speakersFromTracks(words, tracks, unitMs), place.value, unitMs, otherStartsMs);
}

function startsOf(passages: readonly Passage[], unitMs: number): number[] {
  const starts = passages.flatMap(({ words }) =>
    words.map(({ start }) => (start ? start.amount * (start.unitMs || unitMs) : Number.NaN)),
  );
  return starts.filter((start) => !Number.isNaN(start)).sort((a, b) => a - b);
}

function turnsOfItems(
  { kind, utterances }: Passage,
  tracks: readonly Track[],
  recordingMs: number | null,
): Utterance[] {
  const final = utterances.filter(({ isInterim }) => !isInterim);
  const settled = withTracks(withoutRecap(final.length > 0 ? final : utterances), tracks, recordingMs);
  const spoken = settled.some(hasSpeakersOfWords) ? settled.flatMap(splitBySpeaker) : settled;
  return kind === "segments" ? joinSegments(spoken, turnUnitMs(spoken, recordingMs)) : spoken;
}

/** Who spoke, from the list of who spoke when, for items that do not say: by their words where they have any. */
function withTracks(items: Utterance[], tracks: readonly Track[], recordingMs: number | null): Utterance[] {
  const isAttributed = ({ speaker, words }: Utterance) =>
    isKnown(speaker) || words.some((word) => word.speaker !== null);
  if (tracks.length === 0 || items.some(isAttributed)) return items;
  const allWords = items.flatMap(({ words }) => words);
  if (allWords.length === 0) return speakersFromTracks(items, tracks, turnUnitMs(items, recordingMs));
  const words = speakersFromTracks(allWords, tracks, wordUnitMs(allWords, recordingMs));
  let next = 0;
  return items.map((item) => {
    const own = words.slice(next, next + item.words.length);
    next += item.words.length;
    return { ...item, words: own };
  });
}

/** A last entry that says everything again, now with the speaker of each word, stands for all before it. */
function withoutRecap(utterances: readonly Utterance[]): Utterance[] {
  const last = utterances.at(-1);
  const others = utterances.slice(0, -1);
  const isWithSpeakers = (utterance: Utterance) =>
    isKnown(utterance.speaker) || utterance.words.some(({ speaker }) => hasSpeaker(speaker));
  if (!last || others.length === 0 || !isWithSpeakers(last) || others.some(isWithSpeakers))
    return [...utterances];
  const said = lettersOf(others.map(({ text }) => text).join(""));
  return lettersOf(last.text) === said ? [last] : [...utterances];
}

// Google writes tag 0 where it has not told speakers apart.
function hasSpeaker(speaker: string | number | null): boolean {
  return speaker !== null && speaker !== 0 && speaker !== "";
}

function hasSpeakersOfWords({ speaker, words }: Utterance): boolean {
  return words.length > 0 && !isKnown(speaker) && words.some((word) => word.speaker !== null);
}

/** An entry whose words have different speakers is as many turns. */
function splitBySpeaker(utterance: Utterance): Utterance[] {
  if (isKnown(utterance.speaker) || !utterance.words.some(({ speaker }) => speaker !== null))
    return [utterance];
  const speakers = new Set(
    utterance.words.map(({ speaker }) => speaker).filter((speaker) => speaker !== null),
  );
  const [only = null] = speakers;
  if (speakers.size === 1) return [{ ...utterance, speaker: { ...NOBODY, ref: only } }];
  return turnsFromWords(utterance.words, utterance.source, 1000).map((turn) => ({
    ...turn,
    language: utterance.language,
  }));
}

/** A channel tells speakers apart where there are several and nothing better. */
function withChannels(turns: Utterance[]): Utterance[] {
  const channels = new Set(turns.map(({ speaker }) => speaker.channel).filter((channel) => channel !== null));
  if (channels.size < 2) return turns;
  return turns.map((turn) =>
    isKnown(turn.speaker) || turn.speaker.channel === null
      ? turn
      : { ...turn, speaker: { ...NOBODY, ref: turn.speaker.channel } },
  );
}
