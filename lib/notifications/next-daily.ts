const QUARTER_MS = 15 * 60_000;
const QUARTERS_LOOKED_AT = 3 * 24 * 4;
/** Clocks are never put back by more than that. */
const QUARTERS_LOOKED_BACK = 3 * 4;

/**
 * The next time after `now` at which a day's mail is due: once a day, when a clock in `timeZone` (IANA) first shows `hour`:00
 * or, where it skips that hour, the first time after it. A time zone that is unknown here counts as UTC.
 */
export function nextDaily(now: Date, hour: number, timeZone: string): Date {
  const clock = clockIn(timeZone);
  const first = Math.floor(now.getTime() / QUARTER_MS) + 1;
  // A clock that is put back shows an hour again whose mail has gone.
  const gone = Array.from({ length: QUARTERS_LOOKED_BACK }, (_, back) =>
    dueDay(clock, first - 1 - back, hour),
  );
  const last = Math.max(...gone);
  for (let quarter = first; quarter < first + QUARTERS_LOOKED_AT; quarter++)
    if (dueDay(clock, quarter, hour) > last) return new Date(quarter * QUARTER_MS);
  return new Date(now.getTime() + 24 * 4 * QUARTER_MS);
}

/** The latest day, as days since 1970, whose mail is due by the time that the clock shows. */
function dueDay(clock: Intl.DateTimeFormat, quarter: number, hour: number): number {
  const parts = clock.formatToParts(quarter * QUARTER_MS);
  const [year = 0, month = 0, day = 0, shown = 0] = ["year", "month", "day", "hour"].map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  return Date.UTC(year, month - 1, day) / 86_400_000 - (shown < hour ? 1 : 0);
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const shown = {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    hourCycle: "h23",
  } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...shown, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...shown, timeZone: "UTC" });
  }
}
