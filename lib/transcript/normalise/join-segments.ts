import { joinTokens } from "./join-tokens";
import type { Utterance } from "./utterance";

const MAX_JOINED_LETTERS = 1_000;
const SENTENCE_END = /[.!?…。！？؟।;:"”»)]\s*$/;

/**
 * Segments that break off in the middle of a sentence are put together with what the same speaker says next. Where
 * hardly any segment ends a sentence there is no punctuation to go by, and the document's own pieces are kept.
 */
export function joinSegments(utterances: readonly Utterance[]): Utterance[] {
  const ended = utterances.filter(({ text }) => SENTENCE_END.test(text)).length;
  if (ended < utterances.length * 0.3) return [...utterances];
  const joined: Utterance[] = [];
  for (const utterance of utterances) {
    const before = joined.at(-1);
    if (before && goesOn(before, utterance)) joined[joined.length - 1] = join(before, utterance);
    else joined.push(utterance);
  }
  return joined;
}

function goesOn(before: Utterance, next: Utterance): boolean {
  return (
    !SENTENCE_END.test(before.text) &&
    before.text.length < MAX_JOINED_LETTERS &&
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
