import { joinTokens } from "./join-tokens";
import type { Utterance } from "./utterance";

const PAUSE_MS = 2_000;
const MAX_JOINED_LETTERS = 1_000;
const SENTENCE_END = /[.!?…。！？؟।;:"”»)]\s*$/;

/**
 * Segments that break off in the middle of a sentence are put together with what the same speaker says next. Where
 * hardly any segment ends a sentence there is no punctuation to go by, and the document's own pieces are kept.
 */
export function joinSegments(utterances: readonly Utterance[], unitMs: number): Utterance[] {
  const ended = utterances.filter(({ text }) => SENTENCE_END.test(text)).length;
  if (ended < utterances.length * 0.3) return [...utterances];
  const joined: Utterance[] = [];
  for (const utterance of utterances) {
    const before = joined.at(-1);
    if (before && goesOn(before, utterance, unitMs)) joined[joined.length - 1] = join(before, utterance);
    else joined.push(utterance);
  }
  return joined;
}

function goesOn(before: Utterance, next: Utterance, unitMs: number): boolean {
  const end = before.end ?? before.start;
  const pauseMs =
    end && next.start
      ? next.start.amount * (next.start.unitMs || unitMs) - end.amount * (end.unitMs || unitMs)
      : 0;
  return (
    !SENTENCE_END.test(before.text) &&
    before.text.length < MAX_JOINED_LETTERS &&
    pauseMs < PAUSE_MS &&
    JSON.stringify(before.speaker) === JSON.stringify(next.speaker)
  );
}

function join(before: Utterance, next: Utterance): Utterance {
  const text = joinTokens([
    { text: before.text, glue: "none" },
    { text: next.text, glue: "none" },
  ]);
  const areTimedAlike = before.words.length > 0 === next.words.length > 0;
  return {
    ...before,
    text,
    words: areTimedAlike ? [...before.words, ...next.words] : [],
    end: next.end ?? next.start,
    duration: null,
    isInterim: false,
  };
}
