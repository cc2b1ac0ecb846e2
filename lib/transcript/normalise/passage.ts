import { type Fingerprint, fingerprintOf } from "./fingerprint";
import type { Place } from "./pointer";
import type { Used } from "./used";
import type { HeardWord, Utterance } from "./utterance";

/**
 * Speech found at one place of the document. A document often holds the same speech several times, as turns,
 * segments, words and running text: each is a passage, and one of them is chosen.
 */
export type Passage = {
  place: Place;
  kind: "turns" | "segments" | "words" | "text";
  utterances: Utterance[];
  /** For a list of single words, which have yet to be put together. */
  words: HeardWord[];
  /** Which keys the items use: lists of one shape belong together. */
  shape: string;
  /** Whether the shape was worked out from the values because no key was known. */
  isInferred: boolean;
  /** What was understood of the document in reading it. */
  used: Used;
  /** Items of the list that are not speech: system prompts, tool calls, empty turns. */
  unspoken: Place[];
  /** What it says, once somebody has asked. */
  print?: Fingerprint;
};

/** The texts of a passage, in order. */
export function textsOf({ kind, words, utterances }: Passage): string[] {
  return (kind === "words" ? words : utterances).map(({ text }) => text);
}

export function printOf(passage: Passage): Fingerprint {
  passage.print ??= fingerprintOf(textsOf(passage));
  return passage.print;
}
