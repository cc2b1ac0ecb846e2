import { inferFields } from "./infer-fields";
import { isObject, type JsonObject, sampleOf } from "./json";
import { meaningOf } from "./key-meaning";
import { listName } from "./list-names";
import { readNamedLines } from "./named-lines";
import type { Passage } from "./passage";
import { type Place, placeIn } from "./pointer";
import { plainUtterance, readItem } from "./read-item";
import { markWords, readWords } from "./read-words";
import { isNotSpokenRole, isNotSpokenType, roleOfKey } from "./roles";
import { Used } from "./used";
import { isKnown, type Utterance } from "./utterance";
import { isListOfWords } from "./word-lists";

const SAMPLE = 24;

/** A list read as speech, or null when its entries do not look like turns, segments or words. */
export function readList(
  place: Place,
  list: readonly unknown[],
): { passage: Passage; hasInnerLists: boolean } | null {
  const sample = sampleOf(list, SAMPLE);
  if (sample.length === 0) return null;
  if (sample.every((entry) => typeof entry === "string")) {
    const passage = readStrings(place, list);
    return passage && { passage, hasInnerLists: false };
  }
  if (!looksLikeSpeech(place, sample)) {
    const passage = inferFields(place, list);
    return passage && { passage, hasInnerLists: false };
  }
  if (isListOfWords(place.key, list.slice(0, SAMPLE))) {
    const used = new Used();
    const read = readWords(list);
    const words = read?.words ?? [];
    if (read) markWords(list, read, used);
    if (read)
      return {
        passage: { ...EMPTY, place, kind: "words", words, used, shape: "words" },
        hasInnerLists: false,
      };
  }
  return { passage: readItems(place, [...list.entries()]), hasInnerLists: holdLists(sample) };
}

const EMPTY = { utterances: [], words: [], unspoken: [], isInferred: false };

/** An object whose members are items, such as `{ "0": { speaker, text }, … }`, or null. */
export function readRecordList(place: Place, object: JsonObject): Passage | null {
  const keys = Object.keys(object);
  if (keys.length < 2 || !keys.every((key) => isObject(object[key]))) return null;
  const sample = sampleOf(keys, SAMPLE);
  const spoken = sample.filter((key) =>
    readItem(object[key], new Used()).some(({ speaker }) => isKnown(speaker)),
  );
  if (spoken.length < sample.length * 0.6 || keys.every((key) => roleOfKey(key) !== "unknown")) return null;
  return readItems(place, Object.entries(object));
}

/** An object that is one turn by itself, or a question with its answer; else null. */
export function readSingleItem(place: Place, object: JsonObject): Passage | null {
  let hasText = false;
  let hasSpeaker = false;
  let sides = 0;
  for (const key of Object.keys(object)) {
    const { kind } = meaningOf(key);
    const value = object[key];
    if (kind === "text" && typeof value === "string") hasText = true;
    else if (kind === "speaker" || kind === "role" || kind === "speakerName") hasSpeaker = true;
    if (roleOfKey(key) !== "unknown") sides += 1;
  }
  if (!(hasText && hasSpeaker) && sides < 2) return null;
  const used = new Used();
  const utterances = readItem(object, used);
  const isTurn =
    hasText &&
    utterances.length === 1 &&
    utterances.every(({ speaker, text }) => isKnown(speaker) && !readNamedLines(text));
  // Names of two sides, such as an agent's and a user's, are no talk.
  const isExchange =
    new Set(utterances.map(({ speaker }) => speaker.role)).size > 1 &&
    utterances.some(({ text }) => /\S\s+\S/.test(text));
  if (!isTurn && !isExchange) return null;
  return { ...EMPTY, place, kind: "turns", utterances, used, shape: shapeOf([["", object]]) };
}

function readStrings(place: Place, list: readonly unknown[]): Passage | null {
  const isTranscript = place.parent === null || listName(place.key) === "turns" || place.key === null;
  const texts = list.filter((text) => typeof text === "string");
  const named = readNamedLines(texts.join("\n"));
  if (!isTranscript && (!named || named.length < list.length * 0.8)) return null;
  const used = new Used();
  for (const [index, text] of list.entries()) if (typeof text === "string") used.read(list, index);
  const utterances =
    named ?? texts.filter((text) => text.trim() !== "").map((text) => plainUtterance(text, list));
  if (utterances.length === 0) return null;
  return { ...EMPTY, place, kind: named ? "turns" : "segments", utterances, used, shape: "strings" };
}

function readItems(place: Place, entries: [string | number, unknown][]): Passage {
  const used = new Used();
  const utterances: Utterance[] = [];
  const unspoken: Place[] = [];
  for (const [key, item] of entries) {
    const said = readItem(item, used);
    for (const utterance of said) utterances.push(utterance);
    if (said.length === 0) unspoken.push(placeIn(place, key, item));
    else if (typeof item === "string") used.read(place.value as object, key);
  }
  used.readItemList(place.value as object);
  const kind = listName(place.key) === "segments" ? "segments" : "turns";
  return { ...EMPTY, place, kind, utterances, used, unspoken, shape: shapeOf(entries) };
}

function shapeOf(entries: [string | number, unknown][]): string {
  const keys = new Set<string>();
  for (const [, item] of sampleOf(entries, 4))
    if (isObject(item)) for (const key of Object.keys(item)) keys.add(key);
  return [...keys]
    .filter((key) => !/id$/i.test(key))
    .sort()
    .join(" ");
}

function looksLikeSpeech(place: Place, sample: readonly unknown[]): boolean {
  let spoken = 0;
  let attributed = 0;
  let related = 0;
  for (const item of sample) {
    const said = readItem(item, new Used());
    if (said.length > 0) spoken += 1;
    else if (isRelated(item)) related += 1;
    if (
      said.some(
        ({ speaker, start, words }) =>
          isKnown(speaker) || speaker.channel !== null || start || words.length > 0,
      )
    ) {
      attributed += 1;
    }
  }
  if (spoken === 0 || (spoken + related) * 2 < sample.length) return false;
  if (attributed * 2 >= spoken) return true;
  return sample.length > 1 && (listName(place.key) !== "other" || place.parent === null);
}

// What stands between turns: an empty turn, a tool call, a system prompt.
function isRelated(item: unknown): boolean {
  if (!isObject(item)) return false;
  return Object.keys(item).some((key) => {
    const value = item[key];
    const { kind } = meaningOf(key);
    if (kind === "type" && typeof value === "string") return isNotSpokenType(value);
    if (kind === "role" && typeof value === "string") return isNotSpokenRole(value) || value !== "";
    return kind === "speaker" || (kind === "text" && typeof value === "string");
  });
}

// Sections: entries that hold lists of turns themselves.
function holdLists(sample: readonly unknown[]): boolean {
  return sample.slice(0, 4).some(
    (item) =>
      isObject(item) &&
      Object.keys(item).some((key) => {
        const inner = item[key];
        return listName(key) === "turns" && Array.isArray(inner) && isObject(inner[0]) && inner.length > 1;
      }),
  );
}
