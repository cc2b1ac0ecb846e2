import type { Turn, Word } from "../types";

/** A turn without its words, or words of the turn before them. */
export type Part = Turn | Word[];

const WORDS_AT_ONCE = 1_000;
const PARTS_AT_ONCE = 200;

/** The turns in portions, each of which is taken over from another thread in a few milliseconds. */
export function* portionsOf(turns: readonly Turn[]): Generator<Part[]> {
  let portion: Part[] = [];
  let weight = 0;
  for (const part of partsOf(turns)) {
    portion.push(part);
    weight += Array.isArray(part) ? part.length : WORDS_AT_ONCE / PARTS_AT_ONCE;
    if (weight < WORDS_AT_ONCE) continue;
    yield portion;
    portion = [];
    weight = 0;
  }
  if (portion.length > 0) yield portion;
}

function* partsOf(turns: readonly Turn[]): Generator<Part> {
  for (const { words, ...turn } of turns) {
    yield turn;
    for (let from = 0; words && from < Math.max(1, words.length); from += WORDS_AT_ONCE)
      yield words.slice(from, from + WORDS_AT_ONCE);
  }
}

/** Adds a portion to the turns that came before it. */
export function addPortion(turns: Turn[], portion: readonly Part[]): void {
  for (const part of portion) {
    const last = turns.at(-1);
    if (!Array.isArray(part)) turns.push(part);
    else if (last?.words) last.words.push(...part);
    else if (last) last.words = part;
  }
}
