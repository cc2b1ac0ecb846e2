import { expect, test } from "vitest";
import { addRange, coveredMs, rangeAt, type TimeRange } from "./time-ranges";

const range = (startMs: number, endMs: number): TimeRange => ({ startMs, endMs });

test("Parts heard apart stay apart, in order of time", () => {
  const heard = addRange(addRange([], range(50, 60)), range(10, 20));
  expect(heard).toEqual([range(10, 20), range(50, 60)]);
});

test("A part that bridges others makes them one", () => {
  expect(addRange([range(0, 10), range(20, 30), range(50, 60)], range(5, 20))).toEqual([
    range(0, 30),
    range(50, 60),
  ]);
});

test("Hearing the same again counts once", () => {
  const once = addRange([], range(0, 1000));
  expect(coveredMs(addRange(once, range(200, 700)))).toBe(1000);
});

test("A gap that nobody notices is closed, a longer one is not", () => {
  expect(addRange([range(0, 100)], range(140, 200), 50)).toEqual([range(0, 200)]);
  expect(addRange([range(0, 100)], range(160, 200), 50)).toEqual([range(0, 100), range(160, 200)]);
});

test("An empty or reversed part changes nothing", () => {
  expect(addRange([range(0, 10)], range(30, 30))).toEqual([range(0, 10)]);
  expect(addRange([range(0, 10)], range(30, 20))).toEqual([range(0, 10)]);
});

test("The part at a moment is found, and none between parts or at an end", () => {
  const ranges = [range(0, 10), range(20, 30)];
  expect([0, 9, 10, 15, 20, 29, 30].map((timeMs) => rangeAt(ranges, timeMs)?.startMs)).toEqual([
    0,
    0,
    undefined,
    undefined,
    20,
    20,
    undefined,
  ]);
});
