import { expect, test } from "vitest";
import { measureTalkTime } from "./talk-time";
import type { Transcript } from "./types";

const transcriptOf = (turns: [string | null, number | null, number | null][]): Transcript => ({
  version: 1,
  language: null,
  source: "timed",
  speakers: [],
  turns: turns.map(([speakerId, startMs, endMs], index) => ({
    id: String(index),
    speakerId,
    text: "x",
    startMs,
    endMs,
  })),
  unrecognised: [],
});

test("measures shares, the longest monologue and pauses", () => {
  const talk = measureTalkTime(
    transcriptOf([
      ["a", 0, 2000],
      ["b", 2500, 8500],
      ["b", 8600, 10_600],
      ["a", 14_000, 16_000],
    ]),
  );
  expect(talk?.speakers).toEqual([
    { speakerId: "a", spokenMs: 4000, share: 4000 / 12_000, turns: 2 },
    { speakerId: "b", spokenMs: 8000, share: 8000 / 12_000, turns: 2 },
  ]);
  expect(talk?.longestMonologue).toMatchObject({
    speakerId: "b",
    turnIndex: 1,
    startMs: 2500,
    endMs: 10_600,
  });
  expect(talk?.pauses).toEqual([{ startMs: 10_600, endMs: 14_000, afterTurnIndex: 2 }]);
});

test("sees no pause while somebody else still speaks", () => {
  expect(
    measureTalkTime(
      transcriptOf([
        ["a", 0, 9000],
        ["b", 1000, 2000],
        ["a", 9500, 9900],
      ]),
    )?.pauses,
  ).toEqual([]);
});

test("counts speech of one speaker that overlaps itself once", () => {
  expect(
    measureTalkTime(
      transcriptOf([
        ["a", 0, 5000],
        ["a", 3000, 6000],
      ]),
    )?.speakers[0]?.spokenMs,
  ).toBe(6000);
});

test("takes the next start for a missing end and skips turns without times", () => {
  const talk = measureTalkTime(
    transcriptOf([
      ["a", 0, null],
      ["b", null, null],
      ["b", 3000, null],
    ]),
  );
  expect(talk?.speakers).toEqual([
    { speakerId: "a", spokenMs: 3000, share: 1, turns: 1 },
    { speakerId: "b", spokenMs: 0, share: 0, turns: 1 },
  ]);
});

test("measures nothing without times", () => {
  expect(measureTalkTime(transcriptOf([["a", null, null]]))).toBeNull();
});
