import type { Glue, Piece } from "./piece";
import type { Shape } from "./shape";

/** A container of the document and where it stands. `key` is null for the root and for the document in a string. */
export class Frame {
  /** What its entries and members inherit; its own after it was read. */
  context: Context;
  /** The latest pieces of speech in this list. */
  run: Run | null = null;
  /** A list of who spoke when, without the words. */
  isTrack = false;
  /** Whether anything in it was taken for speech. */
  spoke = false;
  /** Nobody spoke it, or it says something new among repeats: listed whole. */
  isLeftOut = false;
  /** Understood with all that is in it. */
  isWhole = false;

  readonly depth: number;
  /** Where it comes in the document. */
  order = 0;

  constructor(
    readonly parent: Frame | null,
    readonly key: string | number | null,
    readonly value: object,
    readonly shape: Shape,
    /** Whether it was made of a string or of columns: pointers end here. */
    readonly isMade: boolean,
  ) {
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.context = parent === null ? ROOT : parent.context;
  }
}

export type SpeakerRef = {
  ref: string | number | null;
  name: string | null;
  role: string | null;
  channel: string | number | null;
};

export const NOBODY: SpeakerRef = { ref: null, name: null, role: null, channel: null };

export function isKnown({ ref, name, role }: SpeakerRef): boolean {
  return ref !== null || name !== null || role !== null;
}

/** A time as the document gives it. `unitMs` is 0 where nothing but the rest of the document can tell the unit. */
export type RawTime = { amount: number; unitMs: number };

/** What a piece inherits from the containers around it where it does not say it itself. */
export type Context = {
  speaker: SpeakerRef;
  start: RawTime | null;
  end: RawTime | null;
  isNotSpoken: boolean;
  isInterim: boolean;
  glue: Glue;
  language: string | null;
  id: string | number | null;
  /** 1: about the talk. 2: a translation or an error, where no key leads back to the talk. */
  aside: 0 | 1 | 2;
  /** Inside a part whose whole key says transcript. */
  isTranscript: boolean;
  /** The nearest list around it. */
  list: Frame | null;
};

export const ROOT: Context = {
  speaker: NOBODY,
  start: null,
  end: null,
  isNotSpoken: false,
  isInterim: false,
  glue: "none",
  language: null,
  id: null,
  aside: 0,
  isTranscript: false,
  list: null,
};

/** Pieces of one shape in one list, or one piece that stands alone; `before` is another shape's in that list. */
export type Run = { list: Frame; shape: Shape; pieces: Piece[]; before: Run | null };

/** The JSON pointer (RFC 6901) of a place; what lies inside a string is pointed to by the string. */
export function pointerOf(frame: Frame, key?: string | number): string {
  let keys: (string | number)[] = key === undefined ? [] : [key];
  for (let at: Frame | null = frame; at?.parent; at = at.parent) {
    if (at.isMade) keys = [];
    if (at.key !== null) keys.push(at.key);
  }
  return keys
    .reverse()
    .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
