const DAY_MS = 24 * 60 * 60_000;
const LAST_DAYS = /^(\d{1,4})d$/;
/** Of the years that a database and a calendar agree on. */
const BETWEEN = /^([12]\d{3}-\d{2}-\d{2})?\.\.([12]\d{3}-\d{2}-\d{2})?$/;

/** The ranges that are offered, as they stand in addresses. */
export const USUAL_RANGES = ["7d", "30d", "90d", "365d"] as const;

/** From an instant on, and before another one. */
export type DateBounds = { from: Date | null; before: Date | null };

/** What `7d` or `2026-01-01..2026-01-31` (either side may be left out, both days belong to it, UTC) means; else null. */
export function dateBounds(range: string, nowMs: number): DateBounds | null {
  const days = LAST_DAYS.exec(range)?.[1];
  if (days !== undefined) return { from: new Date(nowMs - Number(days) * DAY_MS), before: null };
  const between = daysOf(range);
  if (!between) return null;
  const from = between.from === "" ? null : new Date(`${between.from}T00:00:00Z`);
  const last = between.until === "" ? null : new Date(`${between.until}T00:00:00Z`);
  if ([from, last].some((date) => date && Number.isNaN(date.getTime()))) return null;
  return { from, before: last && new Date(last.getTime() + DAY_MS) };
}

/** The days of a range between two, empty where it has no end; null for another kind of range. */
export function daysOf(range: string): { from: string; until: string } | null {
  const [isBetween, from = "", until = ""] = BETWEEN.exec(range) ?? [];
  return isBetween === undefined || (from === "" && until === "") ? null : { from, until };
}

/** A range for people: `Last 7 days`, `1 Jan 2026 to 31 Jan 2026`, `Since 1 Jan 2026`. */
export function dateRangeLabel(range: string): string {
  const days = LAST_DAYS.exec(range)?.[1];
  if (days !== undefined) return days === "365" ? "Last year" : `Last ${days} days`;
  const between = daysOf(range);
  if (!between) return range;
  const { from, until } = between;
  if (until === "") return `Since ${dayLabel(from)}`;
  if (from === "") return `Until ${dayLabel(until)}`;
  return from === until ? dayLabel(from) : `${dayLabel(from)} to ${dayLabel(until)}`;
}

/** A day for people: `1 Jan 2026`. */
export function dayLabel(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}
