import { FRAMES } from "../times/read-time";

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
const HALF_OF_DAY = /\s?([AaPp])\.?[Mm]\.?(?!\p{L})/uy;
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

/** What the last moment was that was read: there are hundreds of thousands in a document. */
const moment = { next: 0, isClock: false, hasFraction: false };

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

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isWordUnit(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  if (unit < 128) return isDigit(unit) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return /[\p{L}\p{N}]/u.test(line.charAt(at));
}

/** Where digits that begin at `at` end, `most` at the most. */
function digitsEnd(line: string, at: number, most: number): number {
  let end = at;
  while (end < at + most && isDigit(line.charCodeAt(end))) end += 1;
  return end;
}

function numberAt(line: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + line.charCodeAt(at) - 48;
  return value;
}

/** The fraction after a point or comma at `at`, of one; moves `moment.next` behind it. */
function fractionAt(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  const end = unit === 44 || unit === 46 ? digitsEnd(line, at + 1, 9) : at;
  moment.hasFraction = end > at + 1;
  moment.next = moment.hasFraction ? end : at;
  return moment.hasFraction ? numberAt(line, at + 1, end) / 10 ** (end - at - 1) : 0;
}

/** The frames of a time code, `00:00:03:12`, as a fraction of a second; null where there are none. */
function framesAt(line: string, at: number): number | null {
  const unit = line.charCodeAt(at);
  if (unit !== 58 && unit !== 59) return null;
  const end = digitsEnd(line, at + 1, 3);
  if (end !== at + 3) return null;
  moment.hasFraction = true;
  moment.next = end;
  return Math.min(numberAt(line, at + 1, end), FRAMES - 1) / FRAMES;
}

/** `1:02:03.5`, `62:10`, `10:02 AM`, `00:01:129` (minutes, seconds, milliseconds); `isOfDay` after a date. */
function readClock(line: string, at: number, isOfDay = false): number {
  const end = digitsEnd(line, at, 4);
  if (end === at || line.charCodeAt(end) !== 58) return Number.NaN;
  const secondEnd = digitsEnd(line, end + 1, 2);
  if (secondEnd === end + 1) return Number.NaN;
  const thirdEnd = line.charCodeAt(secondEnd) === 58 ? digitsEnd(line, secondEnd + 1, 3) : secondEnd;
  const hasThree = thirdEnd > secondEnd + 1;
  const [first, second] = [numberAt(line, at, end), numberAt(line, end + 1, secondEnd)];
  const third = hasThree ? numberAt(line, secondEnd + 1, thirdEnd) : 0;
  const isShort = thirdEnd - secondEnd === 4;
  const fraction = framesAt(line, thirdEnd) ?? fractionAt(line, hasThree ? thirdEnd : secondEnd);
  moment.isClock = true;
  const half = halfOfDayAt(line, moment.next);
  const isHours = (hasThree && !isShort) || half !== 0 || isOfDay;
  const hours = isHours ? (half === 0 ? first : (first % 12) + (half > 0 ? 12 : 0)) : 0;
  const minutes = isHours ? second : first;
  const seconds = hasThree && !isShort ? third : isHours ? 0 : second;
  if (seconds > 59 || (isHours && minutes > 59)) return Number.NaN;
  return ((hours * 60 + minutes) * 60 + seconds + fraction) * 1000 + (isShort ? third : 0);
}

/** -1 before noon, 1 after it, 0 where nothing says so; moves `moment.next` behind it. */
function halfOfDayAt(line: string, at: number): number {
  const unit =
    line.charCodeAt(line.charCodeAt(at) === 32 || line.charCodeAt(at) === 0x202f ? at + 1 : at) | 32;
  if (unit !== 97 && unit !== 112) return 0;
  HALF_OF_DAY.lastIndex = at;
  if (!HALF_OF_DAY.test(line)) return 0;
  moment.next = HALF_OF_DAY.lastIndex;
  return unit === 112 ? 1 : -1;
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
