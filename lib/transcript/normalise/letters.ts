const CHUNK = 8_192;
const UNITS = new Uint16Array(CHUNK);
const ASCII = new Uint8Array(128);
for (let unit = 0; unit < 128; unit += 1)
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(unit))) ASCII[unit] = 1;

/**
 * Only the letters and digits, in lower case: two texts with the same ones say the same words. Beyond ASCII all but
 * spaces and the usual punctuation counts, which is enough to compare two versions of one text, and quick.
 */
export function lettersOf(text: string): string {
  const lower = text.toLowerCase();
  let first = 0;
  while (first < lower.length && isLetter(lower.charCodeAt(first))) first += 1;
  if (first === lower.length) return lower;
  let letters = lower.slice(0, first);
  let length = 0;
  for (let index = first; index < lower.length; index += 1) {
    const unit = lower.charCodeAt(index);
    if (!isLetter(unit)) continue;
    UNITS[length] = unit;
    length += 1;
    if (length === CHUNK) {
      letters += textOfUnits(length);
      length = 0;
    }
  }
  return letters + textOfUnits(length);
}

const SIZES = 2 ** 20;

/**
 * A number for the letters of a text, after those of `before`, without making them: the same for all texts with the
 * same ones, seldom for others.
 */
export function letterPrint(text: string, before = 0): number {
  let hash = Math.floor(before / SIZES) | 0;
  let size = before % SIZES;
  let units = text;
  for (let index = 0; index < units.length; index += 1) {
    let unit = units.charCodeAt(index);
    if (unit >= 128 && units === text) {
      units = text.toLowerCase();
      if (units !== text) {
        hash = Math.floor(before / SIZES) | 0;
        size = before % SIZES;
        index = -1;
        continue;
      }
    }
    if (!isLetter(unit)) continue;
    if (unit >= 65 && unit <= 90) unit += 32;
    hash = (Math.imul(hash, 31) + unit) | 0;
    size += 1;
  }
  return (hash >>> 0) * SIZES + Math.min(size, SIZES - 1);
}

export function hasLetters(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (isLetter(text.charCodeAt(index))) return true;
  return false;
}

function isLetter(unit: number): boolean {
  return unit < 128 ? ASCII[unit] === 1 : !isPunctuation(unit);
}

function textOfUnits(length: number): string {
  // The types ask for an array of numbers; any list of them will do.
  return String.fromCharCode.apply(null, UNITS.subarray(0, length) as unknown as number[]);
}

// Latin-1 signs, general punctuation, CJK punctuation, full-width marks, Arabic and Greek marks.
export function isPunctuation(unit: number): boolean {
  if (unit <= 0xbf) return unit !== 0xaa && unit !== 0xb5 && unit !== 0xba;
  if (unit >= 0x2000 && unit <= 0x206f) return true;
  if (unit >= 0x3000 && unit <= 0x3003) return true;
  if (unit >= 0x3008 && unit <= 0x3020) return true;
  if (unit >= 0xff01 && unit <= 0xff0f) return true;
  if (unit >= 0xff1a && unit <= 0xff20) return true;
  return (
    unit === 0x60c ||
    unit === 0x61b ||
    unit === 0x61f ||
    unit === 0x6d4 ||
    unit === 0x37e ||
    unit === 0x589 ||
    unit === 0x964 ||
    unit === 0xfeff
  );
}
