import type { Transcript } from "../types";

const WORDS_AT_ONCE = 1_000;

/** The transcript as JSON, in pieces that are each made in a few milliseconds. */
export function* jsonPieces({ turns, ...head }: Transcript): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"turns":[`;
  for (const [index, { words, ...turn }] of turns.entries()) {
    const json = JSON.stringify(turn);
    yield `${index > 0 ? "," : ""}${words ? json.slice(0, -1) : json}`;
    if (!words) continue;
    yield ',"words":[';
    for (let from = 0; from < words.length; from += WORDS_AT_ONCE)
      yield `${from > 0 ? "," : ""}${JSON.stringify(words.slice(from, from + WORDS_AT_ONCE)).slice(1, -1)}`;
    yield "]}";
  }
  yield "]}";
}
