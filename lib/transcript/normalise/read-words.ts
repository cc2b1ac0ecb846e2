import { isObject, type JsonObject } from "./json";
import { meaningOf } from "./key-meaning";
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
};

/**
 * The words, or other pieces without a life of their own, in a list: strings, `["word", start, end]`, objects,
 * sentences that hold words. Null when fewer than half of the entries have text.
 */
export function readWords(list: readonly unknown[], used: Used): WordList | null {
  const words: HeardWord[] = [];
  const read: [unknown, string | null][] = [];
  collect(list, used, words, read, 0);
  if (read.length === 0 || read.length * 2 < list.length) return null;
  let pieces = 0;
  let spokenBy = 0;
  for (const word of words) {
    pieces += countPieces(word.text);
    if (word.speaker !== null) spokenBy += 1;
  }
  const isWordByWord = pieces <= words.length * 1.5;
  if (isWordByWord && read.length === list.length) used.readWhole(list);
  else markEach(list, read, used);
  return { words, spokenBy, isWordByWord };
}

function markEach(list: readonly unknown[], read: [unknown, string | null][], used: Used): void {
  used.touch(list);
  const strings = new Set(read.filter(([entry]) => typeof entry === "string").map(([entry]) => entry));
  for (const [index, entry] of list.entries()) if (strings.has(entry)) used.read(list, index);
  for (const [entry, key] of read) {
    if (typeof entry !== "object" || entry === null) continue;
    if (key === null) used.readWhole(entry);
    else used.read(entry, key);
  }
}

function collect(
  list: readonly unknown[],
  used: Used,
  words: HeardWord[],
  read: [unknown, string | null][],
  depth: number,
): void {
  for (const entry of list) {
    if (typeof entry === "string") {
      words.push({ ...EMPTY, text: entry });
      read.push([entry, null]);
    } else if (Array.isArray(entry)) {
      const word = readTuple(entry);
      if (word) {
        words.push(word);
        read.push([entry, null]);
      }
    } else if (isObject(entry)) {
      const word = readWord(entry);
      if (word.isNotSpoken) continue;
      if (word.inner && depth < MAX_DEPTH) {
        const before = words.length;
        const innerRead: [unknown, string | null][] = [];
        collect(word.inner, used, words, innerRead, depth + 1);
        const isTimed = words.slice(before, before + 1).some(({ start }) => start !== null);
        if (word.heard.text === "" || isTimed) {
          if (words.length > before) read.push([entry, null]);
          continue;
        }
        words.length = before;
      }
      if (word.heard.text === "") continue;
      words.push(word.heard);
      read.push([entry, word.textKey]);
    }
  }
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

function countPieces(text: string): number {
  let pieces = 0;
  for (const piece of text.split(/\s+/)) if (piece !== "") pieces += 1;
  return Math.max(1, pieces);
}
