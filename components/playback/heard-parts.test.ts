import { expect, test } from "vitest";
import { HeardParts } from "./heard-parts";

test("What is played is told about once a second, without holes between", () => {
  const heard = new HeardParts();
  const told = Array.from({ length: 250 }, (_, frame) => heard.playedTo(frame * 16)).filter(
    (part) => part !== null,
  );
  expect(told).toEqual([
    { startMs: 0, endMs: 1_008 },
    { startMs: 1_008, endMs: 2_016 },
    { startMs: 2_016, endMs: 3_024 },
  ]);
  expect(heard.leap()).toEqual({ startMs: 3_024, endMs: 3_984 });
});

test("What lies between two moments is not heard by leaping over it, backward neither", () => {
  const heard = new HeardParts();
  heard.playedTo(1_000);
  heard.leap();
  expect(heard.playedTo(60_000)).toBeNull();
  expect(heard.playedTo(20_000)).toBeNull();
  expect(heard.leap()).toBeNull();
});
