import { expect, test } from "vitest";
import { leapFrom } from "./playback-leaps";

const silences = [
  { startMs: 10_000, endMs: 15_000 },
  { startMs: 40_000, endMs: 50_000 },
];
const loop = { startMs: 20_000, endMs: 30_000 };

test("Running into a silence leads to its end, speech is left alone", () => {
  expect(leapFrom({ fromMs: 9_990, timeMs: 10_010, loop: null, silences })).toBe(15_000);
  expect(leapFrom({ fromMs: 16_000, timeMs: 16_016, loop: null, silences })).toBeNull();
});

test("The last moments of a silence are played rather than leapt over", () => {
  expect(leapFrom({ fromMs: 14_890, timeMs: 14_900, loop: null, silences })).toBeNull();
});

test("Running through the end of a loop leads back to its start", () => {
  expect(leapFrom({ fromMs: 29_990, timeMs: 30_005, loop, silences: [] })).toBe(20_000);
  expect(leapFrom({ fromMs: 25_000, timeMs: 25_016, loop, silences: [] })).toBeNull();
});

test("Who seeks behind a loop is not pulled back into it", () => {
  expect(leapFrom({ fromMs: null, timeMs: 35_000, loop, silences: [] })).toBeNull();
  expect(leapFrom({ fromMs: 35_000, timeMs: 35_016, loop, silences: [] })).toBeNull();
});

test("A silence at the end of a loop leads back to the loop's start", () => {
  const around = { startMs: 35_000, endMs: 45_000 };
  expect(leapFrom({ fromMs: 39_990, timeMs: 40_010, loop: around, silences })).toBe(35_000);
});

test("A loop of nothing but silence plays, instead of seeking for ever", () => {
  const inside = { startMs: 41_000, endMs: 44_000 };
  expect(leapFrom({ fromMs: 41_000, timeMs: 41_016, loop: inside, silences })).toBeNull();
});
