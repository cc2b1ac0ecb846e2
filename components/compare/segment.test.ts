import { expect, test } from "vitest";
import { hasRunThrough } from "./segment";

const at = (timeMs: number, isPlaying = true) => ({ timeMs, isPlaying, durationMs: 60_000 });

test("a segment ends where playing runs through its end", () => {
  expect(hasRunThrough(at(9_900), at(10_050), 10_000)).toBe(true);
  expect(hasRunThrough(at(9_000), at(9_900), 10_000)).toBe(false);
});

test("it does not end for who seeks beyond its end, or plays on from there", () => {
  expect(hasRunThrough(at(5_000), at(30_000), 10_000)).toBe(false);
  expect(hasRunThrough(at(30_000), at(30_100), 10_000)).toBe(false);
});

test("it does not end where somebody pauses", () => {
  expect(hasRunThrough(at(9_900), at(9_900, false), 10_000)).toBe(false);
});

test("the last segment ends with the recording", () => {
  expect(hasRunThrough(at(59_900), at(60_000, false), null)).toBe(true);
});
