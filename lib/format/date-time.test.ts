import { expect, test } from "vitest";
import { formatDateTime } from "./date-time";

const LATE_EVENING_UTC = "2026-11-23T22:30:00.000Z";

test("A time is shown in the reader's zone, not the server's", () => {
  expect(formatDateTime(LATE_EVENING_UTC, "dateTime", { timeZone: "UTC" })).toBe("23 Nov 2026, 22:30");
  expect(formatDateTime(LATE_EVENING_UTC, "dateTime", { timeZone: "Asia/Tokyo" })).toBe("24 Nov 2026, 07:30");
  expect(formatDateTime(LATE_EVENING_UTC, "dateTime", { timeZone: undefined })).toBe("24 Nov 2026, 04:15");
});

test("The day alone follows the zone too", () => {
  expect(formatDateTime(LATE_EVENING_UTC, "date", { timeZone: "America/New_York" })).toBe("23 Nov 2026");
  expect(formatDateTime(LATE_EVENING_UTC, "date", { timeZone: "Europe/Berlin" })).toBe("23 Nov 2026");
  expect(formatDateTime(LATE_EVENING_UTC, "date", { timeZone: "Asia/Kathmandu" })).toBe("24 Nov 2026");
});

test("The full form names weekday and zone, so that it can stand alone", () => {
  const shown = formatDateTime(LATE_EVENING_UTC, "full", { timeZone: "Europe/Berlin" });
  expect(shown).toContain("Monday");
  expect(shown).toContain("CET");
});

test("Text that is no date is shown as it came", () => {
  expect(formatDateTime("soon", "date", { timeZone: "UTC" })).toBe("soon");
});
