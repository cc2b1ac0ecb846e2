import { expect, test } from "vitest";
import { dateBounds, dateRangeLabel } from "./date-range";

const NOW = Date.UTC(2026, 10, 26, 12);

test("The last days are counted back from now", () => {
  expect(dateBounds("7d", NOW)).toEqual({ from: new Date("2026-11-19T12:00:00Z"), before: null });
});

test("Both days of a range belong to it, and either may be left out", () => {
  expect(dateBounds("2026-01-01..2026-01-31", NOW)).toEqual({
    from: new Date("2026-01-01T00:00:00Z"),
    before: new Date("2026-02-01T00:00:00Z"),
  });
  expect(dateBounds("2026-01-01..", NOW)?.before).toBeNull();
  expect(dateBounds("..2026-01-31", NOW)?.from).toBeNull();
});

test.each(["", "..", "d", "7", "2026-01-01", "2026-13-01..", "2026-02-30..2026-99-99", "x..y", "99999d"])(
  "“%s” is no range",
  (range) => expect(dateBounds(range, NOW)).toBeNull(),
);

test("A range is said in words", () => {
  expect(
    ["30d", "365d", "2026-01-01..2026-01-31", "2026-01-01..", "..2026-01-31"].map(dateRangeLabel),
  ).toEqual([
    "Last 30 days",
    "Last year",
    "1 Jan 2026 to 31 Jan 2026",
    "Since 1 Jan 2026",
    "Until 31 Jan 2026",
  ]);
});
