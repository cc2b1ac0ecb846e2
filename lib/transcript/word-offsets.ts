import type { Turn, Word } from "./types";

/** A word's place in its turn's text, in UTF-16 units. */
export type PlacedWord = { start: number; end: number; startMs: number };

/** How far ahead a word is looked for: one that the text writes otherwise must not swallow a later one. */
const REACH = 80;
const known = new WeakMap<Turn, PlacedWord[]>();

/** The turn's words where its text has them, in order of the text. A word that the text writes otherwise is left out. */
export function placedWords(turn: Turn): PlacedWord[] {
  const before = known.get(turn);
  if (before) return before;
  const placed = placeWords(turn.text, turn.words ?? []);
  known.set(turn, placed);
  return placed;
}

function placeWords(text: string, words: readonly Word[]): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let from = 0;
  for (const word of words) {
    const wanted = word.text.trim();
    const start = wanted === "" ? -1 : text.indexOf(wanted, from);
    if (start < 0 || start - from > REACH) continue;
    from = start + wanted.length;
    placed.push({ start, end: from, startMs: word.startMs });
  }
  return placed;
}

/** The word that `offset` lies in or directly behind, or null. */
export function wordAtOffset(words: readonly PlacedWord[], offset: number): PlacedWord | null {
  return words.find(({ start, end }) => start <= offset && offset <= end) ?? null;
}

/** When the word at or behind `offset` was said: as the words say, or about, by the share of the text before it. */
export function momentInTurn(turn: Turn, offset: number): number | null {
  const word = placedWords(turn).find(({ end }) => end > offset);
  if (word) return word.startMs;
  const { startMs, endMs, text } = turn;
  if (startMs === null || endMs === null || text === "") return startMs;
  return Math.round(startMs + (endMs - startMs) * (offset / text.length));
}
