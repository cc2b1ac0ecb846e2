import { expect, test } from "vitest";
import { formatDateTime } from "./date-time";
import { formatRelativeTime } from "./relative-time";

const NOW = "2026-11-24T12:00:00.000Z";
const NOW_MS = Date.parse(NOW);

test.each([
  ["2026-11-24T11:59:30.000Z", "just now"],
  ["2026-11-24T12:00:40.000Z", "just now"],
  ["2026-11-24T11:58:59.000Z", "1 minute ago"],
  ["2026-11-24T11:00:01.000Z", "59 minutes ago"],
  ["2026-11-24T11:00:00.000Z", "1 hour ago"],
  ["2026-11-23T12:00:00.000Z", "yesterday"],
  ["2026-11-11T12:00:00.000Z", "13 days ago"],
  ["2026-11-10T12:00:00.000Z", "2 weeks ago"],
  ["2026-09-01T12:00:00.000Z", "2 months ago"],
  ["2024-10-24T12:00:00.000Z", "2 years ago"],
  ["2026-12-08T12:00:00.000Z", "in 2 weeks"],
])("Seen from noon on 24 November, %s is %s", (iso, shown) => {
  expect(formatRelativeTime(iso, NOW_MS)).toBe(shown);
});

test("Text that is no date is shown as it came", () => {
  expect(formatRelativeTime("soon", NOW_MS)).toBe("soon");
});

test.each([
  "0001-01-01T00:00:00.000Z",
  "-000001-12-31T00:00:00.000Z",
  "1970-01-01T00:00:00.000Z",
  "9999-12-31T23:59:59.999Z",
])("%s stands for no time and is not counted in years", (iso) => {
  expect(formatRelativeTime(iso, NOW_MS)).toBe("unknown");
  for (const style of ["date", "dateTime", "full"] as const)
    expect(formatDateTime(iso, style, { timeZone: "UTC" })).toBe("unknown");
});
