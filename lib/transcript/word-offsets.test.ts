import { expect, test } from "vitest";
import type { Turn } from "@/lib/transcript/types";
import { placedWords, wordAtOffset } from "./word-offsets";

function turnOf(text: string, words: string[]): Turn {
  return {
    id: text,
    speakerId: null,
    text,
    startMs: 0,
    endMs: null,
    words: words.map((word, index) => ({ text: word, startMs: index * 100, endMs: index * 100 + 90 })),
  };
}

test("finds repeated words each at its own place", () => {
  const words = placedWords(turnOf("No, no. I said no!", ["No", "no", "I", "said", "no"]));
  expect(words.map(({ start }) => start)).toEqual([0, 4, 8, 10, 15]);
  expect(wordAtOffset(words, 16)?.startMs).toBe(400);
  expect(wordAtOffset(words, 18)).toBeNull();
});

test("a word that the text writes otherwise does not take a later one's place", () => {
  const filler = "and so on ".repeat(12);
  const words = placedWords(turnOf(`I paid 20 dollars ${filler}twenty`, ["paid", "twenty", "dollars"]));
  expect(words.map(({ startMs }) => startMs)).toEqual([0, 200]);
});
