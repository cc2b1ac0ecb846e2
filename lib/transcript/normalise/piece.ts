import type { Frame, RawTime, SpeakerRef } from "./frame";

/** Which neighbour a text is written to without a space. */
export type Glue = "none" | "before" | "after";

/** One piece of speech as the document gives it: a turn, a sentence, a cue or a word. */
export type Piece = {
  text: string;
  glue: Glue;
  speaker: SpeakerRef;
  /** Whether it says itself who spoke. */
  isOwnSpeaker: boolean;
  start: RawTime | null;
  end: RawTime | null;
  duration: RawTime | null;
  confidence: number | null;
  /** A guess that the document itself replaces by a later one. */
  isInterim: boolean;
  id: string | number | null;
  language: string | null;
  /** The object or list it stands in, and the key. */
  frame: Frame;
  key: string | number;
};

/** A turn, or what is to become one, with its words. */
export type Utterance = {
  text: string;
  speaker: SpeakerRef;
  start: RawTime | null;
  end: RawTime | null;
  duration: RawTime | null;
  words: Piece[];
  language: string | null;
  /** What it was read from. */
  pieces: readonly Piece[];
};

/** Who spoke when, without the words. */
export type TrackSpan = {
  speaker: string | number | null;
  start: RawTime;
  end: RawTime | null;
  duration: RawTime | null;
};

export const NO_WORDS: Piece[] = [];
