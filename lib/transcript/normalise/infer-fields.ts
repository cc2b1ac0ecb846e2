import { isObject, member, sampleOf } from "./json";
import { meaningOf } from "./key-meaning";
import { lettersOf } from "./letters";
import type { Passage } from "./passage";
import { type Place, placeIn } from "./pointer";
import { plainUtterance } from "./read-item";
import { readTime } from "./read-time";
import { isRoleOnly } from "./roles";
import { Used } from "./used";
import { NOBODY, type Utterance } from "./utterance";

const SAMPLE = 200;
const MAX_COLUMNS = 40;
const MAX_NAME_LENGTH = 60;

type Column = {
  key: string;
  strings: string[];
  numbers: number[];
  /** Values that read as a time, in order. */
  times: number[];
};

/**
 * A list whose keys are all unknown (or that has rows instead of objects), read by what its columns hold: one of
 * running text, one of few names that come again and again, perhaps times that rise. Null when it is not like that.
 */
export function inferFields(place: Place, list: readonly unknown[]): Passage | null {
  if (list.length < 2) return null;
  const rows = sampleOf(list, SAMPLE).filter((row) => typeof row === "object" && row !== null);
  if (rows.length < 2) return null;
  const columns = columnsOf(rows as object[]);
  const text = textColumn(columns);
  if (!text) return null;
  const speaker = speakerColumn(columns, text);
  const [start, end] = timeColumns(columns);
  if (!speaker) return null;
  const used = new Used();
  const utterances: Utterance[] = [];
  const unspoken: Place[] = [];
  for (const [index, row] of list.entries()) {
    const said = isRow(row) ? member(row, text.key) : undefined;
    if (!isRow(row) || typeof said !== "string" || said.trim() === "") {
      unspoken.push(placeIn(place, index, row));
      continue;
    }
    const who = member(row, speaker.key);
    const name = typeof who === "string" || typeof who === "number" ? who : null;
    for (const column of [text, speaker, start, end]) if (column) used.read(row, column.key);
    utterances.push({
      ...plainUtterance(said, row),
      speaker: { ...NOBODY, ref: name },
      start: start ? readTime(member(row, start.key), meaningOf(start.key).unitMs) : null,
      end: end ? readTime(member(row, end.key), meaningOf(end.key).unitMs) : null,
    });
  }
  const shape = columns.map(({ key }) => key).join(" ");
  return { place, kind: "turns", utterances, words: [], shape, isInferred: true, used, unspoken };
}

function isRow(row: unknown): row is Record<string, unknown> {
  return isObject(row) || Array.isArray(row);
}

function columnsOf(rows: readonly object[]): Column[] {
  const columns = new Map<string, Column>();
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      const column = columns.get(key) ?? { key, strings: [], numbers: [], times: [] };
      if (columns.size < MAX_COLUMNS) columns.set(key, column);
      if (typeof value === "string") column.strings.push(value);
      if (typeof value === "number") column.numbers.push(value);
      if (typeof value === "number" || typeof value === "string") {
        const time =
          meaningOf(key).kind === "technical" && typeof value === "number" ? null : readTime(value);
        if (time) column.times.push(time.amount * (time.unitMs || 1));
      }
    }
  }
  return [...columns.values()].filter(
    ({ strings, numbers }) => Math.max(strings.length, numbers.length) >= rows.length * 0.6,
  );
}

function textColumn(columns: readonly Column[]): Column | null {
  let best: Column | null = null;
  let bestLetters = 0;
  for (const column of columns) {
    const said = column.strings.filter((value) => /\p{L}/u.test(value));
    const letters = said.reduce((sum, value) => sum + lettersOf(value).length, 0);
    const isProse =
      said.length >= column.strings.length * 0.7 && !said.some((value) => /^https?:\/\/\S+$/.test(value));
    if (isProse && column.times.length * 2 < said.length && letters > bestLetters) {
      best = column;
      bestLetters = letters;
    }
  }
  const isRunning = best?.strings.some((value) => /\S\s+\S/.test(value) || /[^\p{ASCII}]{6,}/u.test(value));
  return isRunning ? best : null;
}

function speakerColumn(columns: readonly Column[], text: Column): Column | null {
  const rows = text.strings.length;
  let best: Column | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    if (column === text || (column.times.length > 0 && column.strings.length > 0)) continue;
    const values = [...column.strings, ...column.numbers.map(String)];
    const distinct = new Set(values);
    const areNames = values.every((value) => value !== "" && value.length <= MAX_NAME_LENGTH);
    const comeAgain = distinct.size >= 2 && (distinct.size <= rows / 2 || rows <= 3);
    const areRoles = column.strings.length > 0 && [...distinct].every(isRoleOnly);
    const areWhole = column.numbers.every((value) => Number.isInteger(value) && value >= 0 && value < 20);
    if (!areNames || !areWhole || !(comeAgain || areRoles) || distinct.size >= fewest) continue;
    if (rows <= 3 && column.numbers.length > 0) continue;
    best = column;
    fewest = distinct.size;
  }
  return best;
}

/** Columns of times that never fall: the first is the start, another one that is never before it the end. */
function timeColumns(columns: readonly Column[]): [Column | null, Column | null] {
  const rising = columns.filter(
    ({ times, strings, numbers }) =>
      times.length >= Math.max(strings.length, numbers.length) &&
      times.every((time, index) => time >= (times[index - 1] ?? 0)) &&
      (times.at(-1) ?? 0) > (times[0] ?? 0) &&
      !areConsecutive(times),
  );
  const start = rising[0] ?? null;
  const end = rising.find(
    (column) => column !== start && column.times.every((time, index) => time >= (start?.times[index] ?? 0)),
  );
  return [start, end ?? null];
}

// 1, 2, 3, 4 counts the entries.
function areConsecutive(values: readonly number[]): boolean {
  return (
    values.length > 2 && values.every((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1)
  );
}
