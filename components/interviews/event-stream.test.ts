import { expect, test } from "vitest";
import { readEvent, retryDelayMs } from "./event-stream";

test("Each failed attempt waits longer than the one before, up to a minute", () => {
  const shortest = [0, 1, 2, 3, 20, 5000].map((failures) => retryDelayMs(failures, 0));
  const longest = [0, 1, 2, 3, 20, 5000].map((failures) => retryDelayMs(failures, 1));
  expect(shortest).toEqual([500, 1000, 2000, 4000, 30_000, 30_000]);
  expect(longest).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000]);
});

test("An event says which interview it is about and what to read out", () => {
  expect(readEvent("interview", '{"interviewId":"1","status":"completed","text":"Ada is done."}')).toEqual({
    type: "interview",
    interviewId: "1",
    text: "Ada is done.",
  });
});

test.each(['{"interviewId":1}', '{"text":7}', '{"text":""}', "null", "[]", "", "not json", undefined])(
  "An event with the payload %j is a hint without particulars",
  (payload) => {
    expect(readEvent("notes", payload)).toEqual({ type: "notes" });
  },
);
