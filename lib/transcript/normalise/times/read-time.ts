import type { RawTime } from "../frame";
import { isObject, member } from "../json";
import { moment, readClock } from "./clock";

const SECOND_MS = 1000;
const UNITS: [RegExp, number][] = [
  [/^m(?:s|illis|illiseconds?)$/i, 1],
  [/^s(?:ecs?|econds?)?$/i, SECOND_MS],
  [/^m(?:ins?|inutes?)?$/i, 60_000],
  [/^h(?:rs?|ours?)?$/i, 3_600_000],
  [/^(?:us|µs|micros)$/i, 1e-3],
  [/^(?:ns|nanos)$/i, 1e-6],
];

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const WITH_UNIT = /^(-?\d+(?:\.\d+)?)\s*([a-zµ]+)$/i;
const ISO_DURATION =
  /^P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i;
const ISO_DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** A time in any of the forms of docs/transcripts.md, or null. Never guesses a unit. */
export function readTime(value: unknown, keyUnitMs = 0): RawTime | null {
  if (typeof value === "number") return Number.isFinite(value) ? { amount: value, unitMs: keyUnitMs } : null;
  if (typeof value === "string") return readTimeText(value.trim(), keyUnitMs);
  return isObject(value) ? readTimeObject(value) : null;
}

function readTimeText(text: string, keyUnitMs: number): RawTime | null {
  if (text === "" || text.length > 40) return null;
  if (PLAIN_NUMBER.test(text)) return readTime(Number(text), keyUnitMs);
  const ms = clockMs(text) ?? durationMs(text) ?? withUnitMs(text) ?? dateMs(text);
  return ms === null || !Number.isFinite(ms) ? null : { amount: ms, unitMs: 1 };
}

/** `00:01:02.5`, `01:02,500`, `62:10`, `00:01:129`, `10:02:33 AM` in milliseconds, or null. */
function clockMs(text: string): number | null {
  const ms = readClock(text, 0);
  return Number.isNaN(ms) || moment.next < text.length ? null : ms;
}

function durationMs(text: string): number | null {
  const match = ISO_DURATION.exec(/^\d+[hm]/i.test(text) ? `PT${text.replaceAll(" ", "")}` : text);
  if (!match || text.length < 3) return null;
  const [days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number((part ?? "0").replace(",", ".")));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * SECOND_MS;
}

function withUnitMs(text: string): number | null {
  const match = WITH_UNIT.exec(text);
  const unit = match && UNITS.find(([name]) => name.test(match[2] ?? ""));
  return unit ? Number(match[1]) * unit[1] : null;
}

// A date without a zone is read as UTC: only differences between dates count, and those must not depend on where
// the server stands.
function dateMs(text: string): number | null {
  const match = ISO_DATE.exec(text);
  if (!match) return null;
  const [, day, clock = "00:00", zone = "Z"] = match;
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
  const ms = Date.parse(`${day}T${clock.replace(",", ".")}${offset.toUpperCase()}`);
  return Number.isNaN(ms) ? null : ms;
}

/** `{ seconds, nanos }`, where noughts may be left out, `{ milliseconds }`, `{ relative, absolute }`. */
function readTimeObject(value: Record<string, unknown>): RawTime | null {
  const relative = member(value, "relative") ?? member(value, "absolute");
  if (relative !== undefined) return readTime(relative, typeof relative === "number" ? SECOND_MS : 0);
  const seconds = readTime(member(value, "seconds") ?? member(value, "sec") ?? 0)?.amount ?? 0;
  const nanos = readTime(member(value, "nanos") ?? member(value, "nanoseconds") ?? 0)?.amount ?? 0;
  const millis = readTime(member(value, "milliseconds") ?? member(value, "millis") ?? 0)?.amount ?? 0;
  const minutes = readTime(member(value, "minutes") ?? 0)?.amount ?? 0;
  const hours = readTime(member(value, "hours") ?? 0)?.amount ?? 0;
  const isTime = Object.keys(value).every((key) =>
    /^(hours|minutes|sec(onds)?|nanos(econds)?|millis(econds)?)$/.test(key),
  );
  const ms = ((hours * 60 + minutes) * 60 + seconds) * SECOND_MS + millis + nanos / 1e6;
  return isTime ? { amount: ms, unitMs: 1 } : null;
}

/** A pair of times: `[0, 3.2]`, `{ start, end }`, `{ from, to }`; null for anything else. */
export function readRange(
  value: object,
  unitMs: number,
): { start: RawTime | null; end: RawTime | null } | null {
  let pair: unknown[];
  if (Array.isArray(value)) pair = value;
  else if (isObject(value))
    pair = [
      member(value, "start") ?? member(value, "from") ?? member(value, "begin"),
      member(value, "end") ?? member(value, "to"),
    ];
  else return null;
  if (pair.length !== 2) return null;
  const [start, end] = [readTime(pair[0], unitMs), readTime(pair[1], unitMs)];
  return start || end ? { start, end } : null;
}
