import type { Transcript } from "./types";
import { momentInTurn } from "./word-offsets";

/** A part of a turn that is short enough to be shown and to be found as one. */
export type Passage = {
  /** From 0 on, through the whole transcript. */
  position: number;
  turnId: string;
  speakerId: string | null;
  startMs: number | null;
  endMs: number | null;
  text: string;
};

const LONGEST = 1_000;
/** How far back from there a better place to cut is looked for. */
const SEARCHED_BACK = 400;
const SENTENCE_END = /[.!?。！？؟።।…]["”»’)\]]*\s*|\n/gu;

/** The transcript's turns, cut where they are long: at the end of a sentence, else between words. */
export function toPassages({ turns }: Transcript): Passage[] {
  const passages: Passage[] = [];
  for (const turn of turns) {
    for (const { start, end } of cutsOf(turn.text)) {
      const text = turn.text.slice(start, end);
      if (!/[\p{L}\p{N}]/u.test(text)) continue;
      passages.push({
        position: passages.length,
        turnId: turn.id,
        speakerId: turn.speakerId,
        startMs: start === 0 ? turn.startMs : momentInTurn(turn, start),
        endMs: end === turn.text.length ? turn.endMs : momentInTurn(turn, end),
        text,
      });
    }
  }
  return passages;
}

function cutsOf(text: string): { start: number; end: number }[] {
  const cuts: { start: number; end: number }[] = [];
  let start = 0;
  while (start < text.length) {
    const end = text.length - start <= LONGEST ? text.length : cutBefore(text, start + LONGEST);
    cuts.push({ start, end });
    start = end;
  }
  return cuts;
}

function cutBefore(text: string, limit: number): number {
  const from = limit - SEARCHED_BACK;
  const near = text.slice(from, limit);
  const sentence = [...near.matchAll(SENTENCE_END)].at(-1);
  if (sentence) return from + sentence.index + sentence[0].length;
  const space = near.search(/\s\S*$/);
  if (space >= 0) return from + space + 1;
  // Never inside a character or between it and its marks.
  const whole = /^[\udc00-\udfff\p{M}\u200d]*/u.exec(text.slice(limit, limit + 20));
  const isInPair = /[\ud800-\udbff]$/.test(text.slice(0, limit));
  return limit + (isInPair ? 1 : (whole?.[0].length ?? 0));
}
