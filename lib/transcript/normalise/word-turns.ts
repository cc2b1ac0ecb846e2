import { joinTokens } from "./join-tokens";
import { type HeardWord, NOBODY, type Utterance } from "./utterance";

const PAUSE_MS = 2_000;
const BREATH_MS = 300;

/**
 * Turns from single words: all that one speaker says in a row. Without speakers, a long pause ends a turn, or a
 * short one in which somebody on another channel begins (`otherStartsMs`, rising).
 */
export function turnsFromWords(
  words: readonly HeardWord[],
  source: unknown,
  unitMs: number,
  otherStartsMs: readonly number[] = [],
): Utterance[] {
  const hasSpeakers = words.some(({ speaker }) => speaker !== null);
  const turns: Utterance[] = [];
  let from = 0;
  for (let index = 1; index <= words.length; index += 1) {
    const word = words[index];
    const before = words[index - 1];
    if (word && before) {
      if (!isOwnWord(word)) continue;
      if (
        hasSpeakers
          ? word.speaker === speakerBefore(words, index)
          : !isPause(before, word, unitMs, otherStartsMs)
      )
        continue;
    }
    const turn = turnOf(words.slice(from, index), source);
    if (turn) turns.push(turn);
    from = index;
  }
  return turns;
}

// Punctuation and spaces belong to the word before them, whatever speaker they carry.
function isOwnWord({ text, glue }: HeardWord): boolean {
  return glue !== "before" && /[\p{L}\p{N}]/u.test(text);
}

function speakerBefore(words: readonly HeardWord[], index: number): string | number | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const word = words[at];
    if (word && isOwnWord(word)) return word.speaker;
  }
  return words[index]?.speaker ?? null;
}

function isPause(
  before: HeardWord,
  word: HeardWord,
  unitMs: number,
  otherStartsMs: readonly number[],
): boolean {
  const end = before.end ?? before.start;
  if (!end || !word.start) return false;
  const fromMs = end.amount * (end.unitMs || unitMs);
  const toMs = word.start.amount * (word.start.unitMs || unitMs);
  if (toMs - fromMs >= PAUSE_MS) return true;
  return toMs - fromMs >= BREATH_MS && hasBetween(otherStartsMs, fromMs, toMs);
}

function hasBetween(rising: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return (rising[low] ?? Number.POSITIVE_INFINITY) < to;
}

function turnOf(words: HeardWord[], source: unknown): Utterance | null {
  const text = joinTokens(words).trim();
  if (text === "") return null;
  const speaker = words.find((word) => isOwnWord(word) && word.speaker !== null)?.speaker ?? null;
  return {
    text,
    words,
    speaker: { ...NOBODY, ref: speaker },
    start: null,
    end: null,
    duration: null,
    isInterim: false,
    language: null,
    source,
  };
}
