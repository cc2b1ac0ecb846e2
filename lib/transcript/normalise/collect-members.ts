import { isContainer, isObject, type JsonObject, member } from "./json";
import { type KeyMeaning, meaningOf } from "./key-meaning";
import { isProse } from "./prose";
import { type RawTime, readTime } from "./read-time";
import { isNotSpokenRole, isNotSpokenType, roleOf } from "./roles";

const MAX_DEPTH = 6;
const DEPTH_RANK = 100;
const NUMBERS_AS_TEXT_TO_RANK = 7;

type Values = {
  text: string;
  alternateText: string;
  list: unknown[];
  start: RawTime;
  end: RawTime;
  duration: RawTime;
  name: string;
  ref: string | number;
  role: string;
  channel: string | number;
};

/** A member that may matter, with where it stands. The lower its rank, the better. */
export type Found<Kind extends keyof Values = keyof Values> = {
  kind: Kind;
  value: Values[Kind];
  rank: number;
  container: object;
  key: string;
};

const NONE: never[] = [];

/** What the members of one item tell, before it is decided which of them to believe. */
export class Members {
  readonly found: Found[] = [];
  /** Objects inside the item that were looked into. */
  readonly opened: object[] = [];
  /** Further guesses at the same words, and objects that tell a time and nothing else. */
  understood: object[] | null = null;
  /** Objects that tell about the speaker. */
  people: object[] | null = null;
  language: string | null = null;
  /** Whether there is anything in the item that may have to be listed as unread. */
  hasMore = false;
  isNotSpoken = false;
  isInterim = false;

  add<Kind extends keyof Values>(
    kind: Kind,
    value: Values[Kind],
    rank: number,
    container: object,
    key: string,
  ): void {
    this.found.push({ kind, value, rank, container, key } as Found);
  }

  understand(object: object): void {
    this.understood ??= [];
    this.understood.push(object);
  }

  /** All of one kind, best first. */
  all<Kind extends keyof Values>(kind: Kind): Found<Kind>[] {
    let all: Found<Kind>[] = NONE;
    for (const found of this.found) {
      if (found.kind !== kind) continue;
      if (all === NONE) all = [found as Found<Kind>];
      else all.push(found as Found<Kind>);
    }
    return all.length > 1 ? all.sort((a, b) => a.rank - b.rank) : all;
  }

  best<Kind extends keyof Values>(kind: Kind): Values[Kind] | null {
    let best: Found | null = null;
    for (const found of this.found)
      if (found.kind === kind && (!best || found.rank < best.rank)) best = found;
    return best === null ? null : (best.value as Values[Kind]);
  }
}

export function collectMembers(item: JsonObject): Members {
  const members = new Members();
  collect(item, members, 0);
  return members;
}

function collect(container: JsonObject, members: Members, depth: number): void {
  members.opened.push(container);
  for (const key of Object.keys(container)) {
    const value = container[key];
    if (value === null || value === undefined) continue;
    const meaning = meaningOf(key);
    if (meaning.kind === "technical" || meaning.kind === "other") {
      members.hasMore ||=
        isContainer(value) || (meaning.kind === "other" ? typeof value === "string" : isProse(value));
      continue;
    }
    const isList = Array.isArray(value) && (meaning.kind === "text" || meaning.kind === "children");
    members.hasMore ||= isContainer(value) ? !isList : meaning.kind !== "text" && isProse(value);
    const rank = meaning.rank + depth * DEPTH_RANK;
    const inner = depth < MAX_DEPTH && isObject(value) ? value : null;
    switch (meaning.kind) {
      case "text":
        if (typeof value === "string") {
          if (value.trim() !== "") members.add("text", value, rank, container, key);
        } else if (typeof value === "number" && meaning.rank <= NUMBERS_AS_TEXT_TO_RANK) {
          members.add("text", String(value), rank, container, key);
        } else if (Array.isArray(value)) members.add("list", value, rank, container, key);
        else if (inner) collect(inner, members, depth + 1);
        break;
      case "alternateText":
        if (typeof value === "string") members.add("alternateText", value, rank, container, key);
        break;
      case "children":
        if (Array.isArray(value)) members.add("list", value, rank + 50, container, key);
        else if (inner) collect(inner, members, depth + 1);
        break;
      case "wrapper":
        if (inner) collect(inner, members, depth + 1);
        break;
      case "alternatives":
        collectFirst(value, members, depth);
        break;
      case "speaker":
      case "speakerName":
      case "role":
      case "channel":
        if (meaning.kind !== "channel" || !isObject(value))
          collectSpeaker(container, key, meaning, rank, members);
        else if (inner) collect(inner, members, depth + 1);
        break;
      case "start":
      case "end":
      case "duration":
      case "timeRange":
        collectTime(container, key, meaning, rank, members);
        break;
      default:
        collectState(meaning.kind, value, members);
    }
  }
}

