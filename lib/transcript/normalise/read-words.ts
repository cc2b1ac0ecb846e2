import { isContainer, isObject, type JsonObject } from "./json";
import { meaningOf } from "./key-meaning";
import { isProse } from "./prose";
import { readTime } from "./read-time";
import { isNotSpokenType } from "./roles";
import type { Used } from "./used";
import type { HeardWord } from "./utterance";

const MAX_DEPTH = 6;

export type WordList = {
  words: HeardWord[];
  /** How many of them name a speaker. */
  spokenBy: number;
  /** Whether the entries are single words, not sentences or parts of a message. */
  isWordByWord: boolean;
  /** Whether every entry was read. */
  isComplete: boolean;
  /** Whether the entries hold nothing besides that may have to be listed as unread. */
  isPlain: boolean;
};

/**
 * The words, or other pieces without a life of their own, in a list: strings, `["word", start, end]`, objects,
 * sentences that hold words. Null when fewer than half of the entries have text.
 */
export function readWords(list: readonly unknown[]): WordList | null {
  const words: HeardWord[] = [];
  const read = collect(list, words, 0);
  if (read === 0 || read * 2 < list.length) return null;
  let pieces = 0;
  let spokenBy = 0;
  for (const { text, speaker } of words) {
    pieces += /\S\s+\S/.test(text) ? text.split(/\s+/).length : 1;
    if (speaker !== null) spokenBy += 1;
  }
  const isWordByWord = pieces <= words.length * 1.5;
  return {
    words,
    spokenBy,
    isWordByWord,
    isComplete: read === list.length,
    isPlain: list.every(isPlainEntry),
  };
}

const HOLDS_READING = new Set("alternatives children start end timeRange duration".split(" "));

function isPlainEntry(entry: unknown): boolean {
  if (!isObject(entry)) return typeof entry === "string";
  for (const key of Object.keys(entry)) {
    const value = entry[key];
    const { kind } = meaningOf(key);
    if (isContainer(value) ? !HOLDS_READING.has(kind) : kind === "other" && isProse(value)) return false;
  }
  return true;
}

/** Notes what `readWords` read: single words with all their small print, else only the texts. */
export function markWords(
  list: readonly unknown[],
  { isWordByWord, isComplete, isPlain }: WordList,
  used: Used,
): void {
  if (isWordByWord && isComplete && isPlain) {
    used.readWhole(list);
    return;
  }
  used.touch(list);
  for (const [index, entry] of list.entries()) {
    const words: HeardWord[] = [];
    if (collectEntry(entry, words, 0) === 0) continue;
    const textKey = isObject(entry) ? readWord(entry).textKey : null;
    if (typeof entry === "string") used.read(list, index);
    else if (isObject(entry) && textKey !== null && words.length === 1) {
      used.read(entry, textKey);
      used.repeat(entry);
    } else if (isContainer(entry)) used.readWhole(entry);
  }
}

/** How many of the entries were read. */
function collect(list: readonly unknown[], words: HeardWord[], depth: number): number {
  let read = 0;
  for (const entry of list) read += collectEntry(entry, words, depth);
  return read;
}

function collectEntry(entry: unknown, words: HeardWord[], depth: number): 0 | 1 {
  const before = words.length;
  if (typeof entry === "string") words.push({ ...EMPTY, text: entry });
  else if (Array.isArray(entry)) {
    const word = readTuple(entry);
    if (word) words.push(word);
  } else if (isObject(entry)) {
    const { heard, inner, isNotSpoken } = readWord(entry);
    if (isNotSpoken) return 0;
    if (inner && depth < MAX_DEPTH) {
      collect(inner, words, depth + 1);
      if (heard.text !== "" && !words[before]?.start) words.length = before;
    }
    if (words.length === before && heard.text !== "") words.push(heard);
  }
  return words.length > before ? 1 : 0;
}

const EMPTY: HeardWord = { text: "", glue: "none", start: null, end: null, speaker: null, confidence: null };

type Reading = { heard: HeardWord; textKey: string | null; inner: unknown[] | null; isNotSpoken: boolean };

function readWord(entry: JsonObject): Reading {
  const heard: HeardWord = { ...EMPTY };
  let textRank = Number.POSITIVE_INFINITY;
  let startRank = Number.POSITIVE_INFINITY;
  let textKey: string | null = null;
  let inner: unknown[] | null = null;
  let isNotSpoken = false;
  let durationMs: { amount: number; unitMs: number } | null = null;
  for (const key of Object.keys(entry)) {
    const value = entry[key];
    if (value === null || value === undefined) continue;
    const { kind, rank, unitMs } = meaningOf(key);
    if (kind === "text" && typeof value === "string") {
      if (value !== "" && rank < textRank) {
        heard.text = value;
        textRank = rank;
        textKey = key;
      }
    } else if (
      kind === "start" ||
      kind === "end" ||
      kind === "duration" ||
      kind === "timeRange" ||
      key === "from"
    ) {
      if (kind === "timeRange" && Array.isArray(value)) {
        heard.start = readTime(value[0], unitMs);
        heard.end = readTime(value[1], unitMs);
        continue;
      }
      if (kind === "timeRange" && isObject(value) && ("start" in value || "from" in value)) {
        heard.start = readTime(value.start ?? value.from);
        heard.end = readTime(value.end ?? value.to);
        continue;
      }
      const time = readTime(value, unitMs);
      if (!time) continue;
      if (kind === "end") heard.end = time;
      else if (kind === "duration") durationMs = time;
      else if (rank < startRank) {
        heard.start = time;
        startRank = rank;
      }
    } else if (kind === "speaker" || kind === "speakerName") {
      if (typeof value === "string" || typeof value === "number") heard.speaker = value;
    } else if (kind === "confidence") {
      const confidence = Number(value);
      if (confidence >= 0 && confidence <= 1) heard.confidence = confidence;
    } else if (kind === "type" && typeof value === "string") {
      if (/^punct/i.test(value)) heard.glue = "before";
      else isNotSpoken ||= isNotSpokenType(value);
    } else if (kind === "alternatives" && Array.isArray(value) && isObject(value[0])) {
      const first = readWord(value[0]).heard;
      if (first.text !== "" && textRank === Number.POSITIVE_INFINITY) heard.text = first.text;
      heard.confidence ??= first.confidence;
      heard.speaker ??= first.speaker;
    } else if (kind === "children" && Array.isArray(value) && value.length > 0) {
      inner ??= value;
    } else if (key === "attaches_to" && value === "next") heard.glue = "after";
  }
  if (heard.end === null && heard.start && durationMs) heard.end = sumOf(heard.start, durationMs);
  return { heard, textKey, inner, isNotSpoken };
}

/** Start and length in one unit add up; of different units, both must be known. */
export function sumOf(
  start: { amount: number; unitMs: number },
  duration: { amount: number; unitMs: number },
): { amount: number; unitMs: number } | null {
  if (start.unitMs === duration.unitMs)
    return { amount: start.amount + duration.amount, unitMs: start.unitMs };
  if (start.unitMs === 0 || duration.unitMs === 0) return null;
  return { amount: start.amount * start.unitMs + duration.amount * duration.unitMs, unitMs: 1 };
}

/** `["word", 1.2, 1.5]` and the like. */
function readTuple(entry: readonly unknown[]): HeardWord | null {
  const [text, start, end] = entry;
  if (typeof text !== "string" || entry.length > 6 || typeof start !== "number") return null;
  return { ...EMPTY, text, start: readTime(start), end: readTime(end) };
}
