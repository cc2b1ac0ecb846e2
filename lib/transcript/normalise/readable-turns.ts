import type { RawTime } from "./frame";
import { joinTokens } from "./join-tokens";
import { NO_WORDS, type Piece, type Utterance } from "./piece";
import { endMsOf, msOf } from "./times/raw-time";
import { unitOf } from "./times/time-evidence";
import type { VersionKind } from "./versions";

const PAUSE_MS = 2_000;
const SHORT_PAUSE_MS = 700;
const LONGEST_JOINED = 1_000;
const LONGEST_UNPUNCTUATED = 240;
const SHORT_LINE = 60;
const LONGEST_TURN = 800;
/** Where only the whole has a time its parts have none, which costs more than a long turn. */
const LONGEST_TIMED = 6_000;
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
    kind === "segments"
      ? joinSegments(utterances, unitOf([utterances], recordingMs))
      : joinStream(utterances);
  if (!joined.some(({ text }) => text.length > LONGEST_TURN)) return joined;
  const unitMs = unitOf(
    joined.map(({ words }) => words),
    recordingMs,
  );
  return joined.flatMap((utterance) => cutLong(utterance, unitMs));
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
  return joinWhile(
    utterances,
    (before, next, length) => length < limits.length && goesOn(before, next, unitMs, limits),
  );
}

/** What a stream hands over bit by bit, without times: a space at the seam says that it goes on. */
function joinStream(utterances: Utterance[]): Utterance[] {
  return joinWhile(
    utterances,
    (before, next) =>
      before.start === null &&
      next.start === null &&
      (/\s$/.test((before.pieces.at(-1)?.text ?? "").slice(-1)) || /^\s/.test(next.pieces[0]?.text ?? "")) &&
      !endsSentence(before.text) &&
      isSameSpeaker(before, next),
  );
}

/** Neighbours as one for as long as `isOne`, which is told how much text is joined so far. */
function joinWhile(
  utterances: Utterance[],
  isOne: (before: Utterance, next: Utterance, length: number) => boolean,
): Utterance[] {
  const joined: Utterance[] = [];
  let from = 0;
  let length = 0;
  for (let index = 1; index <= utterances.length; index += 1) {
    const [before, next] = [utterances[index - 1], utterances[index]];
    length += before?.text.length ?? 0;
    if (before && next && isOne(before, next, length)) continue;
    if (before) joined.push(index - from === 1 ? before : joinAll(utterances.slice(from, index), before));
    from = index;
    length = 0;
  }
  return joined;
}

function isSameSpeaker(one: Utterance, other: Utterance): boolean {
  return one.speaker === other.speaker || JSON.stringify(one.speaker) === JSON.stringify(other.speaker);
}

function goesOn(
  before: Utterance,
  next: Utterance,
  unitMs: number,
  limits: { pauseMs: number; needsTimes: boolean },
): boolean {
  if (endsSentence(before.text) || !isSameSpeaker(before, next)) return false;
  const endMs = endMsOf(before, unitMs);
  if (endMs === null || !next.start) return !limits.needsTimes;
  return msOf(next.start, unitMs) - endMs < limits.pauseMs;
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
function cutLong(utterance: Utterance, unitMs: number): Utterance[] {
  const { text, words } = utterance;
  const isTimedAsWhole = utterance.start !== null && words.length === 0;
  if (text.length <= (isTimedAsWhole ? LONGEST_TIMED : LONGEST_TURN)) return [utterance];
  const cuts = cutsBySentence(text);
  if (cuts.length === 0) return words.length > 0 ? cutAtPauses(utterance, unitMs) : [utterance];
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

/** Where sentences end; initials and numbers of a list end none. */
function cutsBySentence(text: string): number[] {
  const cuts: number[] = [];
  let from = 0;
  for (const match of text.matchAll(SENTENCE)) {
    const at = match.index + match[0].length;
    if (at - from < GOOD_TURN || text.length - at < GOOD_TURN / 2) continue;
    if (match[0].startsWith(".") && INITIAL.test(text.slice(Math.max(0, match.index - 4), match.index)))
      continue;
    cuts.push(at);
    from = at;
  }
  return cuts;
}

const INITIAL = /(?:^|[\s.(])(?:\p{L}|\d{1,3})$/u;

/** Without sentences, where the speaker pauses longest, again and again until all parts are short enough. */
function cutAtPauses(utterance: Utterance, unitMs: number): Utterance[] {
  const { words } = utterance;
  const parts: Utterance[] = [];
  const pending = [{ from: 0, to: words.length }];
  for (let part = pending.pop(); part; part = pending.pop()) {
    const own = words.slice(part.from, part.to);
    const text = joinTokens(own).trim();
    const cut = text.length > LONGEST_UNPUNCTUATED ? longestPause(words, part, unitMs) : null;
    if (cut === null) parts.push({ ...utterance, text, words: own, start: null, end: null, duration: null });
    else pending.push({ from: cut, to: part.to }, { from: part.from, to: cut });
  }
  return parts;
}

const LEAST_PAUSE_MS = 250;

/** The word behind the longest pause in the middle of a part, or null where there is none worth the name. */
function longestPause(
  words: readonly Piece[],
  { from, to }: { from: number; to: number },
  unitMs: number,
): number | null {
  const margin = Math.max(1, Math.floor((to - from) / 5));
  let best: number | null = null;
  let longest = LEAST_PAUSE_MS;
  for (let index = from + margin; index < to - margin; index += 1) {
    const [before, next] = [words[index - 1], words[index]];
    const endMs = before ? endMsOf(before, unitMs) : null;
    if (endMs === null || !next?.start) continue;
    const pause = msOf(next.start, unitMs) - endMs;
    if (pause <= longest) continue;
    best = index;
    longest = pause;
  }
  return best;
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
