import { expect, test } from "vitest";
import { nextDaily } from "./next-daily";

test.each([
  ["2026-11-25T06:10:00Z", 8, "UTC", "2026-11-25T08:00:00Z"],
  ["2026-11-25T08:00:00Z", 8, "UTC", "2026-11-26T08:00:00Z"],
  ["2026-11-25T06:10:00Z", 8, "Asia/Kathmandu", "2026-11-26T02:15:00Z"],
  ["2026-11-25T23:30:00Z", 0, "America/New_York", "2026-11-26T05:00:00Z"],
  // On 28 March 2027 clocks in Berlin go from 02:00 to 03:00.
  ["2027-03-27T20:00:00Z", 8, "Europe/Berlin", "2027-03-28T06:00:00Z"],
  ["2027-03-28T00:30:00Z", 2, "Europe/Berlin", "2027-03-29T00:00:00Z"],
  ["2026-11-25T06:10:00Z", 8, "Nowhere/Town", "2026-11-25T08:00:00Z"],
])("after %s, %i o'clock in %s is %s", (now, hour, timeZone, expected) => {
  expect(nextDaily(new Date(now), hour, timeZone)).toEqual(new Date(expected));
});
