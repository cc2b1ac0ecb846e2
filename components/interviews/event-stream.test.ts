import { expect, test } from "vitest";
import { retryDelayMs, textOf } from "./event-stream";

test("Each failed attempt waits longer than the one before, up to a minute", () => {
  const shortest = [0, 1, 2, 3, 20, 5000].map((failures) => retryDelayMs(failures, 0));
  const longest = [0, 1, 2, 3, 20, 5000].map((failures) => retryDelayMs(failures, 1));
  expect(shortest).toEqual([500, 1000, 2000, 4000, 30_000, 30_000]);
  expect(longest).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000]);
});

test("An event's text is read out when it has one", () => {
  expect(textOf('{"interviewId":"1","text":"Interview with Ada is complete"}')).toBe(
    "Interview with Ada is complete",
  );
});

test.each(['{"interviewId":"1"}', '{"text":7}', '{"text":""}', "null", "[]", "", "not json", undefined])(
  "An event with the payload %j is not read out and does no harm",
  (payload) => {
    expect(textOf(payload)).toBeNull();
  },
);
