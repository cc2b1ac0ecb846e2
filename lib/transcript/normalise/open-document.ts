import { parseEmbedded } from "../parse-body";
import { Frame } from "./frame";
import { isContainer, isObject, type JsonObject } from "./json";
import { meaningOf } from "./key-meaning";
import { keyWords } from "./key-words";
import { isProse } from "./prose";
import { Shape } from "./shape";
import { isMarkup, readMarkup } from "./texts/markup";
import { parseTable } from "./texts/tables";

/**
 * All containers of the document in its order, each with its shape. Strings that hold JSON are opened; objects that
 * are lists (`{ "0": {…}, "1": {…} }`) or columns are read as lists. Every value is looked at once, however deep.
 */
export function openDocument(document: unknown): OpenDocument {
  const opener = new Opener();
  return { frames: opener.open([document]), opened: opener.opened };
}

export type OpenDocument = {
  frames: Frame[];
  /** Strings that hold JSON, with what they hold. */
  opened: Map<string, object>;
};

const LONGEST_TUPLE = 12;
/** Nobody nests speech that deep; what lies below is listed with what is around it. */
const DEEPEST = 20_000;
const SHORTEST_DOCUMENT = 40;

class Opener {
  readonly opened = new Map<string, object>();
  private readonly frames: Frame[] = [];
  private readonly seen = new Set<object>();
  private stack: Frame[] = [];
  private inner: Frame[] = [];

  open(root: unknown[]): Frame[] {
    this.stack = [new Frame(null, null, root, new Shape("", null), true)];
    for (let frame = this.stack.pop(); frame; frame = this.stack.pop()) {
      frame.order = this.frames.push(frame);
      const isNew = Array.isArray(frame.value)
        ? this.visitList(frame, frame.value)
        : this.visitObject(frame, frame.value as JsonObject);
      if (!isNew) this.frames.pop();
      for (let last = this.inner.pop(); last; last = this.inner.pop()) this.stack.push(last);
    }
    return this.frames;
  }

  /** Whether it was not seen before: what is no JSON may hold itself. */
  private isNew(holder: object): boolean {
    const known = this.seen.size;
    return this.seen.add(holder).size > known;
  }

  private visitList(frame: Frame, list: unknown[]): boolean {
    const { shape } = frame;
    if (shape.isTuple) {
      for (let index = 0; index < list.length; index += 1)
        this.noteTuple(shape.member(String(index), index), list[index]);
      return true;
    }
    if (!this.isNew(list)) return false;
    const entry = shape.entries();
    const keyed = keyedTurns(list) ?? pairedTurns(list);
    if (keyed) {
      entry.isRead = true;
      this.inner.push(new Frame(frame, null, keyed, shape.member("turns", 0), true));
      return true;
    }
    if (areTuples(list)) entry.isTuple = true;
    for (let index = 0; index < list.length; index += 1) this.visit(frame, index, list[index], entry);
    return true;
  }

  private noteTuple(member: Shape, value: unknown): void {
    if (Array.isArray(value)) member.lists += 1;
    else member.note(value);
  }

  private visitObject(frame: Frame, object: JsonObject): boolean {
    const { shape } = frame;
    let [size, inner, objects] = [0, 0, 0];
    // JSON has no members that are inherited, and this way no list of keys is made for each object.
    for (const key in object) {
      const value = object[key];
      size += 1;
      if (!isContainer(value)) continue;
      inner += 1;
      if (!Array.isArray(value)) objects += 1;
    }
    if (inner > 0 && !this.isNew(object)) return false;
    const timed = size > 1 ? (timedRows(object) ?? askedRows(object)) : null;
    if (timed) {
      shape.isHolder = shape.entries().isRead = true;
      this.inner.push(new Frame(frame, null, timed, shape.member("turns", 0), true));
      return true;
    }
    if (objects === size && isRecordList(object)) {
      const entry = shape.entries();
      for (const key in object) this.visit(frame, key, object[key], entry);
      return true;
    }
    const columns = inner >= 2 ? columnsOf(object, Object.keys(object)) : null;
    let index = 0;
    for (const key in object) {
      const member = shape.member(key, index);
      if (columns?.keys.includes(key)) member.isRead = true;
      else this.visit(frame, key, object[key], member);
      index += 1;
    }
    if (columns)
      this.inner.push(new Frame(frame, null, columns.rows, shape.member("rows", size).entries(), true));
    return true;
  }

