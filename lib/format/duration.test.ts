import { expect, test } from "vitest";
import { describeDuration, formatDuration, isoDuration } from "./duration";

test.each([
  [0, "0:00"],
  [5, "0:05"],
  [65, "1:05"],
  [599.9, "9:59"],
  [3600, "1:00:00"],
  [3725, "1:02:05"],
  [36_000, "10:00:00"],
])("%d seconds are shown as %s", (seconds, shown) => {
  expect(formatDuration(seconds)).toBe(shown);
});

test.each([-3, Number.NaN, Number.POSITIVE_INFINITY])(
  "A length that makes no sense (%d) is shown as nothing played",
  (seconds) => {
    expect(formatDuration(seconds)).toBe("0:00");
  },
);

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [60, "1 minute"],
  [3725, "1 hour 2 minutes 5 seconds"],
])("A screen reader hears %d seconds as %s", (seconds, heard) => {
  expect(describeDuration(seconds)).toBe(heard);
});

test("Machines read the length as an ISO 8601 duration", () => {
  expect([0, 65, 3725].map(isoDuration)).toEqual(["PT0S", "PT1M5S", "PT1H2M5S"]);
});
