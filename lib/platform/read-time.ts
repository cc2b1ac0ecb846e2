import { isKnownTime } from "@/lib/format/known-time";
import { isRecord, type Reading } from "./read-value";

/** What stands before is a zero that somebody's language writes for "none". */
const NONE_BEFORE_MS = Date.UTC(1970, 0, 2);
/** `9999-12-31` and the like stand for "never". */
const NEVER_MS = [Date.UTC(9999, 11, 30), Date.UTC(10_000, 0, 2)] as const;

const ISO =
  /^(\d{4})([-/.]?)(\d\d)\2(\d\d)(?:[t\s_]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,12}))?)?)?\s*(z|utc|gmt|[+-]\d\d(?::?\d\d){0,2})?(?: [a-z]{2,5})?(?: m=[+-][\d.]{1,30})?(?:\[[\w/+-]{1,40}\])?$/i;
/** A day, or a second, as nothing but digits; the epoch's numbers have others lengths. */
const DIGITS = /^(2[01]\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/;
const NAMED_MONTH = /^(?=.{12,80}$).*\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const DOT_NET = /^\/?Date\((-?\d{1,17})(?:[+-]\d{4})?\)\/?$/i;
const EPOCH = /^-?\d{9,19}(?:\.\d{1,9})?$/;
const DEEPEST = 3;

/**
 * A moment in UTC from the forms that languages and databases write: ISO 8601 and its relatives, HTTP dates, and the
 * time since 1970 in seconds to nanoseconds. Without a zone it is UTC. Null for none, and for what stands for none.
 */
export function readTime(value: unknown, depth = 0): Reading<Date> {
  if (value === null || value === undefined || value === false) return null;
  if (typeof value === "number")
    return DIGITS.test(String(value)) ? readTimeText(String(value)) : inRange(epochMs(value));
  if (typeof value === "string") return readTimeText(value.trim());
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return readTimeParts(value, depth);
  if (!isRecord(value)) return undefined;
  if (Object.keys(value).length === 0) return null;
  // MongoDB's, protobuf's and PHP's objects for a moment.
  const seconds = value.seconds ?? value._seconds ?? value.epochSecond;
  const inner = value.$date ?? value.$numberLong ?? seconds ?? value.date ?? value.iso ?? value.value;
  return readTime(inner ?? Number.NaN, depth + 1);
}

function readTimeText(text: string): Reading<Date> {
  if (/^(|null|none|never|undefined|n\/a|-|0+)$/i.test(text)) return null;
  // Before all else: their month zero is in no calendar.
  if (/^0000[-/.]?00[-/.]?00/.test(text)) return null;
  if (text.length > 100) return undefined;
  const digits = DIGITS.exec(text);
  if (digits) return inRange(wallMs(digits.slice(1)));
  const iso = ISO.exec(text);
  if (iso) return inRange(isoMs(iso));
  if (EPOCH.test(text)) return inRange(epochMs(Number(text)));
  const dotNet = DOT_NET.exec(text);
  if (dotNet) return inRange(Number(dotNet[1]));
  if (!NAMED_MONTH.test(text)) return undefined;
  const named = text.replace(/\s*\([^()]*\)$/, "");
  return inRange(Date.parse(/(gmt|utc|z|[+-]\d\d:?\d\d)\s*(\d{4})?$/i.test(named) ? named : `${named} GMT`));
}

function isoMs([, year, , month, day, hour, minute, second, fraction, zone]: RegExpExecArray): number {
  const ms = Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  return wallMs([year, month, day, hour, minute, second]) + ms - zoneMs(zone);
}

/** NaN for what no calendar or clock shows. */
function wallMs(parts: (string | undefined)[]): number {
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = parts.map((part) => Number(part ?? 0));
  // `Date` takes years below 100 for those of the last century, and 30 February for 2 March.
  if (y < 100) return Number.NEGATIVE_INFINITY;
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return Number.NaN;
  if (h > 24 || min > 59 || s > 60) return Number.NaN;
  return date.getTime() + ((h * 60 + min) * 60 + s) * 1000;
}

function zoneMs(zone = "Z"): number {
  const [, sign, hours, minutes = 0] = /^([+-])(\d\d):?(\d\d)?/.exec(zone) ?? [];
  if (!sign) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** By its size: each unit's values for this century are far from the next one's. */
function epochMs(value: number): number {
  const size = Math.abs(value);
  if (size < 1e11) return value * 1000;
  if (size < 1e14) return value;
  return size < 1e17 ? value / 1e3 : value / 1e6;
}

/** Jackson's `[2026, 11, 29, 10, 1, 0]`, with nanoseconds last; one element is read by itself. */
function readTimeParts(parts: unknown[], depth: number): Reading<Date> {
  if (parts.length === 0) return null;
  if (parts.length === 1) return readTime(parts[0], depth + 1);
  const numbers = parts.slice(0, 7).map((part) => (Number.isInteger(part) ? Number(part) : Number.NaN));
  const [year = Number.NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers;
  if (parts.length < 3 || parts.length > 7) return undefined;
  return inRange(Date.UTC(year, month - 1, day, hour, minute, second));
}

function inRange(ms: number): Reading<Date> {
  if (ms < NONE_BEFORE_MS || (ms >= NEVER_MS[0] && ms < NEVER_MS[1])) return null;
  return isKnownTime(ms) ? new Date(Math.floor(ms)) : undefined;
}
