const QUARTER_MS = 15 * 60_000;
const QUARTERS_LOOKED_AT = 3 * 24 * 4;

/**
 * The next time after `now` at which a clock in `timeZone` (IANA) shows `hour`:00. A day on which the clock skips that
 * hour is passed over; a time zone that is unknown here counts as UTC.
 */
export function nextDaily(now: Date, hour: number, timeZone: string): Date {
  const clock = clockIn(timeZone);
  const first = Math.floor(now.getTime() / QUARTER_MS) + 1;
  for (let quarter = first; quarter < first + QUARTERS_LOOKED_AT; quarter++) {
    const at = new Date(quarter * QUARTER_MS);
    if (clock.format(at) === `${String(hour).padStart(2, "0")}:00`) return at;
  }
  return new Date(now.getTime() + 24 * 4 * QUARTER_MS);
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const shown = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...shown, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...shown, timeZone: "UTC" });
  }
}
