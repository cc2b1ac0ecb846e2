/** Spans of speech in the document's own unit, with what was said in them. */
export type Evidence = {
  /** Characters said, each ideograph counted as the several letters it stands for. */
  letters: number;
  amount: number;
  /** The latest time that occurs. */
  maxAmount: number;
  hasFractions: boolean;
};

const UNITS_MS = [1000, 1, 1e-3, 1e-4, 1e-6];
const FASTEST_PER_SECOND = 30;
const USUAL_PER_SECOND = 12;
const SLOWEST_PER_SECOND = 1;
const SECOND_MS = 1000;

/**
 * The unit of times whose key does not tell: the one in which nobody speaks impossibly fast or endlessly slowly, and,
 * where the recording's length is known, in which the talk fills it and does not overrun it.
 */
export function decideUnitMs(evidence: Evidence, recordingMs: number | null): number {
  let best = SECOND_MS;
  let least = Number.POSITIVE_INFINITY;
  for (const unitMs of UNITS_MS) {
    const doubt =
      rateDoubt(evidence, unitMs) +
      lengthDoubt(evidence, unitMs, recordingMs) +
      fractionDoubt(evidence, unitMs);
    if (doubt < least) {
      best = unitMs;
      least = doubt;
    }
  }
  return best;
}

// Too fast is impossible; too slow may only be silence.
function rateDoubt({ letters, amount }: Evidence, unitMs: number): number {
  if (letters === 0 || amount <= 0) return 0;
  const perSecond = (letters / (amount * unitMs)) * SECOND_MS;
  return Math.abs(Math.log10(perSecond / USUAL_PER_SECOND)) * 0.2 + impossibility(perSecond);
}

function impossibility(perSecond: number): number {
  if (perSecond > FASTEST_PER_SECOND) return Math.log10(perSecond / FASTEST_PER_SECOND) * 6;
  return perSecond < SLOWEST_PER_SECOND ? Math.log10(SLOWEST_PER_SECOND / perSecond) : 0;
}

function lengthDoubt({ maxAmount }: Evidence, unitMs: number, recordingMs: number | null): number {
  if (recordingMs === null || recordingMs <= 0 || maxAmount <= 0) return 0;
  const share = (maxAmount * unitMs) / recordingMs;
  if (share > 1.2) return 2 + Math.log10(share) * 4;
  return share < 0.5 ? Math.log10(0.5 / share) * 2 : 0;
}

function fractionDoubt({ hasFractions }: Evidence, unitMs: number): number {
  return hasFractions && unitMs < SECOND_MS ? 0.5 : 0;
}

const EPOCH_MIN = 9e8;

/** Times that count from 1970: far from zero and close together. Their unit shows in their size. */
export function epochUnitMs(amounts: readonly number[]): number | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const amount of amounts) {
    if (amount < min) min = amount;
    if (amount > max) max = amount;
  }
  if (amounts.length === 0 || min < EPOCH_MIN || (max - min) / min > 1e-3) return null;
  if (min < 1e11) return SECOND_MS;
  if (min < 1e14) return 1;
  return min < 1e17 ? 1e-3 : 1e-6;
}

/** How long a text is to say: an ideograph is about three letters. */
export function spokenLetters(text: string): number {
  const ideographs =
    text.length < 20_000
      ? (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0)
      : 0;
  return text.length + ideographs * 2;
}
