import { foldCharacter } from "./fold-character";
import type { Transcript } from "./types";

/** Offsets into the turn's text, in UTF-16 units. */
export type Match = { turnIndex: number; start: number; end: number };

const MAX_MATCHES = 10_000;
const MAX_QUERY_LENGTH = 200;

/**
 * Where `query` is said, without regard to case and diacritics: `resume` finds `Résumé`. Spaces in the query match
 * any white space. At most 10,000 matches, which do not overlap.
 */
export function searchTurns({ turns }: Transcript, query: string): Match[] {
  const wanted = foldWithOffsets(query.trim().slice(0, MAX_QUERY_LENGTH)).folded;
  const matches: Match[] = [];
  if (wanted === "") return matches;
  for (const [turnIndex, { text }] of turns.entries()) {
    const { folded, offsets } = foldWithOffsets(text);
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      const start = offsets ? (offsets[at] ?? 0) : at;
      const end = offsets ? (offsets[at + wanted.length] ?? text.length) : at + wanted.length;
      matches.push({ turnIndex, start, end });
      if (matches.length >= MAX_MATCHES) return matches;
    }
  }
  return matches;
}

type Folded = {
  folded: string;
  /** For each unit of `folded` the place it came from, and one more for the end; null when they are the same. */
  offsets: Uint32Array | null;
};

const SPACES = /\s/g;

function foldWithOffsets(text: string): Folded {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
  if (/^[\x00-\x7f]*$/.test(text)) return { folded: text.toLowerCase().replace(SPACES, " "), offsets: null };
  const parts: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) offsets.push(at);
    parts.push(folded);
    at += character.length;
  }
  // A match ends where its next letter begins, so that it takes the marks on its last letter with it.
  offsets.push(text.length);
  return { folded: parts.join(""), offsets: Uint32Array.from(offsets) };
}
