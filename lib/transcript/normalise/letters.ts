const CHUNK = 8_192;
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
  const units = new Uint16Array(Math.min(CHUNK, lower.length - first));
  let letters = lower.slice(0, first);
  let length = 0;
  for (let index = first; index < lower.length; index += 1) {
    const unit = lower.charCodeAt(index);
    if (!isLetter(unit)) continue;
    units[length] = unit;
    length += 1;
    if (length === CHUNK) {
      letters += textOf(units, length);
      length = 0;
    }
  }
  return letters + textOf(units, length);
}

function isLetter(unit: number): boolean {
  return unit < 128 ? ASCII[unit] === 1 : !isPunctuation(unit);
}

function textOf(units: Uint16Array, length: number): string {
  // The types ask for an array of numbers; any list of them will do.
  return String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
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
