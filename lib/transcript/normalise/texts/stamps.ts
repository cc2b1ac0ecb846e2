import { digitsEnd, fractionAt, isDigit, moment, numberAt, readClock } from "../times/clock";

/** Times at `at` in a line, in milliseconds, and where the line goes on after them. */
export type Stamp = {
  startMs: number;
  endMs: number | null;
  isBracketed: boolean;
  isRange: boolean;
  next: number;
};

const DATE = /(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4}),?[T\s]\s?/y;
const ZONE = /Z|[+-]\d\d:?\d\d/y;
const BETWEEN = /\s{0,4}(?:-->|->|→|-|–|—|~|,|to\b)\s{0,4}/y;
const AFTER_SECONDS = /\s?(?:s|sec|seconds)?(?![\p{L}\d:])/uy;
const ARROW = " --> ";

/**
 * A stamp or a range, bare or in brackets: `00:05`, `[0:05 - 0:09]`, `(00:00:05.2 --> 00:00:07)`, `1.5 --> 3`. Bare
 * seconds are times only in a range or in brackets. Null when there is none.
 */
export function readStamp(line: string, at: number): Stamp | null {
  const opening = line.charAt(at);
  const isBracketed = opening === "[" || opening === "(" || opening === "<";
  const from = isBracketed ? spacesEnd(line, at + 1) : at;
  if (!isDigit(line.charCodeAt(from))) return null;
  const startMs = readMoment(line, from, isBracketed || line.includes(">", from));
  if (Number.isNaN(startMs)) return null;
  const { isClock, hasFraction } = moment;
  let { next } = moment;
  let endMs: number | null = null;
  const [between, after] = betweenAt(line, next);
  if (after > next) {
    const end = readMoment(line, after, !isClock);
    if (!Number.isNaN(end)) {
      endMs = end;
      next = moment.next;
    }
  }
  const isArrow = between.includes(">");
  if (!isClock && !(endMs !== null && (isArrow || isBracketed)) && !(isBracketed && hasFraction)) return null;
  if (isBracketed) {
    next = spacesEnd(line, next);
    const close = line.charAt(next);
    if (close !== "]" && close !== ")" && close !== ">") return null;
    next += 1;
  } else if (isWordUnit(line, next)) return null;
  return { startMs, endMs, isBracketed, isRange: endMs !== null, next };
}

function betweenAt(line: string, at: number): [between: string, after: number] {
  if (line.startsWith(ARROW, at)) return [ARROW, spacesEnd(line, at + ARROW.length)];
  const unit = line.charCodeAt(at);
  // Nothing that may stand between two times begins with a letter but `to`, or with a closing bracket.
  if (Number.isNaN(unit) || unit === 93 || unit === 41) return ["", at];
  BETWEEN.lastIndex = at;
  const between = BETWEEN.exec(line)?.[0] ?? "";
  return [between, at + between.length];
}

/** A clock, or seconds where they are expected, in milliseconds; NaN when there is none. */
function readMoment(line: string, at: number, isExpected: boolean): number {
  const ms = readClock(line, at);
  if (!Number.isNaN(ms)) return ms;
  DATE.lastIndex = at;
  const date = DATE.exec(line);
  if (date) {
    const clockMs = readClock(line, DATE.lastIndex, true);
    ZONE.lastIndex = moment.next;
    const zone = Number.isNaN(clockMs) ? null : ZONE.exec(line);
    if (zone) moment.next = ZONE.lastIndex;
    if (!Number.isNaN(clockMs)) return dayOf(date) + clockMs;
  }
  return isExpected ? readSeconds(line, at) : Number.NaN;
}

function spacesEnd(line: string, at: number): number {
  let end = at;
  while (end < at + 2 && line.charCodeAt(end) === 32) end += 1;
  return end;
}

function isWordUnit(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  if (unit < 128) return isDigit(unit) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return /[\p{L}\p{N}]/u.test(line.charAt(at));
}

function readSeconds(line: string, at: number): number {
  const end = digitsEnd(line, at, 6);
  if (end === at) return Number.NaN;
  const seconds = numberAt(line, at, end) + fractionAt(line, end);
  moment.isClock = false;
  AFTER_SECONDS.lastIndex = moment.next;
  if (!AFTER_SECONDS.test(line)) return Number.NaN;
  moment.next = AFTER_SECONDS.lastIndex;
  return seconds * 1000;
}

/** Since 1970; of 3/11/25 and 11/3/25 either will do, as only differences count. */
function dayOf([, one = "", two = "", three = ""]: RegExpExecArray): number {
  const [year, month, day] = one.length === 4 ? [one, two, three] : [three, two, one];
  const isSwapped = Number(month) > 12;
  const ms = Date.UTC(
    year.length < 3 ? Number(year) + 2000 : Number(year),
    Number(isSwapped ? day : month) - 1,
    Number(isSwapped ? month : day),
  );
  return Math.max(ms, 0);
}
