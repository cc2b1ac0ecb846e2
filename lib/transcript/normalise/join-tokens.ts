import type { Glue } from "./piece";

export type Token = { text: string; glue: Glue };

// Scripts that are written without spaces between words. Korean is not among them.
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々、。！？「」『』・，：；（）]$/u;
const CLOSING = /^(?:[.,!?;:…%)\]}»”’'،؟؛。，、！？：；」』）।·]{1,8}|['’](?:s|t|re|ve|ll|d|m))$/i;
const OPENING = /[([{«“‘¿¡「『（]$/;
const SPACE_AT_START = /^\s/;
const SPACE_AT_END = /\s$/;

/** The text of tokens in order. Their own spaces are kept where they have any; else words are parted by spaces. */
export function joinTokens(tokens: readonly Token[]): string {
  if (tokens.length === 1) return tokens[0]?.text ?? "";
  const isSpaced = bringSpaces(tokens);
  const parts: string[] = [];
  let before: Token | null = null;
  for (const token of tokens) {
    if (token.text === "") continue;
    if (before !== null && !isSpaced && needsSpace(before, token)) parts.push(" ");
    parts.push(token.text);
    before = token;
  }
  return parts.join("");
}

// Recognisers that write spaces do so at nearly every word; a stray one says nothing.
function bringSpaces(tokens: readonly Token[]): boolean {
  let spaced = 0;
  for (let index = 1; index < tokens.length; index += 1) {
    const before = tokens[index - 1]?.text ?? "";
    const text = tokens[index]?.text ?? "";
    if (SPACE_AT_START.test(text) || SPACE_AT_END.test(before)) spaced += 1;
  }
  return spaced > 0 && spaced >= (tokens.length - 1) * 0.3;
}

function needsSpace(before: Token, token: Token): boolean {
  if (before.glue === "after" || token.glue === "before") return false;
  if (SPACE_AT_END.test(before.text) || SPACE_AT_START.test(token.text)) return false;
  if (CLOSING.test(token.text) || OPENING.test(before.text)) return false;
  return !(UNSPACED.test(lastCharacter(before.text)) && UNSPACED.test(firstCharacter(token.text)));
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32);
}

function lastCharacter(text: string): string {
  const unit = text.charCodeAt(text.length - 1);
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && text.length > 1;
  // Thai and its neighbours end in vowel signs and tone marks, which the class above covers by their script.
  return isPair ? text.slice(-2) : text.slice(-1);
}
