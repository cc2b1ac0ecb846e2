import type { RawTime } from "../frame";

/** In milliseconds; `unitMs` is the unit of times that do not say their own. */
export function msOf(time: RawTime, unitMs: number): number {
  return time.amount * (time.unitMs || unitMs);
}

/** When something ends by its end or its length, at least when it begins; null without a time. */
export function endMsOf(
  { start, end, duration }: { start: RawTime | null; end: RawTime | null; duration: RawTime | null },
  unitMs: number,
): number | null {
  if (end) return msOf(end, unitMs);
  return start && msOf(start, unitMs) + (duration ? msOf(duration, unitMs) : 0);
}
