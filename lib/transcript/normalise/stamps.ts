/** Times at `at` in a line, in milliseconds, and where the line goes on after them. */
export type Stamp = {
  startMs: number;
  endMs: number | null;
  isBracketed: boolean;
  isRange: boolean;
  next: number;
};

const CLOCK = /(\d{1,4}):(\d{1,2})(?::(\d{1,3}))?(?:[.,](\d{1,9}))?(?:\s?([AaPp])\.?[Mm]\.?(?![\p{L}]))?/uy;
const DATE = /(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4}),?[T\s]\s?/y;
const SECONDS = /(\d{1,6})(?:[.,](\d{1,9}))?\s?(?:s|sec|seconds)?(?![\p{L}\d:])/uy;
const BETWEEN = /\s{0,4}(?:-->|->|→|-|–|—|~|,|to\b)\s{0,4}/y;

/**
 * A stamp or a range, bare or in brackets: `00:05`, `[0:05 - 0:09]`, `(00:00:05.2 --> 00:00:07)`, `1.5 --> 3`. Bare
 * seconds are times only in a range or in brackets. Null when there is none.
 */
export function readStamp(line: string, at: number): Stamp | null {
  const opening = line.charAt(at);
  const isBracketed = opening === "[" || opening === "(" || opening === "<";
  const from = isBracketed ? at + 1 : at;
  const start = readClock(line, from) ?? readSeconds(line, from, isBracketed);
  if (!start) return null;
  let { next } = start;
  let endMs: number | null = null;
  BETWEEN.lastIndex = next;
  const between = BETWEEN.exec(line);
  if (between) {
    const end =
      readClock(line, BETWEEN.lastIndex) ??
      (start.isClock ? null : readSeconds(line, BETWEEN.lastIndex, true));
    if (end) {
      endMs = end.ms;
      next = end.next;
    }
  }
  const isArrow = between?.[0].includes(">") === true;
  if (!start.isClock && !(endMs !== null && (isArrow || isBracketed)) && !(isBracketed && start.hasFraction))
    return null;
  if (isBracketed) {
    const close = line.charAt(next);
    if (close !== "]" && close !== ")" && close !== ">") return null;
    next += 1;
  } else if (/[\p{L}\p{N}]/u.test(line.charAt(next))) return null;
  return { startMs: start.ms, endMs, isBracketed, isRange: endMs !== null, next };
}

type Moment = { ms: number; next: number; isClock: boolean; hasFraction: boolean };

function readClock(line: string, at: number): Moment | null {
  CLOCK.lastIndex = at;
  let match = CLOCK.exec(line);
  let date: RegExpExecArray | null = null;
  if (!match) {
    DATE.lastIndex = at;
    date = DATE.exec(line);
    if (!date) return null;
    CLOCK.lastIndex = DATE.lastIndex;
    match = CLOCK.exec(line);
  }
  if (!match) return null;
  const dayMs = date ? dayOf(date) : 0;
  const [, first = "0", second = "0", third, fraction, half] = match;
  const hasThree = third !== undefined;
  // `00:01:129`: minutes, seconds, milliseconds.
  const isShort = hasThree && third.length === 3;
  if (date && !hasThree) {
    const isLate = half?.toLowerCase() === "p";
    const hour = half ? (Number(first) % 12) + (isLate ? 12 : 0) : Number(first);
    return { ms: dayMs + (hour * 60 + Number(second)) * 60_000, ...rest(CLOCK.lastIndex) };
  }
  let hours = hasThree && !isShort ? Number(first) : 0;
  const minutes = hasThree && !isShort ? Number(second) : Number(first);
  const seconds = hasThree && !isShort ? Number(third) : Number(second);
  if (seconds > 59 || (hasThree && !isShort && minutes > 59)) return null;
  if (half) {
    const isLate = half.toLowerCase() === "p";
    if (hasThree) hours = (hours % 12) + (isLate ? 12 : 0);
    else
      return { ms: (((minutes % 12) + (isLate ? 12 : 0)) * 60 + seconds) * 60_000, ...rest(CLOCK.lastIndex) };
  }
  const ms = isShort ? Number(third) : fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000;
  return { ms: dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms, ...rest(CLOCK.lastIndex) };
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

const rest = (next: number) => ({ next, isClock: true, hasFraction: false });

function readSeconds(line: string, at: number, isExpected: boolean): Moment | null {
  SECONDS.lastIndex = at;
  const match = SECONDS.exec(line);
  if (!match || (!isExpected && !line.includes(">", at))) return null;
  const ms = Number(`${match[1]}.${match[2] ?? 0}`) * 1000;
  return { ms, next: SECONDS.lastIndex, isClock: false, hasFraction: match[2] !== undefined };
}
