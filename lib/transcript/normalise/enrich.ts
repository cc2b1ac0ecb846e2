import { align, joinedLetters, letterPlaces } from "./align";
import type { Choice } from "./choose";
import type { Frame } from "./frame";
import { joinTokens } from "./join-tokens";
import { isPunctuation, letterPrint, lettersOf } from "./letters";
import { NO_WORDS, type Piece, type Utterance } from "./piece";
import type { Version } from "./versions";

const ENOUGH = 0.85;

/** Takes over from other versions what the chosen one lacks: times of words, times of turns, punctuation. */
export function enrich({ base, added, repeats, utterances }: Choice, all: readonly Version[]): Utterance[] {
  if (!base) return utterances;
  const chosen = new Set([base, ...added]);
  const others = all.filter((version) => !chosen.has(version));
  let rich = utterances;
  if (rich.every(({ words }) => words.length === 0)) rich = withWordsOf(rich, others);
  if (rich.every(({ start, words }) => start === null && words.length === 0))
    rich = withTimesOf(rich, repeats);
  return withPunctuation(rich, repeats);
}

/** Gives turns the words in a list inside the very entry that each was read from. */
export function attachOwnWords(versions: readonly Version[]): void {
  if (!versions.some(({ kind }) => kind === "words")) return;
  const holders = new Map<Frame, { version: Version; index: number }>();
  for (const version of versions) {
    if (version.kind === "words") continue;
    for (const [index, { pieces }] of version.utterances.entries()) {
      const [piece] = pieces;
      if (!piece || pieces.length > 1 || version.utterances[index + 1]?.pieces[0] === piece) continue;
      if (version.utterances[index - 1]?.pieces[0] !== piece) holders.set(piece.frame, { version, index });
    }
  }
  for (const words of versions) {
    if (words.kind !== "words") continue;
    let holder: Version | null | undefined;
    let attached = 0;
    for (const { list, pieces } of words.kept) {
      let at: Frame | null = list.parent;
      for (let steps = 0; at && steps < 4 && !holders.has(at); steps += 1) at = at.parent;
      const { version, index } = (at && holders.get(at)) ?? {};
      const utterance = index === undefined ? undefined : version?.utterances[index];
      if (!version || !utterance || index === undefined || utterance.words.length > 0) continue;
      if (!pieces.some(({ start }) => start !== null) || !saysTheSame(pieces, utterance.text)) continue;
      version.utterances[index] = { ...utterance, words: pieces };
      holder = holder === undefined || holder === version ? version : null;
      attached += 1;
    }
    if (holder && attached === words.kept.length) words.holder = holder;
  }
}

// Numbers are written out in one and in digits in the other, so the middle may differ.
function saysTheSame(words: readonly Piece[], text: string): boolean {
  let print = 0;
  for (const word of words) print = letterPrint(word.text, print);
  if (print === letterPrint(text)) return true;
  const said = lettersOf(words.map((word) => word.text).join(""));
  const letters = lettersOf(text);
  const shorter = Math.min(said.length, letters.length);
  let same = 0;
  while (same < shorter && said.charCodeAt(same) === letters.charCodeAt(same)) same += 1;
  let sameAtEnd = 0;
  while (
    sameAtEnd < shorter - same &&
    said.charCodeAt(said.length - 1 - sameAtEnd) === letters.charCodeAt(letters.length - 1 - sameAtEnd)
  ) {
    sameAtEnd += 1;
  }
  return same + sameAtEnd >= Math.max(said.length, letters.length) * 0.5;
}

/** Words of a list elsewhere that says the same, each given to the turn in which it stands. */
function withWordsOf(utterances: Utterance[], others: readonly Version[]): Utterance[] {
  if (!others.some(({ kind }) => kind === "words")) return utterances;
  const { letters, starts } = joinedLetters(utterances.map(({ text }) => text));
  for (const { kind, pieces } of others) {
    if (kind !== "words" || !pieces.some(({ start }) => start !== null)) continue;
    const words = joinedLetters(pieces.map(({ text }) => text));
    if (words.letters.length < letters.length * ENOUGH || words.letters.length * ENOUGH > letters.length)
      continue;
    const { places, share } = align(words.letters, letters);
    if (share < ENOUGH) continue;
    const shared = utterances.map((): Piece[] => []);
    let turn = 0;
    for (const [index, piece] of pieces.entries()) {
      const place = places[words.starts[index] ?? 0] ?? 0;
      const isMark = words.starts[index] === words.starts[index + 1];
      while (!isMark && turn + 1 < utterances.length && (starts[turn + 1] ?? 0) <= place) turn += 1;
      shared[turn]?.push(piece);
    }
    return utterances.map((utterance, index) => ({ ...utterance, words: shared[index] ?? NO_WORDS }));
  }
  return utterances;
}

