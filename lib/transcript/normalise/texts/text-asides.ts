import { isAside } from "../list-names";
import type { Line } from "./scan-line";
import { isSure } from "./trust-names";

const LONGEST_VALUE = 80;
const SENTENCE_END = /[.!?…。！？]["”»’)]?$/;
/** Fields of lyrics: `[ar:Name]`. */
const LYRICS_FIELD = /^\[[a-z#]{2,6}\s?:[^\]]*\]$/;
const NOTICE_WORDS = 5;

const LINE_NUMBER = /^\s{0,8}(\d{1,5})[.:)]?\s+/;
const FEWEST_LINES = 4;

/** Without the numbers of the lines, as depositions have them, where all lines are counted. */
export function withoutLineNumbers(lines: string[]): string[] {
  let last: number | null = null;
  let count = 0;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const number = Number(LINE_NUMBER.exec(line)?.[1]);
    if (Number.isNaN(number) || (last !== null && number !== last + 1)) return lines;
    last = number;
    count += 1;
  }
  return count >= FEWEST_LINES ? lines.map((line) => line.replace(LINE_NUMBER, "")) : lines;
}

const FRONT_MATTER = /^---\r?\n((?:[^\n]{0,2000}\n){1,200}?)---\r?\n/;
const FIELD_OR_BELOW = /^(?:[\w -]{1,40}:|\s|-\s|#|$)/;

/** Markdown's own fields, between two lines of dashes above all. */
export function withoutFrontMatter(text: string): string {
  const matter = text.startsWith("---") ? FRONT_MATTER.exec(text) : null;
  const areFields = matter?.[1]?.split("\n").every((line) => FIELD_OR_BELOW.test(line)) === true;
  return matter && areFields ? text.slice(matter[0].length) : text;
}

/**
 * Takes out what stands above a talk and about it, `Date: 3 March` or `Datum: …`: names that come only once, with values
 * that are no sentences and some of which have numbers, above lines whose names come again. Returns how many lines.
 */
export function withoutHead(lines: (Line | null)[]): number {
  let [end, heads, numbers] = [0, 0, 0];
  const counts = countNames(lines);
  for (; end < lines.length && heads < MOST_HEADS; end += 1) {
    const line = lines[end];
    if (!line) continue;
    const isLyricsField = LYRICS_FIELD.test(line.unnamed.slice(0, LONGEST_VALUE * 2));
    const isField = line.style === "colon" && isValue(line.text) && isFieldName(line, counts);
    if (!isLyricsField && !isField && !isTitle(line, counts)) break;
    if (isLyricsField || (isField && (/\d/.test(line.text) || line.text === ""))) numbers += 1;
    heads += 1;
  }
  const isAboveTalk = lines
    .slice(end)
    .some((line) => line && (line.startMs !== null || (counts.get(line.name ?? "") ?? 0) > 1));
  if (numbers === 0 || !isAboveTalk) return 0;
  lines.fill(null, 0, end);
  return heads;
}

const MOST_HEADS = 60;

function isValue(text: string): boolean {
  return text.length <= LONGEST_VALUE && !SENTENCE_END.test(text);
}

function isFieldName({ name, text }: Line, counts: ReadonlyMap<string, number>): boolean {
  return name !== null && counts.get(name) === 1 && (!isSure(name, 1) || counts.has(text));
}

/** A title, or what is listed below a field; it goes with the fields around it. */
function isTitle({ name, style, startMs, unnamed }: Line, counts: ReadonlyMap<string, number>): boolean {
  return (
    (name === null || (style === "alone" && counts.get(name) === 1)) && startMs === null && isValue(unnamed)
  );
}

/**
 * Takes out what was written about the talk between its lines, `Feedback: …`, and fields of numbers or of such asides
 * in a block of its own below it. Returns how many lines.
 */
export function withoutAsides(
  lines: (Line | null)[],
  written: readonly string[],
  names: ReadonlySet<string>,
): number {
  if (names.size === 0) return 0;
  let asides = 0;
  let isIn = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) {
      isIn = false;
      continue;
    }
    if (line.name !== null && line.style === "colon") isIn = isAside(line.name);
    else if (line.startMs !== null) isIn = false;
    if (!isIn) continue;
    lines[index] = null;
    asides += 1;
  }
  return asides + withoutFoot(lines, written, names);
}

/** Fields that stand below the last words, with an empty line between. */
function withoutFoot(lines: (Line | null)[], written: readonly string[], names: ReadonlySet<string>): number {
  let from = lines.length;
  let numbers = 0;
  const counts = new Map<string, number>();
  for (let index = lines.length - 1; index >= 0 && lines.length - index < MOST_HEADS; index -= 1) {
    const line = lines[index];
    if (!line) {
      if (written[index]?.trim() === "" && counts.size > 0) from = index;
      continue;
    }
    const { name, style, text, startMs } = line;
    if (startMs !== null || !isValue(name === null ? line.unnamed : text)) break;
    if (name === null) continue;
    if (style !== "colon" || counts.has(name) || isSure(name, 1)) break;
    counts.set(name, 1);
    if (/\d/.test(text) || text === "") numbers += 1;
  }
  const first = numbers === 0 ? -1 : lines.findIndex((line, index) => index >= from && line !== null);
  if (first < 0 || from === 0) return 0;
  const isTalkAbove = lines.slice(0, from).some((line) => line?.name != null && names.has(line.name));
  const isOnce = lines.slice(0, from).every((line) => line?.name == null || !counts.has(line.name));
  if (!isTalkAbove || !isOnce) return 0;
  const count = lines.slice(from).filter((line) => line !== null).length;
  lines.fill(null, from);
  return count;
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
