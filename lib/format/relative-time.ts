import { isKnownTime, UNKNOWN_TIME } from "./known-time";
import { LOCALE } from "./locale";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const STEPS = [
  { unit: "minute", unitMs: MINUTE_MS, belowMs: HOUR_MS },
  { unit: "hour", unitMs: HOUR_MS, belowMs: DAY_MS },
  { unit: "day", unitMs: DAY_MS, belowMs: 14 * DAY_MS },
  { unit: "week", unitMs: 7 * DAY_MS, belowMs: 60 * DAY_MS },
  { unit: "month", unitMs: 30.44 * DAY_MS, belowMs: 365 * DAY_MS },
  { unit: "year", unitMs: 365.25 * DAY_MS, belowMs: Number.POSITIVE_INFINITY },
] as const;

/**
 * How long ago, or how far ahead, an instant is: `5 minutes ago`, `yesterday`, `in 2 weeks`. Less than a
 * minute either way is `just now`, so that clocks slightly apart do not speak of the future. What stands for no time is
 * `unknown`; text that is no date comes back as it is.
 */
export function formatRelativeTime(iso: string, nowMs: number, locale: string = LOCALE): string {
  const atMs = Date.parse(iso);
  if (Number.isNaN(atMs)) return iso;
  if (!isKnownTime(atMs)) return UNKNOWN_TIME;
  const distanceMs = atMs - nowMs;
  if (Math.abs(distanceMs) < MINUTE_MS) return "just now";
  const step = STEPS.find(({ belowMs }) => Math.abs(distanceMs) < belowMs) ?? STEPS[5];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(
    Math.trunc(distanceMs / step.unitMs),
    step.unit,
  );
}
