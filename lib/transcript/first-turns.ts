import type { Transcript } from "./types";

/** A transcript up to this size travels in its page: most do. */
const WHOLE_CHARS = 40_000;
const FIRST_CHARS = 12_000;
/** More than a screen; as elements of the page, each takes about a kilobyte. */
const FIRST_TURNS = 20;

/** The turns that a page begins with, where the whole transcript would make it heavy; null where it would not. */
export function firstTurns(transcript: Transcript): Transcript | null {
  const { turns } = transcript;
  let chars = 0;
  let first = 1;
  for (const [index, turn] of turns.entries()) {
    chars += JSON.stringify(turn).length;
    if (chars <= FIRST_CHARS && index < FIRST_TURNS) first = index + 1;
    if (chars > WHOLE_CHARS) return { ...transcript, turns: turns.slice(0, first) };
  }
  return null;
}
