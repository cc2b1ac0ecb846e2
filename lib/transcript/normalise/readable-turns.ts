import type { RawTime } from "./frame";
import { joinTokens } from "./join-tokens";
import { NO_WORDS, type Piece, type Utterance } from "./piece";
import { unitOf } from "./times/time-evidence";
import type { VersionKind } from "./versions";

const PAUSE_MS = 2_000;
const SHORT_PAUSE_MS = 700;
const LONGEST_JOINED = 1_000;
const LONGEST_UNPUNCTUATED = 240;
const SHORT_LINE = 60;
const LONGEST_TURN = 800;
const GOOD_TURN = 350;
const SENTENCE_END = /[.!?…。！？؟।;:"”»)]\s*$/;
const SENTENCE = /[.!?…。！？؟।]["”»’)\]]{0,3}(?:\s|$)|[。！？]/g;

/**
 * Turns that people can read and click: segments that break off are put together with what the same speaker says next,
 * long speeches are cut at ends of sentences. Turns of the document are cut only where they are very long.
 */
export function readableTurns(
  utterances: Utterance[],
  kind: VersionKind,
  recordingMs: number | null,
): Utterance[] {
  const joined =
    kind === "segments" ? joinSegments(utterances, unitOf([utterances], recordingMs)) : utterances;
  return joined.some(({ text }) => text.length > LONGEST_TURN) ? joined.flatMap(cutLong) : joined;
}

function joinSegments(utterances: Utterance[], unitMs: number): Utterance[] {
  let [ended, length] = [0, 0];
  for (const { text } of utterances) {
    if (endsSentence(text)) ended += 1;
    length += text.length;
  }
  const areShort = length <= utterances.length * SHORT_LINE;
  const arePunctuated = ended >= utterances.length * (areShort ? 0.1 : 0.3);
  if (!arePunctuated && !areShort) return utterances;
  const limits = arePunctuated
    ? { length: LONGEST_JOINED, pauseMs: PAUSE_MS, needsTimes: false }
    : { length: LONGEST_UNPUNCTUATED, pauseMs: SHORT_PAUSE_MS, needsTimes: true };
  const joined: Utterance[] = [];
  let from = 0;
  let joinedLength = 0;
  for (let index = 1; index <= utterances.length; index += 1) {
    const [before, next] = [utterances[index - 1], utterances[index]];
    joinedLength += before?.text.length ?? 0;
    if (before && next && joinedLength < limits.length && goesOn(before, next, unitMs, limits)) continue;
    if (before) joined.push(index - from === 1 ? before : joinAll(utterances.slice(from, index), before));
    from = index;
    joinedLength = 0;
  }
  return joined;
}

function goesOn(
  before: Utterance,
  next: Utterance,
  unitMs: number,
  limits: { pauseMs: number; needsTimes: boolean },
): boolean {
  if (
    endsSentence(before.text) ||
    (before.speaker !== next.speaker && JSON.stringify(before.speaker) !== JSON.stringify(next.speaker))
  )
    return false;
  const end =
    before.end ?? (before.duration && before.start ? sum(before.start, before.duration) : before.start);
  if (!end || !next.start) return !limits.needsTimes;
  return msOf(next.start, unitMs) - msOf(end, unitMs) < limits.pauseMs;
}

function msOf({ amount, unitMs }: RawTime, ownUnitMs: number): number {
  return amount * (unitMs || ownUnitMs);
}

function sum(start: RawTime, duration: RawTime): RawTime {
  return { amount: start.amount + duration.amount, unitMs: start.unitMs };
}

function endsSentence(text: string): boolean {
  return text.endsWith(".") || SENTENCE_END.test(text.slice(-4));
}

function joinAll(group: Utterance[], last: Utterance): Utterance {
  const first = group[0] ?? last;
  const areTimedAlike =
    group.every(({ words }) => words.length > 0) || group.every(({ words }) => words.length === 0);
  return {
    ...first,
    text: joinTokens(group.map(({ text }) => ({ text, glue: "none" as const }))),
    words: areTimedAlike ? group.flatMap(({ words }) => words) : NO_WORDS,
    end:
      last.end ??
      (last.start && last.duration && last.start.unitMs === last.duration.unitMs
        ? sum(last.start, last.duration)
        : last.start),
    duration: null,
    pieces: group.flatMap(({ pieces }) => pieces),
  };
}

/** Cut at the end of a sentence once there is enough for a turn; each part with its own words. */
function cutLong(utterance: Utterance): Utterance[] {
  const { text, words } = utterance;
  // Where only the whole has a time, its parts would have none.
  const isTimedAsWhole = utterance.start !== null && words.length === 0;
  if (text.length <= LONGEST_TURN || isTimedAsWhole) return [utterance];
  const cuts: number[] = [];
  let from = 0;
  for (const match of text.matchAll(SENTENCE)) {
    const at = match.index + match[0].length;
    if (at - from < GOOD_TURN || text.length - at < GOOD_TURN / 2) continue;
    cuts.push(at);
    from = at;
  }
  if (cuts.length === 0) return [utterance];
  const shared = shareWords(text, words, cuts);
  return [0, ...cuts].map((start, index) => {
    const part = text.slice(start, cuts[index] ?? text.length).trim();
    const isLast = index === cuts.length;
    return {
      ...utterance,
      text: part,
      words: shared[index] ?? NO_WORDS,
      start: index === 0 ? utterance.start : null,
      end: isLast ? utterance.end : null,
      duration: null,
    };
  });
}

const REACH = 80;

/** The words of each part; one that the text writes otherwise goes where the one before it went. */
function shareWords(text: string, words: readonly Piece[], cuts: readonly number[]): Piece[][] {
  const shared: Piece[][] = [[], ...cuts.map(() => [])];
  let [at, part] = [0, 0];
  for (const word of words) {
    const wanted = word.text.trim();
    const found = wanted === "" ? -1 : text.slice(at, at + REACH + wanted.length).indexOf(wanted);
    if (found >= 0) {
      at += found;
      while (part < cuts.length && at >= (cuts[part] ?? 0)) part += 1;
      at += wanted.length;
    }
    shared[part]?.push(word);
  }
  return shared;
}
