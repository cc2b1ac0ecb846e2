import { expect, test } from "vitest";
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
