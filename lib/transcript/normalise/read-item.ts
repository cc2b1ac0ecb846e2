import { collectMembers, type Found, type Members } from "./collect-members";
import { readFlatItem } from "./flat-item";
import { joinTokens } from "./join-tokens";
import { isObject, type JsonObject } from "./json";
import { lettersOf } from "./letters";
import type { RawTime } from "./read-time";
import { markWords, readWords, sumOf, type WordList } from "./read-words";
import { isNotSpokenRole } from "./roles";
import { readSpokenByKey } from "./spoken-by-key";
import type { Used } from "./used";
import { type HeardWord, isKnown, NO_WORDS, NOBODY, type Utterance } from "./utterance";

/** What an item of a list says: none, one, or (question and answer in one item) several pieces of speech. */
export function readItem(
  item: unknown,
  used: Used,
  { isInner = false }: { isInner?: boolean } = {},
): Utterance[] {
  if (typeof item === "string") return item.trim() === "" ? [] : [plainUtterance(item, item)];
  if (!isObject(item)) return [];
  const flat = readFlatItem(item);
  if (flat) return [flat];
  const members = collectMembers(item);
  if (isNotSpoken(members)) return [];
  if (isInner && members.best("text") === null) return [];
  const spoken = textAndWords(members, used);
  if (!spoken) return isInner ? [] : readByKey(item, members, used);
  if (members.hasMore || spoken.hasMore) markRead(members, used);
  const utterance: Utterance = {
    text: spoken.text,
    words: spoken.words,
    speaker: {
      ref: members.best("ref"),
      name: members.best("name"),
      role: members.best("role"),
      channel: members.best("channel"),
    },
    ...timesOf(members),
    isInterim: members.isInterim,
    language: members.language,
    source: item,
  };
  return isInner || !members.hasMore || isKnown(utterance.speaker)
    ? [utterance]
    : withReplies(utterance, item, used);
}

/** `{ text: "Why?", answer: … }`: what stands beside its answer was asked. */
function withReplies(utterance: Utterance, item: JsonObject, used: Used): Utterance[] {
  const replies = readSpokenByKey(item, (value) => readItem(value, used, { isInner: true }), used);
  if (replies.length === 0) return [utterance];
  const isAsked = replies.every(({ speaker }) => speaker.role === "candidate");
  return [isAsked ? { ...utterance, speaker: { ...NOBODY, role: "interviewer" } } : utterance, ...replies];
}

/** Items without anything unread need no marks: their list says so for all of them. */
function markRead(members: Members, used: Used): void {
  for (const container of members.opened) used.speak(container);
  if (members.understood) for (const part of members.understood) used.readWhole(part);
  if (members.people) for (const person of members.people) used.repeat(person);
  for (const { kind, container, key } of members.found) {
    if (kind !== "text" && kind !== "list") used.read(container, key);
  }
}

function readByKey(item: JsonObject, members: Members, used: Used): Utterance[] {
  const utterances = readSpokenByKey(item, (value) => readItem(value, used, { isInner: true }), used);
  const first = utterances[0];
  if (first && !first.start) {
    first.start = timesOf(members).start;
    for (const { container, key } of members.all("start")) used.read(container, key);
  }
  return utterances;
}

export function plainUtterance(text: string, source: unknown): Utterance {
  return {
    text: text.trim(),
    words: NO_WORDS,
    speaker: NOBODY,
    start: null,
    end: null,
    duration: null,
    isInterim: false,
    language: null,
    source,
  };
}

function isNotSpoken(members: Members): boolean {
  if (members.isNotSpoken) return true;
  let hasRole = false;
  let isSystem = false;
  for (const { kind, value } of members.found) {
    if (typeof value !== "string") continue;
    if (kind === "role") {
      if (isNotSpokenRole(value)) return true;
      hasRole = true;
    } else if (kind === "ref" || kind === "name") isSystem ||= /^\s*(system|tool|function)\s*$/i.test(value);
  }
  return isSystem && !hasRole;
}

type Spoken = { text: string; words: HeardWord[]; hasMore: boolean };

function textAndWords(members: Members, used: Used): Spoken | null {
  const texts = members.all("text");
  const lists = members.all("list");
  const [best] = texts;
  if (best) {
    if (texts.length === 1 && lists.length === 0) {
      if (members.hasMore) used.read(best.container, best.key);
      return { text: best.value.trim(), words: NO_WORDS, hasMore: false };
    }
    const letters = lettersOf(best.value);
    for (const other of texts) {
      if (other === best || lettersOf(other.value) === letters) used.read(other.container, other.key);
    }
    return { text: best.value.trim(), words: timedWords(lists, letters, used), hasMore: true };
  }
  for (const { value, container, key } of lists) {
    const list = readWords(value);
    if (!list || hasTurns(list)) continue;
    const text = joinTokens(list.words).trim();
    if (text === "") continue;
    const hasMore = members.hasMore || lists.length > 1 || !list.isComplete || !list.isPlain;
    if (hasMore) {
      markWords(value, list, used);
      used.touch(container);
    }
    const others = lists.filter((other) => other.container !== container || other.key !== key);
    const own = list.words.some(({ start }) => start !== null) ? list.words : null;
    return { text, words: own ?? timedWords(others, lettersOf(text), used), hasMore };
  }
  return null;
}

// Several sentences with a speaker each are turns of their own, not the words of one.
function hasTurns({ words, spokenBy, isWordByWord }: WordList): boolean {
  return !isWordByWord && spokenBy * 2 > words.length;
}

/** The first of the lists that says the same words with times; lists that say the same are understood. */
function timedWords(lists: Found<"list">[], letters: string, used: Used): HeardWord[] {
  let timed: HeardWord[] = [];
  for (const { value } of lists) {
    if (value.length === 0) continue;
    const list = readWords(value);
    if (!list || !saysTheSame(list.words, letters)) continue;
    used.readWhole(value);
    if (timed.length === 0 && list.words.some(({ start }) => start !== null)) timed = list.words;
  }
  return timed;
}

// Numbers are written out in one and in digits in the other, so the middle may differ.
function saysTheSame(words: readonly HeardWord[], letters: string): boolean {
  const said = lettersOf(words.map(({ text }) => text).join(""));
  if (said === letters) return true;
  const shorter = Math.min(said.length, letters.length);
  let same = 0;
  while (same < shorter && said.charCodeAt(same) === letters.charCodeAt(same)) same += 1;
  let sameAtEnd = 0;
  while (
    sameAtEnd < shorter - same &&
    said.charCodeAt(said.length - 1 - sameAtEnd) === letters.charCodeAt(letters.length - 1 - sameAtEnd)
  ) {
    sameAtEnd += 1;
  }
  return same + sameAtEnd >= Math.max(said.length, letters.length) * 0.5;
}

type Times = { start: RawTime | null; end: RawTime | null; duration: RawTime | null };

/** Start and end of one kind; times since the start of the recording are better than times on the clock. */
function timesOf(members: Members): Times {
  const start = members.best("start");
  const end = members.all("end").find(({ value }) => !start || areAlike(start, value))?.value ?? null;
  const duration = members.best("duration");
  if (end || !start || !duration) return { start, end, duration };
  return { start, end: sumOf(start, duration), duration };
}

const EPOCH_AMOUNT = 9e8;

// An end on the clock on the wall does not end what starts at 1.2 s.
function areAlike(start: RawTime, end: RawTime): boolean {
  return start.amount >= EPOCH_AMOUNT === end.amount >= EPOCH_AMOUNT;
}
