import { storableJson, storableText } from "./storable";

/** What a value says in the form that we need: null when it says nothing, undefined when it cannot be read. */
export type Reading<T> = T | null | undefined;

/** Where serialisers put the one thing that an object is about, the likeliest first. */
const CONTENT_KEYS = [
  "value",
  "name",
  "title",
  "label",
  "text",
  "code",
  "key",
  "id",
  "$oid",
  "en",
  "default",
];
const LONGEST_JSON = 65_536;
const MOST_TAGS = 100;
/** As long as any text may be that an index of ours holds. */
export const LONGEST_TEXT = 200;
const NO_WORDS = new Set(["", "null", "none", "undefined", "nil", "n/a", "false", "no", "0", "-"]);

/** One line of text of at most `longest` characters, cut there; `whole` refuses instead, as for a reference. */
export function readText(value: unknown, longest = LONGEST_TEXT, whole = false): Reading<string> {
  const text = scalarText(value);
  if (typeof text !== "string") return text;
  const clean = storableText(text.trim());
  if (clean === "") return null;
  if (clean.length <= longest) return clean;
  return whole ? undefined : storableText(clean.slice(0, longest));
}

/** A finite number, also as text with a unit of seconds, `1:30` or ISO 8601's `PT1M30S`. */
export function readSeconds(value: unknown): Reading<number> {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  const text = scalarText(value);
  if (typeof text !== "string") return text;
  const trimmed = text.trim().toLowerCase();
  if (NO_WORDS.has(trimmed) && trimmed !== "0") return null;
  const plain = /^(-?\d{1,15}(?:\.\d{1,15})?(?:e[+-]?\d{1,2})?) ?(?:s|secs?|seconds?)?$/.exec(trimmed);
  if (plain) return Number(plain[1]);
  const clock = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:\.\d{1,9})?)$/.exec(trimmed);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const iso = /^pt(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,8}(?:\.\d{1,9})?)s)?$/.exec(trimmed);
  if (!iso || trimmed === "pt") return undefined;
  return Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0);
}

/** Whether a value says that something is there: a storage key, `true`, an object that holds one. */
export function readPresence(value: unknown): Reading<boolean> {
  if (typeof value === "string") return !NO_WORDS.has(value.trim().toLowerCase());
  if (typeof value === "object" && value !== null) {
    const inner = Array.isArray(value) ? value : Object.values(value);
    return inner.some((item) => (typeof item === "object" ? item !== null : readPresence(item)));
  }
  return Boolean(value);
}

/** Texts from an array, from text with separators, or from an object's values or, where those are flags, its keys. */
export function readTexts(value: unknown): Reading<string[]> {
  if (value === null || value === undefined || value === "") return null;
  const items = itemsOf(value);
  if (!items) return undefined;
  const read = items.slice(0, MOST_TAGS).map((item) => readText(item));
  const texts = read.filter((text) => typeof text === "string");
  const isAllRead = items.length <= MOST_TAGS && !read.includes(undefined);
  return isAllRead || texts.length > 0 ? [...new Set(texts)] : undefined;
}

function itemsOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === "number" || typeof value === "boolean")
    return typeof value === "number" ? [value] : [];
  if (typeof value === "string") {
    const parsed = jsonOf(value);
    if (typeof parsed === "object" && parsed !== null) return itemsOf(parsed);
    // PostgreSQL writes an array so.
    return value
      .replace(/^\s*\{(.*)\}\s*$/s, "$1")
      .split(/[,;|\n]/)
      .map((item) => item.replaceAll('"', ""));
  }
  const entries = Object.entries(value as object);
  const isFlags = entries.length > 0 && entries.every(([, item]) => typeof item === "boolean");
  return isFlags ? entries.filter(([, item]) => item).map(([key]) => key) : entries.map(([, item]) => item);
}

/** An object, as `asRecord` finds it, with texts that PostgreSQL can keep. */
export function readRecord(value: unknown): Reading<Record<string, unknown>> {
  const record = asRecord(value);
  // An object at the top stays one.
  return record ? (storableJson(record) as Record<string, unknown>) : record;
}

/** An object, also as JSON text, as the only element of an array, or as a list of pairs of a name and a value. */
export function asRecord(value: unknown): Reading<Record<string, unknown>> {
  if (value === null || value === undefined || value === "" || value === false) return null;
  if (typeof value === "string") {
    if (value.trim() === "" || value.trim() === "null") return null;
    const parsed = jsonOf(value);
    return parsed === undefined ? undefined : asRecord(parsed);
  }
  if (Array.isArray(value)) return recordOfList(value);
  return isRecord(value) ? value : undefined;
}

function recordOfList(list: unknown[]): Reading<Record<string, unknown>> {
  if (list.length === 0) return null;
  const pairs = list.map(pairOf);
  if (pairs.every((pair) => pair !== null)) return Object.fromEntries(pairs);
  const [only, ...more] = list;
  return more.length === 0 && isRecord(only) ? only : undefined;
}

function pairOf(item: unknown): [string, unknown] | null {
  if (Array.isArray(item))
    return item.length === 2 && typeof item[0] === "string" ? [item[0], item[1]] : null;
  if (!isRecord(item) || !("value" in item)) return null;
  const name = item.key ?? item.name;
  return typeof name === "string" ? [name, item.value] : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text as it is, a number as its digits, and what an object or a list of one is about. */
function scalarText(value: unknown, depth = 0): Reading<string> {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  // Larger integers have lost digits on the way, and would pass for somebody else's.
  if (typeof value === "number")
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value);
  if (typeof value !== "object" || depth > 2) return value === false ? null : undefined;
  if (Array.isArray(value)) return value.length > 1 ? undefined : scalarText(value[0], depth + 1);
  const record = value as Record<string, unknown>;
  const values = Object.values(record);
  if (values.length === 0) return null;
  const key = CONTENT_KEYS.find(
    (name) => typeof record[name] === "string" || typeof record[name] === "number",
  );
  if (key) return scalarText(record[key], depth + 1);
  return values.length === 1 ? scalarText(values[0], depth + 1) : undefined;
}

function jsonOf(text: string): unknown {
  if (text.length > LONGEST_JSON || !/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
