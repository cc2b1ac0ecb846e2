import type { Line } from "./scan-line";
import { isSure } from "./trust-names";

const LONGEST_VALUE = 80;
const SENTENCE_END = /[.!?…。！？]["”»’)]?$/;
/** Fields of lyrics: `[ar:Name]`. */
const LYRICS_FIELD = /^\[[a-z#]{2,6}\s?:[^\]]*\]$/;
const NOTICE_WORDS = 5;

/**
 * Takes out what stands above a talk and about it, `Date: 3 March` or `Datum: …`: names that come only once, with values
 * that are no sentences and some of which have numbers, above lines whose names come again. Returns how many lines.
 */
export function withoutHead(lines: (Line | null)[]): number {
  let [end, heads, numbers] = [0, 0, 0];
  let counts: Map<string, number> | null = null;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (!line) continue;
    if (LYRICS_FIELD.test(line.unnamed.slice(0, LONGEST_VALUE * 2))) numbers += 1;
    else {
      if (line.name === null || line.style !== "colon") break;
      counts ??= countNames(lines);
      const isValue = line.text.length <= LONGEST_VALUE && !SENTENCE_END.test(line.text);
      const isField = counts.get(line.name) === 1 && (!isSure(line.name, 1) || counts.has(line.text));
      if (!isValue || !isField) break;
      if (/\d/.test(line.text) || line.text === "") numbers += 1;
    }
    heads += 1;
  }
  const isAboveTalk = lines
    .slice(end)
    .some((line) => line && (line.startMs !== null || (counts?.get(line.name ?? "") ?? 0) > 1));
  if (numbers === 0 || !isAboveTalk) return 0;
  lines.fill(null, 0, end);
  return heads;
}

function countNames(lines: readonly (Line | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) if (line?.name) counts.set(line.name, (counts.get(line.name) ?? 0) + 1);
  return counts;
}

/**
 * Takes out what a service writes above the first name and below the last words, in whatever language: who began to
 * record and who ended it.
 */
export function withoutNotices(lines: (Line | null)[], names: ReadonlySet<string>): number {
  const first = lines.findIndex((line) => line !== null);
  const last = lines.findLastIndex((line) => line !== null);
  const isNotice = (at: number, most: number) => {
    const line = lines[at];
    if (!line || line.startMs !== null || lines[at - 1] || lines[at + 1]) return false;
    const name = [...names].find((one) => line.unnamed.startsWith(`${one} `));
    return name !== undefined && line.unnamed.slice(name.length).trim().split(/\s+/).length <= most;
  };
  let notices = 0;
  if (isNotice(first, NOTICE_WORDS)) {
    lines[first] = null;
    notices += 1;
  }
  if (last > first && isNotice(last, notices > 0 ? NOTICE_WORDS : 2)) {
    lines[last] = null;
    notices += 1;
  }
  return notices;
}