  private visit(frame: Frame, key: string | number, value: unknown, shape: Shape): void {
    if (frame.depth > DEEPEST) return;
    if (typeof value === "string") {
      const embedded = opened(value);
      if (embedded === undefined) shape.note(value);
      else {
        shape.isOpened = true;
        this.opened.set(value, embedded);
        frame.shape.isHolder = true;
        this.inner.push(new Frame(frame, frame.parent ? key : null, embedded, shape, true));
      }
    } else if (!isContainer(value)) shape.note(value);
    else {
      if (Array.isArray(value)) shape.lists += 1;
      else shape.objects += 1;
      frame.shape.isHolder = true;
      this.inner.push(new Frame(frame, frame.parent ? key : null, value, shape, false));
    }
  }
}

/** What a string holds: JSON, a table, elements with times. */
function opened(text: string): object | undefined {
  const first = text.charCodeAt(0);
  const mayOpen = first <= 32 || first === 60 || first === 91 || first === 123;
  if (!mayOpen && !text.includes("\n")) return undefined;
  if (text.length < SHORTEST_DOCUMENT) return parseEmbedded(text);
  const markup = isMarkup(text) ? readMarkup(text) : null;
  if (markup && markup.rows.length > 0) return markup.rows;
  return parseEmbedded(text) ?? parseTable(markup?.text ?? text);
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== "object";
}

/** `[{ "Ann": "Hello" }, { "Bob": "Hi" }, …]` as turns: one member each, whose key is who speaks. */
function keyedTurns(list: readonly unknown[]): object[] | null {
  if (onlyKeyOf(list[0]) === null) return null;
  const speakers = new Set<string>();
  const turns: object[] = [];
  for (const entry of list) {
    const key = onlyKeyOf(entry);
    if (key === null || !/^(?:other|technical|ref)$/.test(meaningOf(key).kind)) return null;
    speakers.add(key);
    turns.push({ speaker: key, text: (entry as JsonObject)[key] });
  }
  return speakers.size > 1 && speakers.size < turns.length ? turns : null;
}

/** `[[user, bot], …]`: what one side said and what the other answered. */
function pairedTurns(list: readonly unknown[]): object[] | null {
  if (list.length < 2) return null;
  const [said, answered]: [Set<unknown>, Set<unknown>] = [new Set(), new Set()];
  for (const pair of list) {
    if (!Array.isArray(pair) || pair.length !== 2 || !pair.every(isStringOrNull)) return null;
    said.add(pair[0]);
    answered.add(pair[1]);
  }
  const areSpoken = [said, answered].every(
    (column) => column.size * 2 > list.length && [...column].filter(isProse).length * 2 >= column.size,
  );
  return areSpoken
    ? list.map((pair) => ({ user: (pair as unknown[])[0], assistant: (pair as unknown[])[1] }))
    : null;
}

const isStringOrNull = (value: unknown) => value === null || typeof value === "string";

const CLOCK_KEY = /^\d{1,6}(?:(?::\d\d){1,2}(?:[.,]\d{1,6})?|\.\d{1,6})$/;

/** `{ "00:01": "…", "00:08": { … } }`: entries under the times at which they were said. */
function timedRows(object: JsonObject): object[] | null {
  const rows: object[] = [];
  for (const key in object) {
    const value = object[key];
    if (!CLOCK_KEY.test(key) || (typeof value !== "string" && !isObject(value))) return null;
    rows.push(typeof value === "string" ? { start_time: key, text: value } : { start_time: key, ...value });
  }
  return rows.length > 1 ? rows : null;
}

