import { collectMembers, type Members, markFound } from "./collect-members";
import { joinTokens } from "./join-tokens";
import { isObject, type JsonObject } from "./json";
import type { KeyMeanings } from "./key-meaning";
import { lettersOf } from "./letters";
import type { RawTime } from "./read-time";
import { readWords, sumOf, type WordList } from "./read-words";
import { isNotSpokenRole } from "./roles";
import { readSpokenByKey } from "./spoken-by-key";
import { Used } from "./used";
import { type HeardWord, NOBODY, type SpeakerRef, type Utterance } from "./utterance";

/** What an item of a list says: none, one, or (question and answer in one item) several pieces of speech. */
export function readItem(
  item: unknown,
  meanings: KeyMeanings,
  used: Used,
  { isInner = false }: { isInner?: boolean } = {},
): Utterance[] {
  if (typeof item === "string") return item.trim() === "" ? [] : [plainUtterance(item, item)];
  if (!isObject(item)) return [];
  const members = collectMembers(item, meanings);
  if (isNotSpoken(members)) return [];
  const spoken = textAndWords(members, meanings, used);
  if (!spoken) return isInner ? [] : readByKey(item, members, meanings, used);
  for (const container of members.opened) {
    used.touched.add(container);
    used.spoken.add(container);
  }
  for (const person of members.people) used.whole.add(person);
  for (const other of members.otherHearings) used.whole.add(other);
  markFound([...members.alternateTexts, ...members.starts, ...members.ends, ...members.durations], used);
  markFound([...members.names, ...members.refs, ...members.roles, ...members.channels], used);
  return [
    {
      text: spoken.text,
      words: spoken.words,
      speaker: speakerOf(members),
      ...timesOf(members),
      isInterim: members.isInterim,
      language: members.language,
      source: item,
    },
  ];
}

function readByKey(item: JsonObject, members: Members, meanings: KeyMeanings, used: Used): Utterance[] {
  const utterances = readSpokenByKey(
    item,
    (value) => readItem(value, meanings, used, { isInner: true }),
    used,
  );
  const first = utterances[0];
  if (!first) return utterances;
  if (!first.start) {
    first.start = timesOf(members).start;
    markFound(members.starts, used);
  }
  return utterances;
}

export function plainUtterance(text: string, source: unknown): Utterance {
  return {
    text: text.trim(),
    words: [],
    speaker: NOBODY,
    start: null,
    end: null,
    duration: null,
    isInterim: false,
    language: null,
    source,
  };
}

function isNotSpoken({ isNotSpoken, roles, refs, names }: Members): boolean {
  if (isNotSpoken) return true;
  const isSystem = (value: unknown) =>
    typeof value === "string" && /^\s*(system|tool|function)\s*$/i.test(value);
  return (
    roles.some(({ value }) => isNotSpokenRole(value)) ||
    (roles.length === 0 && [...refs, ...names].some(({ value }) => isSystem(value)))
  );
}

function textAndWords(
  members: Members,
  meanings: KeyMeanings,
  used: Used,
): { text: string; words: HeardWord[] } | null {
  const texts = members.texts.sort((a, b) => a.rank - b.rank);
  const lists = members.lists.sort((a, b) => a.rank - b.rank);
  const [best] = texts;
  if (best) {
    const letters = texts.length + lists.length > 1 ? lettersOf(best.value) : "";
    markFound(
      texts.filter((other) => other === best || lettersOf(other.value) === letters),
      used,
    );
    return { text: best.value.trim(), words: timedWords(lists, letters, meanings, used) };
  }
  for (const { value, container, key } of lists) {
    const read = new Used();
    const list = readWords(value, meanings, read);
    if (!list || hasTurns(list)) continue;
    const text = joinTokens(list.words).trim();
    if (text === "") continue;
    used.add(read);
    used.touched.add(container);
    const others = lists.filter((other) => other.container !== container || other.key !== key);
    const own = list.words.some(({ start }) => start !== null) ? list.words : null;
    return { text, words: own ?? timedWords(others, lettersOf(text), meanings, used) };
  }
  return null;
}

// Several sentences with a speaker each are turns of their own, not the words of one.
function hasTurns({ words, spokenBy, isWordByWord }: WordList): boolean {
  return !isWordByWord && spokenBy * 2 > words.length;
}

/** The first of the lists that says the same words with times; lists that say the same are understood. */
function timedWords(
  lists: Members["lists"],
  letters: string,
  meanings: KeyMeanings,
  used: Used,
): HeardWord[] {
  let timed: HeardWord[] = [];
  for (const { value } of lists) {
    if (value.length === 0) continue;
    const read = new Used();
    const list = readWords(value, meanings, read);
    if (!list || !saysTheSame(list.words, letters)) continue;
    used.add(read);
    used.whole.add(value);
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

function speakerOf({ names, refs, roles, channels }: Members): SpeakerRef {
  const best = <T>(found: { value: T; rank: number }[]) =>
    found.sort((a, b) => a.rank - b.rank)[0]?.value ?? null;
  return { ref: best(refs), name: best(names), role: best(roles), channel: best(channels) };
}

type Times = { start: RawTime | null; end: RawTime | null; duration: RawTime | null };

/** Start and end of one kind; times since the start of the recording are better than times on the clock. */
function timesOf({ starts, ends, durations }: Members): Times {
  const byRank = (a: { rank: number }, b: { rank: number }) => a.rank - b.rank;
  const start = starts.sort(byRank)[0]?.value ?? null;
  const end = ends.sort(byRank).find(({ value }) => !start || areAlike(start, value))?.value ?? null;
  const duration = durations.sort(byRank)[0]?.value ?? null;
  if (end || !start || !duration) return { start, end, duration };
  return { start, end: sumOf(start, duration), duration };
}

const EPOCH_AMOUNT = 9e8;

// An end on the clock on the wall does not end what starts at 1.2 s.
function areAlike(start: RawTime, end: RawTime): boolean {
  return start.amount >= EPOCH_AMOUNT === end.amount >= EPOCH_AMOUNT;
}
