import { expect, test } from "vitest";
import { firstTurns } from "./first-turns";
import type { Transcript } from "./types";

function transcriptOf(texts: string[]): Transcript {
  const turns = texts.map((text, index) => ({
    id: `t${index}`,
    speakerId: null,
    text,
    startMs: null,
    endMs: null,
  }));
  return { version: 1, language: null, source: "untimed", speakers: [], turns, unrecognised: [] };
}

test("an ordinary transcript goes with its page", () => {
  expect(firstTurns(transcriptOf(Array.from({ length: 120 }, () => "Tell me about your work.")))).toBeNull();
  expect(firstTurns(transcriptOf([]))).toBeNull();
});

test("of a long one the page begins with the first turns, in their order", () => {
  const whole = transcriptOf(Array.from({ length: 5000 }, (_, index) => `This was said as number ${index}.`));
  const first = firstTurns(whole);
  expect(first?.turns.length).toBeGreaterThan(10);
  expect(first?.turns).toEqual(whole.turns.slice(0, first?.turns.length));
  expect(JSON.stringify(first).length).toBeLessThan(4_000);
});

test("one endless turn is shown at once", () => {
  const whole = transcriptOf(["a".repeat(50_000), "b"]);
  expect(firstTurns(whole)?.turns.map(({ id }) => id)).toEqual(["t0"]);
});
