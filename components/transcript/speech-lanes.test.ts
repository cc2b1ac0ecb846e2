import { expect, test } from "vitest";
import { speechLane } from "./speech-lanes";

const turn = (speakerId: string, startMs: number | null, endMs: number | null) => ({
  id: `${startMs}`,
  speakerId,
  text: "",
  startMs,
  endMs,
});

test("draws a speaker's turns to scale, and shows the shortest", () => {
  const turns = [turn("a", 0, 5000), turn("b", 5000, 5001), turn("a", null, null)];
  expect(speechLane(turns, "a", 10_000)).toBe("M0 0h500v1h-500z");
  expect(speechLane(turns, "b", 10_000)).toBe("M500 0h2v1h-2z");
  expect(speechLane(turns, "a", 0)).toBe("");
});
