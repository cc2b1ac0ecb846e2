import { compose } from "./compose";

const SPACES = /\s/g;

const LETTERS: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i", ς: "σ" };

const FOLDED_MAX = 5_000;
const known = new Map<string, string>();

/**
 * The character without case and diacritics, as search compares it: `É` is `e`, `ß` is `ss`, a combining mark nothing,
 * any white space a space.
 */
export function foldCharacter(character: string): string {
  // A text has few different letters and many of each.
  const folded = known.get(character) ?? foldOnce(character);
  if (known.size < FOLDED_MAX) known.set(character, folded);
  return folded;
}

/** Every character of the text folded. Composed first, so that both ways to write a letter are alike. */
export function foldText(text: string): string {
  return [...compose(text)].map(foldCharacter).join("");
}

function foldOnce(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character.toLowerCase().replace(SPACES, " ");
  // Hangul stays in syllables: taken apart, one letter would match half of another.
  if (code >= 0xac00 && code <= 0xd7a3) return character;
  const plain = character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\p{M}/gu, "");
  return LETTERS[plain] ?? plain.replace(SPACES, " ");
}