/** `{ "What did you build?": "…", … }`: answers under their questions. */
function askedRows(object: JsonObject): object[] | null {
  const rows: object[] = [];
  for (const question in object) {
    const answer = object[question];
    if (!/[?？]\s*$/.test(question) || typeof answer !== "string") return null;
    rows.push({ question, answer });
  }
  return rows;
}

/** The key of an object that has a string and nothing else. */
function onlyKeyOf(entry: unknown): string | null {
  let only: string | null = null;
  if (!isObject(entry)) return null;
  for (const key in entry) {
    if (only !== null || typeof entry[key] !== "string") return null;
    only = key;
  }
  return only;
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((part) => part === null || typeof part === "number");
}

/** `[["word", 1.2, 1.5], [[0, 2.5], "text"], …]`: as many scalars or lists of numbers in each, with a text among them. */
function areTuples(list: readonly unknown[]): boolean {
  const first = list[0];
  if (!Array.isArray(first) || first.length < 2 || first.length > LONGEST_TUPLE) return false;
  const strings = first.filter((value) => typeof value === "string").length;
  if (strings === 0 || (list.length < 2 && strings === first.length)) return false;
  return list.every(
    (row) =>
      Array.isArray(row) &&
      row.length === first.length &&
      row.every((value) => isScalar(value) || isNumbers(value)),
  );
}

/** An object whose members are entries: objects alike under keys that count or identify and name nothing. */
function isRecordList(object: JsonObject): boolean {
  const keys = Object.keys(object);
  if (keys.length < 2) return false;
  let like: string | null = null;
  let alike = 0;
  for (const key of keys) {
    const value = object[key];
    if (!isObject(value)) return false;
    const shape = Object.keys(value).slice(0, 12).join(" ");
    like ??= shape;
    if (shape === like) alike += 1;
  }
  if (keys.every((key) => /^\d+$/.test(key))) return true;
  return (
    alike * 2 > keys.length &&
    like !== "" &&
    keys.every((key) => meaningOf(key).kind === "other" && (/\d/.test(key) || keys.length > 40))
  );
}

/** Columns side by side, `{ speaker: ["A", …], text: ["Hi", …] }`, as rows; null for all other objects. */
function columnsOf(object: JsonObject, keys: readonly string[]): { keys: string[]; rows: object[] } | null {
  const byLength = new Map<string, string[]>();
  for (const key of keys) {
    const value = object[key];
    if (!isContainer(value)) continue;
    const inner = Object.keys(value);
    if (inner.length === 0 || !Object.values(value).every(isScalar)) continue;
    if (!Array.isArray(value) && !inner.every((name) => /^\d+$/.test(name))) continue;
    const columns = byLength.get(String(inner.length)) ?? [];
    columns.push(key);
    byLength.set(String(inner.length), columns);
  }
  for (const columns of byLength.values()) {
    const kinds = columns.map((key) => meaningOf(singular(key)).kind);
    const isTalk = kinds.includes("text") ? kinds.some((kind) => kind !== "text" && kind !== "other") : false;
    if (columns.length < 2 || !(isTalk || kinds.filter((kind) => kind === "roleText").length > 1)) continue;
    const first = object[columns[0] ?? ""] as object;
    const rows = Object.keys(first).map((index) =>
      Object.fromEntries(columns.map((key) => [singular(key), (object[key] as JsonObject)[index]])),
    );
    return { keys: columns, rows };
  }
  return null;
}

function singular(key: string): string {
  const last = keyWords(key).at(-1) ?? "";
  return last.length > 2 && last.endsWith("s") && /^(other|technical)$/.test(meaningOf(key).kind)
    ? key.slice(0, -1)
    : key;
}