function collectState(kind: KeyMeaning["kind"], value: unknown, members: Members): void {
  if (kind === "type" && typeof value === "string") {
    if (isNotSpokenType(value)) members.isNotSpoken = true;
    if (/^(partial|interim)/i.test(value)) members.isInterim = true;
  } else if ((kind === "final" && value === false) || (kind === "partial" && value === true))
    members.isInterim = true;
  else if (kind === "language" && typeof value === "string") members.language ??= value;
}

function collectFirst(value: unknown, members: Members, depth: number): void {
  if (depth >= MAX_DEPTH) return;
  const [first, ...others] = Array.isArray(value) ? value : [value];
  if (Array.isArray(value)) members.opened.push(value);
  if (isObject(first)) collect(first, members, depth + 1);
  for (const other of others) if (isContainer(other)) members.understand(other);
}

// `conferences/1/entries/3` names a row somewhere, nobody.
const RESOURCE_PATH = /^[^\s/]+(?:\/[^\s/]+){2,}$/;

function collectSpeaker(
  container: JsonObject,
  key: string,
  { kind }: KeyMeaning,
  rank: number,
  members: Members,
): void {
  const value = container[key];
  if (isObject(value)) collectPerson(value, rank, members);
  else if (typeof value === "string" || typeof value === "number") {
    // `from` is a person in chats and a time in captions.
    const time = key === "from" ? readTime(value) : null;
    if (time) members.add("start", time, rank + 1, container, key);
    else if (kind === "channel") members.add("channel", value, rank, container, key);
    else if (kind === "speaker") members.add("ref", value, rank, container, key);
    else if (typeof value === "string") {
      if (kind === "speakerName" && !RESOURCE_PATH.test(value))
        members.add("name", value, rank, container, key);
      else if (key.toLowerCase() !== "source" || roleOf(value) !== "unknown" || isNotSpokenRole(value)) {
        members.add("role", value, rank, container, key);
      }
    }
  }
}

/** `{ id, name, role }` in the place of a speaker. */
function collectPerson(person: JsonObject, rank: number, members: Members): void {
  members.people ??= [];
  members.people.push(person);
  for (const [kind, keys] of PERSON_KEYS) {
    const key = keys.find((name) => {
      const value = member(person, name);
      return (typeof value === "string" && value.trim() !== "") || typeof value === "number";
    });
    const value = key === undefined ? undefined : person[key];
    if (key === undefined || (typeof value !== "string" && typeof value !== "number")) continue;
    members.add(kind, kind === "ref" ? value : String(value), rank, person, key);
  }
}

const PERSON_KEYS: ["name" | "ref" | "role", string[]][] = [
  ["name", ["name", "displayName", "display_name", "fullName", "full_name", "username", "label"]],
  ["ref", ["id", "speakerId", "speaker_id", "userId", "user_id", "identity", "email"]],
  ["role", ["role", "type", "kind"]],
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
    if (startTime) members.add("start", startTime, rank, container, key);
    if (endTime) members.add("end", endTime, rank, container, key);
    if (startTime || endTime) members.understand(value as object);
    if (startTime || endTime || Array.isArray(value)) {
      if (Array.isArray(value) && value.some(isContainer))
        members.add("list", value, rank + 80, container, key);
      return;
    }
  }
  const time = readTime(value, unitMs);
  if (!time) return;
  if (isObject(value)) members.understand(value);
  const side = kind === "end" || kind === "duration" ? kind : "start";
  members.add(side, time, kind === "timeRange" ? rank + 3 : rank, container, key);
}
