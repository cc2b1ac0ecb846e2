import type { Match } from "@/lib/transcript/search-turns";

export type TextPiece = { start: number; text: string; isMatch: boolean };

/** `text` cut at the matches in it, which are in order and do not overlap. Joined again it is the same text. */
export function toPieces(text: string, matches: readonly Match[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  const add = (end: number, isMatch: boolean) => {
    if (end > at) pieces.push({ start: at, text: text.slice(at, end), isMatch });
    at = Math.max(at, end);
  };
  for (const { start, end } of matches) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}
