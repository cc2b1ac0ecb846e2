import { isContainer, isObject, type JsonObject, member } from "./json";
import type { KeyMeaning, KeyMeanings } from "./key-meaning";
import { type RawTime, readTime } from "./read-time";
import { isNotSpokenRole, isNotSpokenType, roleOf } from "./roles";
import type { Used } from "./used";

const MAX_DEPTH = 6;
const DEPTH_RANK = 100;
const NUMBERS_AS_TEXT_TO_RANK = 7;

type Found<T> = { value: T; rank: number; container: object; key: string };

/** What the members of one item tell, before it is decided which of them to believe. */
export type Members = {
  texts: Found<string>[];
  alternateTexts: Found<string>[];
  lists: Found<unknown[]>[];
  starts: Found<RawTime>[];
  ends: Found<RawTime>[];
  durations: Found<RawTime>[];
  names: Found<string>[];
  refs: Found<string | number>[];
  roles: Found<string>[];
  channels: Found<string | number>[];
  language: string | null;
  isNotSpoken: boolean;
  isInterim: boolean;
  /** Objects inside the item that were looked into. */
  opened: object[];
  /** Further guesses at the same words. */
  otherHearings: object[];
  /** Objects that tell about the speaker. */
  people: object[];
};

export function collectMembers(item: JsonObject, meanings: KeyMeanings): Members {
  const members: Members = {
    texts: [],
    alternateTexts: [],
    lists: [],
    starts: [],
    ends: [],
    durations: [],
    names: [],
    refs: [],
    roles: [],
    channels: [],
    language: null,
    isNotSpoken: false,
    isInterim: false,
    opened: [item],
    otherHearings: [],
    people: [],
  };
  collect(item, members, meanings, 0);
  return members;
}

function collect(container: JsonObject, members: Members, meanings: KeyMeanings, depth: number): void {
  for (const key of Object.keys(container)) {
    const value = container[key];
    if (value === null || value === undefined) continue;
    const meaning = meanings(key);
    const rank = meaning.rank + depth * DEPTH_RANK;
    const open = (inner: JsonObject) => {
      if (depth >= MAX_DEPTH) return;
      members.opened.push(inner);
      collect(inner, members, meanings, depth + 1);
    };
    switch (meaning.kind) {
      case "text":
        if (typeof value === "string") {
          if (value.trim() !== "") members.texts.push({ value, rank, container, key });
        } else if (typeof value === "number" && meaning.rank <= NUMBERS_AS_TEXT_TO_RANK) {
          members.texts.push({ value: String(value), rank, container, key });
        } else if (Array.isArray(value)) members.lists.push({ value, rank, container, key });
        else if (isObject(value)) open(value);
        break;
      case "alternateText":
        if (typeof value === "string") members.alternateTexts.push({ value, rank, container, key });
        break;
      case "children":
        if (Array.isArray(value)) members.lists.push({ value, rank: rank + 50, container, key });
        else if (isObject(value)) open(value);
        break;
      case "wrapper":
        if (isObject(value)) open(value);
        break;
      case "alternatives":
        openFirst(value, members, open);
        break;
      case "speaker":
      case "speakerName":
      case "role":
      case "channel":
        collectSpeaker(container, key, meaning, rank, members, open);
        break;
      case "start":
      case "end":
      case "duration":
      case "timeRange":
        collectTime(container, key, meaning, rank, members);
        break;
      case "type":
        if (typeof value !== "string") break;
        if (isNotSpokenType(value)) members.isNotSpoken = true;
        if (/^(partial|interim)/i.test(value)) members.isInterim = true;
        break;
      case "final":
        if (value === false) members.isInterim = true;
        break;
      case "partial":
        if (value === true) members.isInterim = true;
        break;
      case "language":
        if (typeof value === "string") members.language ??= value;
        break;
      default:
        break;
    }
  }
}

function openFirst(value: unknown, members: Members, open: (inner: JsonObject) => void): void {
  if (isObject(value)) open(value);
  if (!Array.isArray(value)) return;
  const [first, ...others] = value;
  members.opened.push(value);
  if (isObject(first)) open(first);
  members.otherHearings.push(...others.filter(isContainer));
}

function collectSpeaker(
  container: JsonObject,
  key: string,
  { kind }: KeyMeaning,
  rank: number,
  members: Members,
  open: (inner: JsonObject) => void,
): void {
  const value = container[key];
  if (isObject(value)) {
    if (kind === "channel") open(value);
    else collectPerson(value, rank, members);
  } else if (typeof value === "string" || typeof value === "number") {
    // `from` is a person in chats and a time in captions.
    const time = key === "from" ? readTime(value) : null;
    if (time) members.starts.push({ value: time, rank: rank + 1, container, key });
    else if (kind === "channel") members.channels.push({ value, rank, container, key });
    else if (kind === "speaker") members.refs.push({ value, rank, container, key });
    else if (typeof value === "string") {
      if (kind === "speakerName") members.names.push({ value, rank, container, key });
      else if (key.toLowerCase() !== "source" || roleOf(value) !== "unknown" || isNotSpokenRole(value)) {
        members.roles.push({ value, rank, container, key });
      }
    }
  }
}

/** `{ id, name, role }` in the place of a speaker. */
function collectPerson(person: JsonObject, rank: number, members: Members): void {
  members.people.push(person);
  for (const [keys, found] of PERSON_KEYS) {
    const key = keys.find((name) => {
      const value = member(person, name);
      return (typeof value === "string" && value.trim() !== "") || typeof value === "number";
    });
    const value = key === undefined ? undefined : person[key];
    if (key === undefined) continue;
    if (found === "refs" && (typeof value === "string" || typeof value === "number")) {
      members.refs.push({ value, rank, container: person, key });
    } else if (found !== "refs" && value !== undefined) {
      members[found].push({ value: String(value), rank, container: person, key });
    }
  }
}

const PERSON_KEYS: [string[], "names" | "refs" | "roles"][] = [
  [["name", "displayName", "display_name", "fullName", "full_name", "username", "label"], "names"],
  [["id", "speakerId", "speaker_id", "userId", "user_id", "identity", "email"], "refs"],
  [["role", "type", "kind"], "roles"],
];

function collectTime(
  container: JsonObject,
  key: string,
  { kind, unitMs }: KeyMeaning,
  rank: number,
  members: Members,
): void {
  const value = container[key];
  if (kind === "timeRange" && (Array.isArray(value) || isObject(value))) {
    const [start, end] = Array.isArray(value)
      ? value
      : [member(value, "start") ?? member(value, "from"), member(value, "end") ?? member(value, "to")];
    const startTime = readTime(start, unitMs);
    const endTime = readTime(end, unitMs);
    if (startTime) members.starts.push({ value: startTime, rank, container, key });
    if (endTime) members.ends.push({ value: endTime, rank, container, key });
    if (startTime || endTime) members.people.push(value as object);
    if (startTime || endTime || Array.isArray(value)) {
      if (Array.isArray(value) && value.some(isContainer))
        members.lists.push({ value, rank: rank + 80, container, key });
      return;
    }
  }
  const time = readTime(value, unitMs);
  if (!time) return;
  if (isObject(value)) members.people.push(value);
  const found = { value: time, rank: kind === "timeRange" ? rank + 3 : rank, container, key };
  if (kind === "end") members.ends.push(found);
  else if (kind === "duration") members.durations.push(found);
  else members.starts.push(found);
}

/** Notes that these members have been read. */
export function markFound(found: readonly Found<unknown>[], used: Used): void {
  for (const { container, key } of found) used.mark(container, key);
}
