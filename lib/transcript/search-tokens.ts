import { compose } from "./compose";
import { foldCharacter, foldText } from "./fold-character";

/**
 * What a text is found by. A `word` is one between spaces and punctuation; scripts that write no spaces give a `pair`
 * for each two neighbouring characters, and an `end` for the last one of a run.
 */
export type SearchToken = {
  kind: "word" | "pair" | "end";
  /** Without case and diacritics. */
  folded: string;
  /** In lower case, with diacritics: what a stemmer reads. */
  written: string;
  /** Offsets into the text, in UTF-16 units. */
  start: number;
  end: number;
};

const LONGEST_TOKEN = 100;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUNS = /[\p{L}\p{N}\p{M}]+/gu;
/** The long-vowel mark of Japanese: a letter of no script. */
const LONG_VOWEL = "ー";

/** The tokens of a text, in order. Punctuation and marks stand between them; nothing else is left out. */
export function searchTokens(text: string): SearchToken[] {
  const tokens: SearchToken[] = [];
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (UNSPACED.test(run)) addMixed(tokens, run, index);
    else addWord(tokens, run, index);
  }
  return tokens;
}

function addWord(tokens: SearchToken[], run: string, start: number): void {
  const folded = foldText(run).slice(0, LONGEST_TOKEN);
  if (folded === "") return;
  const written = compose(run.slice(0, 2 * LONGEST_TOKEN))
    .toLowerCase()
    .slice(0, LONGEST_TOKEN);
  tokens.push({ kind: "word", folded, written, start, end: start + run.length });
}

type Letter = { folded: string; start: number; end: number; isUnspaced: boolean };

/** A run that is partly or wholly written without spaces. */
function addMixed(tokens: SearchToken[], run: string, start: number): void {
  let part: Letter[] = [];
  const flush = () => {
    const [first] = part;
    if (first?.isUnspaced) addPairs(tokens, part);
    else if (first)
      addWord(tokens, run.slice(first.start - start, (part.at(-1)?.end ?? 0) - start), first.start);
    part = [];
  };
  for (const letter of lettersOf(run, start)) {
    if (part[0] && part[0].isUnspaced !== letter.isUnspaced) flush();
    part.push(letter);
  }
  flush();
}

/** Each letter with the marks that follow it. */
function lettersOf(run: string, start: number): Letter[] {
  const letters: Letter[] = [];
  let at = start;
  for (const character of run) {
    const folded = foldCharacter(character);
    const last = letters.at(-1);
    const end = at + character.length;
    if (folded === "" || character === LONG_VOWEL) {
      if (last) last.end = end;
    } else letters.push({ folded, start: at, end, isUnspaced: UNSPACED.test(character) });
    at = end;
  }
  return letters;
}

function addPairs(tokens: SearchToken[], letters: readonly Letter[]): void {
  for (const [index, { folded, start, end }] of letters.entries()) {
    const next = letters[index + 1];
    const pair = next ? folded + next.folded : folded;
    tokens.push({ kind: next ? "pair" : "end", folded: pair, written: pair, start, end: next?.end ?? end });
  }
}
