import { lettersOf } from "./letters";
import { isRoleOnly } from "./roles";
import type { Shape } from "./shape";
import { msOf } from "./times/raw-time";
import { readTime } from "./times/read-time";

const MAX_COLUMNS = 40;
const MAX_NAME_LENGTH = 60;

/**
 * Entries whose keys are all unknown, or rows without any, read by what their columns hold: one of running text, one
 * of few names that come again and again, perhaps times that rise. Leaves them as they are when they are not like that.
 */
export function inferColumns(shape: Shape): void {
  if (!shape.parent || shape.parent.entry !== shape) return;
  const columns = shape.order.slice(0, MAX_COLUMNS).filter(({ samples }) => samples.length > 0);
  const text = textColumn(columns);
  if (!text) return;
  const speaker = speakerColumn(columns, text, shape);
  const [start, end] = timeColumns(columns.filter((column) => column !== text && column !== speaker));
  const range =
    shape.isTuple && !start
      ? shape.order.find(({ lists, samples }) => lists > 0 && samples.length === 0)
      : undefined;
  if (!speaker && !(shape.isTuple && (start || range))) return;
  text.meaning = { kind: "text", rank: 0, unitMs: 0 };
  text.isInferred = true;
  if (speaker) speaker.meaning = { kind: "ref", rank: 0, unitMs: 0 };
  if (start) start.meaning = { kind: "start", rank: 0, unitMs: start.meaning.unitMs };
  if (range) range.meaning = { kind: "range", rank: 0, unitMs: 0 };
  if (end) end.meaning = { kind: "end", rank: 0, unitMs: end.meaning.unitMs };
}

function stringsOf({ samples }: Shape): string[] {
  return samples.filter((value) => typeof value === "string");
}

function textColumn(columns: readonly Shape[]): Shape | null {
  let best: Shape | null = null;
  let bestLetters = 0;
  for (const column of columns) {
    const strings = stringsOf(column);
    const said = strings.filter((value) => /\p{L}/u.test(value));
    if (said.length < column.samples.length * 0.6 || timesOf(column).length * 2 > said.length) continue;
    if (said.some((value) => /^https?:\/\/\S+$/.test(value))) continue;
    const letters = said.reduce((sum, value) => sum + lettersOf(value.slice(0, 2_000)).length, 0);
    if (letters > bestLetters) {
      best = column;
      bestLetters = letters;
    }
  }
  const isTupleOfWord =
    best?.parent?.isTuple === true && columns.some((column) => timesOf(column).length > 1);
  const isRunning =
    best && stringsOf(best).some((value) => /\S\s+\S/.test(value) || /[^\p{ASCII}]{6,}/u.test(value));
  return isRunning || isTupleOfWord ? best : null;
}

function speakerColumn(columns: readonly Shape[], text: Shape, { isTuple }: Shape): Shape | null {
  const rows = text.samples.length;
  if (rows < 2) return null;
  let best: Shape | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    const strings = stringsOf(column);
    const numbers = column.samples.filter((value) => typeof value === "number");
    if (column === text || (strings.length > 0 && timesOf(column).length > 0)) continue;
    if (column.samples.length < rows * 0.6 || column.booleans > 0) continue;
    const distinct = new Set(column.samples.map(String));
    const areNames = strings.every(
      (value) => value !== "" && value.length <= MAX_NAME_LENGTH && !/[.?!。？！]$/.test(value),
    );
    const comeAgain =
      distinct.size >= 2 && (distinct.size <= rows / 2 || (rows <= 3 && numbers.length === 0));
    const areRoles = strings.length > 0 && [...distinct].every(isRoleOnly);
    const areWhole = numbers.every((value) => Number.isInteger(value) && value >= 0 && value < 20);
    if (!areNames || !areWhole || !(comeAgain || areRoles) || distinct.size >= fewest) continue;
    if (isTuple && numbers.length > 0) continue;
    best = column;
    fewest = distinct.size;
  }
  return best;
}

function timesOf({ samples, meaning }: Shape): number[] {
  const times: number[] = [];
  for (const value of samples) {
    if (meaning.kind === "technical" && typeof value === "number") continue;
    const time = typeof value === "boolean" ? null : readTime(value);
    if (time) times.push(msOf(time, 1));
  }
  return times;
}

/** Columns of times that never fall: the first is the start, another one that is never before it the end. */
function timeColumns(columns: readonly Shape[]): [Shape | null, Shape | null] {
  const rising = columns
    .map((column) => ({ column, times: timesOf(column) }))
    .filter(
      ({ column, times }) =>
        times.length > 0 &&
        times.length >= column.samples.length * 0.9 &&
        times.every((time, index) => time >= (times[index - 1] ?? 0)) &&
        (times.length === 1 || (times.at(-1) ?? 0) > (times[0] ?? 0)) &&
        !areConsecutive(times),
    );
  const [start] = rising;
  const end = rising
    .slice(1)
    .find(({ times }) => times.every((time, index) => time >= (start?.times[index] ?? 0)));
  return [start?.column ?? null, end?.column ?? null];
}

// 1, 2, 3, 4 counts the entries.
function areConsecutive(values: readonly number[]): boolean {
  return (
    values.length > 2 && values.every((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1)
  );
}
