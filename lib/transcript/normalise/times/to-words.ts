import type { Word } from "../../types";
import type { Piece } from "../piece";

/** Starts and ends of all words in a row, in milliseconds; NaN where there is none. */
export type WordTimes = { starts: Float64Array; ends: Float64Array };

/**
 * Words with times, those of `heard` from `from` on. Punctuation joins the word before it; a word without a time stands
 * between its neighbours.
 */
export function toWords(heard: readonly Piece[], { starts, ends }: WordTimes, from: number): Word[] {
  const to = from + heard.length;
  let lastEndMs = nextStartMs(starts, from, to);
  if (Number.isNaN(lastEndMs)) return [];
  const words: Word[] = [];
  let before: Word | null = null;
  for (let index = 0; index < heard.length; index += 1) {
    const word = heard[index];
    const text = word?.text.trim() ?? "";
    if (!word || text === "") continue;
    const at = from + index;
    const start = starts[at] ?? Number.NaN;
    const isMark = Number.isNaN(start) ? !/[\p{L}\p{N}]/u.test(text) : CLOSING_MARK.test(text);
    if (before && (word.glue === "before" || isMark)) {
      before.text += text;
      if (isMark && (ends[at] ?? 0) > before.endMs) lastEndMs = before.endMs = ends[at] ?? 0;
      continue;
    }
    const startMs: number = Math.max(before?.startMs ?? 0, Number.isNaN(start) ? lastEndMs : start);
    let end = ends[at] ?? Number.NaN;
    if (Number.isNaN(end)) end = nextStartMs(starts, at + 1, Math.min(to, at + NEAR));
    const endMs = Number.isNaN(end) ? startMs : Math.max(startMs, end);
    const { confidence } = word;
    before = confidence === null ? { text, startMs, endMs } : { text, startMs, endMs, confidence };
    words.push(before);
    lastEndMs = endMs;
  }
  return words;
}

/** A mark with a time of its own, as of a model for punctuation, is no word either. */
const CLOSING_MARK = /^[.,!?;:…。，、！？]{1,4}$/;

/** Far enough for the few words in a row that recognisers leave without a time. */
const NEAR = 20;

function nextStartMs(starts: Float64Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const startMs = starts[at] ?? Number.NaN;
    if (!Number.isNaN(startMs)) return startMs;
  }
  return Number.NaN;
}
