/** In a second, where only a time code tells. */
const FRAMES = 30;
const HALF_OF_DAY = /\s?([AaPp])\.?[Mm]\.?(?!\p{L})/uy;

/** What the last moment was that was read: there are hundreds of thousands in a document. */
export const moment = { next: 0, isClock: false, hasFraction: false };

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Where digits that begin at `at` end, `most` at the most. */
export function digitsEnd(line: string, at: number, most: number): number {
  let end = at;
  while (end < at + most && isDigit(line.charCodeAt(end))) end += 1;
  return end;
}

export function numberAt(line: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + line.charCodeAt(at) - 48;
  return value;
}

/** The fraction after a point or comma at `at`, of one; moves `moment.next` behind it. */
export function fractionAt(line: string, at: number): number {
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
export function readClock(line: string, at: number, isOfDay = false): number {
  const end = digitsEnd(line, at, 4);
  const mark = line.charCodeAt(end);
  if (end === at || (mark !== 58 && mark !== 59)) return Number.NaN;
  const secondEnd = digitsEnd(line, end + 1, 2);
  if (secondEnd === end + 1) return Number.NaN;
  const thirdEnd = line.charCodeAt(secondEnd) === mark ? digitsEnd(line, secondEnd + 1, 3) : secondEnd;
  const hasThree = thirdEnd > secondEnd + 1;
  const [first, second] = [numberAt(line, at, end), numberAt(line, end + 1, secondEnd)];
  const third = hasThree ? numberAt(line, secondEnd + 1, thirdEnd) : 0;
  const isShort = thirdEnd - secondEnd === 4;
  const frames = framesAt(line, thirdEnd);
  if (mark === 59 && frames === null) return Number.NaN;
  const fraction = frames ?? fractionAt(line, hasThree ? thirdEnd : secondEnd);
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
