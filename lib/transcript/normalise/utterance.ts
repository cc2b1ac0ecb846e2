import type { Token } from "./join-tokens";
import type { RawTime } from "./read-time";

/** Whom a document names, in its own terms. */
export type SpeakerRef = {
  ref: string | number | null;
  name: string | null;
  role: string | null;
  channel: string | number | null;
};

export type HeardWord = Token & {
  start: RawTime | null;
  end: RawTime | null;
  speaker: string | number | null;
  confidence: number | null;
};

/** One piece of speech as an item of the document gives it. */
export type Utterance = {
  text: string;
  speaker: SpeakerRef;
  start: RawTime | null;
  end: RawTime | null;
  duration: RawTime | null;
  words: HeardWord[];
  /** A guess that the document itself replaces by a later one. */
  isInterim: boolean;
  language: string | null;
  /** The item it was read from. */
  source: unknown;
};

export const NOBODY: SpeakerRef = { ref: null, name: null, role: null, channel: null };

/** Shared by all that have none. */
export const NO_WORDS: HeardWord[] = [];

export function isKnown({ ref, name, role }: SpeakerRef): boolean {
  return ref !== null || name !== null || role !== null;
}
