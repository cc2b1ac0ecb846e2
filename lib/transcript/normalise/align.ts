import { lettersOf } from "./letters";

const PROBE = 8;
const WINDOW = 240;
const MAX_GAPS = 3_000;

/** Where each letter of one text stands in another that says about the same. */
export type Alignment = {
  /** For each letter of the one, the letter of the other; rises. One more for the end. */
  places: Int32Array;
  /** Which share of the letters is the same. */
  share: number;
};

/**
 * Goes through both once. Where they differ, the next few letters that are the same in both are looked for nearby; what
 * lies between is shared out evenly. Texts that hardly ever agree are given up.
 */
export function align(one: string, other: string): Alignment {
  const places = new Int32Array(one.length + 1);
  let [at, to, same, gaps] = [0, 0, 0, 0];
  while (at < one.length && to < other.length && gaps < MAX_GAPS) {
    if (one.charCodeAt(at) === other.charCodeAt(to)) {
      places[at] = to;
      at += 1;
      to += 1;
      same += 1;
      continue;
    }
    gaps += 1;
    const next = nextAgreement(one, at, other, to);
    const end = next ? next.at : Math.min(one.length, at + WINDOW);
    const toEnd = next ? next.to : Math.min(other.length, to + (end - at));
    for (let index = at; index < end; index += 1) {
      places[index] = to + Math.floor(((index - at) / (end - at)) * (toEnd - to));
    }
    at = end;
    to = toEnd;
  }
  places.fill(Math.min(to, other.length), at);
  return { places, share: one.length === 0 ? 0 : same / one.length };
}

function nextAgreement(
  one: string,
  at: number,
  other: string,
  to: number,
): { at: number; to: number } | null {
  const window = other.slice(to, to + WINDOW);
  for (let from = at; from < at + WINDOW / 2 && from < one.length; from += from - at < PROBE ? 1 : 3) {
    const probe = one.slice(from, from + PROBE);
    if (probe.length < PROBE / 2) return null;
    const found = window.indexOf(probe);
    if (found >= 0) return { at: from, to: to + found };
  }
  return null;
}

/** For each letter of `lettersOf(text)` its place in the text. */
export function letterPlaces(text: string, letters: string): Int32Array {
  const places = new Int32Array(letters.length + 1).fill(text.length);
  // Few letters change their number of units with their case; then places are found by share.
  const lower = text.toLowerCase();
  if (lower.length !== text.length) {
    for (let index = 0; index < letters.length; index += 1)
      places[index] = Math.floor((index / letters.length) * text.length);
    return places;
  }
  let next = 0;
  for (let index = 0; index < lower.length && next < letters.length; index += 1) {
    if (lower.charCodeAt(index) !== letters.charCodeAt(next)) continue;
    places[next] = index;
    next += 1;
  }
  return places;
}

/** The same for several texts in a row: letters of all, and where each text begins among them. */
export function joinedLetters(texts: readonly string[]): { letters: string; starts: number[] } {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const text of texts) {
    const letters = lettersOf(text);
    starts.push(length);
    parts.push(letters);
    length += letters.length;
  }
  starts.push(length);
  return { letters: parts.join(""), starts };
}