/** Starts and ends where a turn begins or ends with an entry of a version that has times. */
function withTimesOf(utterances: Utterance[], repeats: readonly Version[]): Utterance[] {
  const timed = repeats.find((version) => version.utterances.some(({ start }) => start !== null));
  if (!timed) return utterances;
  const own = joinedLetters(utterances.map(({ text }) => text));
  const their = joinedLetters(timed.utterances.map(({ text }) => text));
  const { places, share } = align(own.letters, their.letters);
  if (share < ENOUGH) return utterances;
  let at = 0;
  return utterances.map((utterance, index) => {
    const from = places[own.starts[index] ?? 0] ?? 0;
    while (at + 1 < timed.utterances.length && (their.starts[at + 1] ?? 0) <= from) at += 1;
    const isStart = Math.abs((their.starts[at] ?? 0) - from) <= 3;
    const to = places[own.starts[index + 1] ?? 0] ?? 0;
    let last = at;
    while (last + 1 < timed.utterances.length && (their.starts[last + 1] ?? 0) < to) last += 1;
    const isEnd = Math.abs((their.starts[last + 1] ?? 0) - to) <= 3;
    const [first, end] = [timed.utterances[at], timed.utterances[last]];
    return {
      ...utterance,
      start: isStart ? (first?.start ?? null) : null,
      end: isEnd ? (end?.end ?? null) : null,
    };
  });
}

const MARKS = /[.,!?;:…。，？！、]/g;
const SAMPLE_LENGTH = 20_000;

function punctuationOf(texts: readonly string[]): number {
  let [length, marks] = [0, 0];
  for (const text of texts) {
    if (length > SAMPLE_LENGTH) break;
    length += text.length;
    marks += text.match(MARKS)?.length ?? 0;
  }
  return marks / Math.max(1, length);
}

/** The text of the version with punctuation, cut where the chosen one is cut. */
function withPunctuation(utterances: Utterance[], repeats: readonly Version[]): Utterance[] {
  if (repeats.length === 0) return utterances;
  const texts = utterances.map(({ text }) => text);
  const own = punctuationOf(texts);
  let best: Version | null = null;
  let most = Math.max(own * 3, 0.004);
  for (const version of repeats) {
    const said = version.kind === "words" ? version.pieces : version.utterances;
    const marks = punctuationOf(said.map(({ text }) => text));
    if (marks > most) {
      best = version;
      most = marks;
    }
  }
  if (!best) return utterances;
  const { letters, starts } = joinedLetters(texts);
  const theirs =
    best.kind === "words" ? joinTokens(best.pieces) : best.utterances.map(({ text }) => text).join("\n");
  const theirLetters = lettersOf(theirs);
  const { places, share } = align(letters, theirLetters);
  if (share < ENOUGH) return utterances;
  const offsets = letterPlaces(theirs, theirLetters);
  const cutAt = (letter: number) => beforeMarks(theirs, offsets[places[letter] ?? 0] ?? theirs.length);
  return utterances.map((utterance, index) => {
    const from = index === 0 ? 0 : cutAt(starts[index] ?? 0);
    const to = index === utterances.length - 1 ? theirs.length : cutAt(starts[index + 1] ?? 0);
    const text = theirs.slice(from, to).trim().replaceAll("\n", " ");
    return lettersOf(text) === "" ? utterance : { ...utterance, text };
  });
}

/** An opening quotation mark or bracket goes with the word behind it. */
function beforeMarks(text: string, at: number): number {
  let from = at;
  while (
    from > 0 &&
    !/\s/.test(text.charAt(from - 1)) &&
    isPunctuation(text.charCodeAt(from - 1)) &&
    at - from < 4
  )
    from -= 1;
  return from === 0 || /\s/.test(text.charAt(from - 1)) ? from : at;
}
