import type { TextRange } from "./search-marks";

/** What is shown of a passage. Plain text: whatever shows it must not read it as markup. */
export type Snippet = {
  pieces: { text: string; isMatch: boolean }[];
  /** Whether the passage goes on before and behind it. */
  isCutBefore: boolean;
  isCutAfter: boolean;
};

const BEFORE = 70;
const LENGTH = 240;

/** The part of `text` around the first mark, cut between words where there are any. */
export function snippetOf(text: string, marks: readonly TextRange[]): Snippet {
  const first = marks[0]?.start ?? 0;
  const start = first <= BEFORE ? 0 : wordStart(text, first - BEFORE, first);
  const end = text.length - start <= LENGTH ? text.length : wordEnd(text, start + LENGTH);
  const pieces: Snippet["pieces"] = [];
  let at = start;
  for (const mark of marks) {
    const from = Math.max(at, mark.start);
    const to = Math.min(end, mark.end);
    if (from >= to) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isMatch: false });
    pieces.push({ text: text.slice(from, to), isMatch: true });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), isMatch: false });
  return { pieces, isCutBefore: start > 0, isCutAfter: end < text.length };
}

function wordStart(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/);
  if (space >= 0 && space < BEFORE - 10) return from + space + 1;
  return isLowSurrogate(text, from) ? from + 1 : from;
}

function wordEnd(text: string, limit: number): number {
  const space = text.slice(limit - 40, limit).search(/\s\S*$/);
  if (space >= 0) return limit - 40 + space;
  return isLowSurrogate(text, limit) ? limit + 1 : limit;
}

function isLowSurrogate(text: string, at: number): boolean {
  return /^[\udc00-\udfff]/.test(text.slice(at, at + 1));
}
