/**
 * What a search by name looks for, made as the database makes what it looks in: the functions `search_text_of` and
 * `search_grams_of` of the migrations search_by_name and fold_apostrophes. A change of one is a change of both, and of all rows.
 */

const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
const LETTERS: Record<string, string> = {
  ...{ ς: "σ", ø: "o", đ: "d", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe" },
  // Names are written with any of these, and keyboards have one.
  ...{ "‘": "'", "’": "'", ʻ: "'", ʼ: "'", ʿ: "'", "`": "'" },
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
/** From here on scripts write words without spaces, so that a single character is looked for as well. */
const UNSPACED_FROM = 0x2e80;
const MOST_WORDS = 8;

/** A text as rows keep it: without case and accents, a space before each word. */
export function foldedText(text: string): string {
  const plain = text.normalize("NFKD").replace(MARKS, "").normalize("NFC").toLowerCase();
  const letters = plain.replace(LETTER, (letter) => LETTERS[letter] ?? letter);
  return ` ${letters.replaceAll(/\s+/g, " ").trim()}`;
}

/** The words of a query, folded alike; the first eight, which say enough. */
export function searchWords(query: string): string[] {
  return [...new Set(foldedText(query).split(" "))].filter((word) => word !== "").slice(0, MOST_WORDS);
}

/** What a row's text must contain: the word anywhere; at the beginning of a word when it is of one or two letters. */
export function pieceOf(word: string): string {
  return [...word].length > 2 || isUnspaced(word) ? word : ` ${word}`;
}

/** The numbers that every row with this word has in `search_grams`. Others may have them as well. */
export function gramsOf(tenantId: string, word: string): number[] {
  const tenant = Number.parseInt(tenantId.slice(-8), 16) | 0;
  return [...new Set(partsOf(word).map((part) => pack(part) ^ tenant))];
}

function partsOf(word: string): string[][] {
  const letters = [...pieceOf(word)];
  if (letters.length > 2) return letters.slice(2).map((_, at) => letters.slice(at, at + 3));
  return isUnspaced(word) ? letters.filter(isUnspaced).map((letter) => [letter]) : [letters];
}

function isUnspaced(word: string): boolean {
  return [...word].some((character) => (character.codePointAt(0) ?? 0) >= UNSPACED_FROM);
}

function pack([first = "", second = "", third = ""]: string[]): number {
  return (codeOf(first) << 16) ^ (codeOf(second) << 8) ^ codeOf(third);
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
