import { expect, test } from "vitest";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { longestHoldMs } from "@/testing/longest-hold";
import { timeLimit } from "@/testing/time-limit";
import { readDocument } from "./read-document";

const MOST_HELD_MS = 50;

const sent = (document: unknown) => ({
  ...{ bytes: Buffer.from(JSON.stringify(document)), contentType: "application/json", durationMs: null },
});

const turnsOf = (count: number, wordsEach: number) => ({
  turns: Array.from({ length: count }, (_, turn) => {
    const words = Array.from({ length: wordsEach }, (_, index) => {
      const count = turn * wordsEach + index;
      const start = count * 0.3;
      return { word: `word${count % 977}`, start, end: start + 0.2 };
    });
    const text = words.map(({ word }) => word).join(" ");
    return { speaker: turn % 2 ? "agent" : "user", text, start: words[0]?.start, words };
  }),
});

const said = Array.from({ length: 5_000 }, (_, index) => ({
  speaker: `s${index % 3}`,
  text: `Said as ${index}.`,
}));

test.each([
  ["of turns with words", turnsOf(200, 50)],
  ["of one turn with all the words", turnsOf(1, 8_000)],
  ["of turns without words", { turns: said }],
  ["that holds nothing", { list: said.map(() => null) }],
])("a large document %s is read as a small one is", async (_, document) => {
  const transcript = await readDocument(sent(document));
  expect(transcript).toEqual(normaliseTranscript(document));
  expect(transcript.turns.some(({ words }) => words)).toBe(JSON.stringify(document).includes('"words"'));
});

test("nobody waits while a document of five megabytes is read", async () => {
  const document = sent(turnsOf(1_800, 50));
  expect(document.bytes.length).toBeGreaterThan(5e6);
  expect(await longestHoldMs(() => readDocument(document))).toBeLessThan(timeLimit(MOST_HELD_MS));
});

test("more documents than there are threads are all read", async () => {
  const counts = [300, 310, 320, 330, 340];
  const read = await Promise.all(counts.map((count) => readDocument(sent(turnsOf(count, 5)))));
  expect(read.map(({ turns }) => turns.length)).toEqual(counts);
});
