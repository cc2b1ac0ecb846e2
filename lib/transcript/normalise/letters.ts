const LETTER = 1;
const CHUNK = 1 << 16;
const ASCII = new Uint8Array(128);
for (let unit = 0; unit < 128; unit += 1)
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(unit))) ASCII[unit] = LETTER;

/**
 * Only the letters and digits, in lower case: two texts with the same ones say the same words. Beyond ASCII all but
 * spaces and the usual punctuation counts, which is enough to compare two versions of one text, and quick.
 */
export function lettersOf(text: string): string {
  const lower = text.toLowerCase();
  const units = new Uint16Array(lower.length);
  let length = 0;
  for (let index = 0; index < lower.length; index += 1) {
    const unit = lower.charCodeAt(index);
    if (unit < 128 ? ASCII[unit] === LETTER : !isPunctuation(unit)) {
      units[length] = unit;
      length += 1;
    }
  }
  if (length === lower.length) return lower;
  let letters = "";
  for (let from = 0; from < length; from += CHUNK) {
    letters += String.fromCharCode(...units.subarray(from, Math.min(length, from + CHUNK)));
  }
  return letters;
}

// Latin-1 signs, general punctuation, CJK punctuation, full-width marks, Arabic and Greek marks.
function isPunctuation(unit: number): boolean {
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
