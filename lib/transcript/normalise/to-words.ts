import type { Word } from "../types";
import type { Piece } from "./piece";

export type WordTime = { startMs: number | null; endMs: number | null };

/** Words with times. Punctuation joins the word before it; a word without a time stands between its neighbours. */
export function toWords(heard: readonly Piece[], times: readonly WordTime[]): Word[] {
  if (!times.some(({ startMs }) => startMs !== null)) return [];
  const words: Word[] = [];
  let lastEndMs = times.find(({ startMs }) => startMs !== null)?.startMs ?? 0;
  for (const [index, word] of heard.entries()) {
    const text = word.text.trim();
    if (text === "") continue;
    const time = times[index];
    const before = words.at(-1);
    const isUntimedMark = (time?.startMs ?? null) === null && !/[\p{L}\p{N}]/u.test(text);
    if (before && (word.glue === "before" || isUntimedMark)) {
      before.text += text;
      continue;
    }
    const startMs = Math.max(before?.startMs ?? 0, time?.startMs ?? lastEndMs);
    const endMs = Math.max(startMs, time?.endMs ?? nextStartMs(times, index) ?? startMs);
    const { confidence } = word;
    words.push(confidence === null ? { text, startMs, endMs } : { text, startMs, endMs, confidence });
    lastEndMs = endMs;
  }
  return words;
}

function nextStartMs(times: readonly WordTime[], index: number): number | null {
  // Far enough for the few words in a row that recognisers leave without a time.
  for (let next = index + 1; next < Math.min(times.length, index + 20); next += 1) {
    const startMs = times[next]?.startMs ?? null;
    if (startMs !== null) return startMs;
  }
  return null;
}
