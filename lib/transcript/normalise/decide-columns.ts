import { isBesideOthers } from "./around";
import type { Frame } from "./frame";
import { inferColumns } from "./infer-columns";
import { type KeyKind, type KeyMeaning, meaningOf, meaningWithoutPrefix } from "./key-meaning";
import { keyWords } from "./key-words";
import { isAside, listName } from "./list-names";
import { isInterimType } from "./roles";
import type { Shape } from "./shape";
import { readTime } from "./times/read-time";

const HEADING = /^(?:title|heading|label|prompt|wording|name)$/i;
const CUES_RANK = 30;
const TIMES_RANK = 10;
const PREFIXED_SHARE = 0.6;

/** Settles what the members of all objects mean, now that all their values have been seen. */
export function decideColumns(frames: readonly Frame[]): void {
  const shapes = shapesOf(frames[0]?.shape);
  const spoken = shapes.find(({ meaning, strings }) => meaning.kind === "language" && strings > 0)
    ?.samples[0];
  // Those further in come later, and what is text there decides what is here.
  for (let index = shapes.length - 1; index >= 0; index -= 1) {
    const shape = shapes[index];
    if (!shape) continue;
    if (shape.meaning.kind === "text" && shape.order.length > 1) decideLanguage(shape, String(spoken));
    if (shape.order.length > 0) decideMembers(shape);
    const isOwn = shape.strings > 0 && (shape.meaning.kind === "text" || shape.meaning.kind === "roleText");
    const isList = shape.strings > 0 && shape.key === "" && shape.parent?.isTuple !== true;
    shape.hasText =
      isOwn || isList || shape.entry?.hasText === true || shape.order.some(({ hasText }) => hasText);
    if (isAside(shape.key)) shape.hasText = false;
  }
}

function shapesOf(root: Shape | undefined): Shape[] {
  const shapes = root ? [root] : [];
  for (let index = 0; index < shapes.length; index += 1) {
    const shape = shapes[index];
    if (shape?.entry) shapes.push(shape.entry);
    for (const member of shape?.order ?? []) shapes.push(member);
  }
  return shapes;
}

/** `text: { de: "…", en: "…" }`: what the document says is spoken, else the first, is the speech. */
function decideLanguage({ order }: Shape, spoken: string): void {
  if (!order.every(({ key, strings }) => strings > 0 && /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(key))) return;
  const own = order.find(({ key }) => key.slice(0, 2) === spoken.slice(0, 2).toLowerCase()) ?? order[0];
  for (const member of order)
    member.meaning = { kind: member === own ? "text" : "other", rank: 0, unitMs: 0 };
}

function decideMembers(shape: Shape): void {
  const members = shape.order;
  withoutPrefix(members);
  const hasKind = (kind: KeyKind) => members.some(({ meaning }) => meaning.kind === kind);
  const byKey = members.filter(({ meaning, strings }) => meaning.kind === "roleText" && strings > 0);
  const isSaid = byKey.some(isRunning) || members.some(isHeldByRole);
  for (const member of members) {
    const { key, meaning } = member;
    const is = (kind: KeyKind, from: KeyMeaning = meaning) => {
      member.meaning = { ...from, kind };
    };
    if (meaning.kind === "roleText" && !isSaid && member.strings > 0) is("other");
    else if (meaning.kind === "punctuation" && member.samples.some((value) => /\p{L}/u.test(String(value))))
      is("text", { ...meaning, rank: 0 });
    else if (meaning.kind === "ref" && key === "from" && areTimes(member)) is("start");
    else if (meaning.kind === "end" && key === "to" && !areTimes(member)) is("other");
    else if (meaning.kind === "ref" && key === "user" && isSaid && (isRunning(member) || member.hasText))
      is("roleText");
    else if (meaning.kind === "text" && key === "message" && isName(member) && holdsText(members, member))
      is("type");
    else if (meaning.kind === "other" && holdsCues(member)) is("text", { ...meaning, rank: CUES_RANK });
    else if (meaning.kind === "technical" && member.samples.some((value) => isInterimType(String(value))))
      is("final");
    else if (meaning.kind === "other" && holdsTimes(member)) is("range", { ...meaning, rank: TIMES_RANK });
    else if (isListOfOne(member, members) && shape.parent?.entry === shape)
      is("ref", meaningOf(key.slice(0, -1)));
    else if (meaning.kind === "text" && member.booleans > 0) is(key === "partial" ? "partial" : "other");
  }
  if (members.some((member) => holdsSpeech(member))) return;
  const heading = members.find(({ key, strings }) => strings > 0 && HEADING.test(key));
  // `question: { title: "…" }` beside its answer
  if (heading && shape.meaning.kind === "roleText" && isBesideOthers(shape)) {
    heading.meaning = { kind: "text", rank: 0, unitMs: 0 };
    heading.hasText = true;
    return;
  }
  const isTimed = (hasKind("start") || hasKind("range")) && (hasKind("duration") || hasKind("end"));
  const name = members.find(({ meaning, strings }) => meaning.kind === "name" && strings > 0);
  if (name && isTimed && listName(shape.listKey) === "words")
    name.meaning = { kind: "text", rank: 9, unitMs: 0 };
  else inferColumns(shape);
}

/** `agent: { text: "…" }` */
function isHeldByRole({ meaning, objects, hasText }: Shape): boolean {
  return meaning.kind === "roleText" && objects > 0 && hasText;
}

/** `instances: [{ start, end }]` */
function holdsTimes({ lists, hasText, entry }: Shape): boolean {
  if (lists === 0 || hasText || !entry?.order.some(({ key }) => key === "start")) return false;
  return !entry.order.some(({ isSpaced }) => isSpaced);
}

function holdsSpeech({ meaning, strings, hasText }: Shape): boolean {
  return hasText || (strings > 0 && (meaning.kind === "text" || meaning.kind === "roleText"));
}

function holdsText(members: readonly Shape[], but: Shape): boolean {
  return members.some((member) => member !== but && holdsSpeech(member));
}

/** `seg_text`, `seg_start`, `seg_id`: a first word that nearly all have says nothing. */
function withoutPrefix(members: readonly Shape[]): void {
  if (members.length < 3) return;
  const counts = new Map<string, number>();
  for (const { key } of members) {
    const [first = "", second] = keyWords(key);
    if (second !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  for (const [prefix, count] of counts) {
    if (count < Math.max(2, members.length * PREFIXED_SHARE)) continue;
    for (const member of members) {
      const isWeak = /^(other|technical)$/.test(member.meaning.kind) || member.meaning.rank >= 100;
      if (isWeak && keyWords(member.key)[0] === prefix) member.meaning = meaningWithoutPrefix(member.key);
    }
  }
}

/** Whether some values are more than a name: several words, or many letters of a script without spaces. */
function isRunning({ isSpaced, samples }: Shape): boolean {
  return isSpaced || samples.some((value) => typeof value === "string" && /[^\p{ASCII}]{5,}/u.test(value));
}

/** `{ speakers: ["Ann"], text: "…" }` */
function isListOfOne({ key, lists, meaning }: Shape, members: readonly Shape[]): boolean {
  return (
    lists > 0 &&
    /^(?:other|technical)$/.test(meaning.kind) &&
    key.endsWith("s") &&
    meaningOf(key.slice(0, -1)).kind === "ref" &&
    members.some((member) => member.strings > 0 && member.meaning.kind === "text")
  );
}

const NAME = /^[A-Za-z][\w:-]{0,59}(?:\.[\w:-]{1,60}){0,5}$/;

// `AddTranscript`, `session.created`: one word each, and not of a language.
function isName({ isSpaced, strings, samples }: Shape): boolean {
  const areNames = strings > 0 && !isSpaced && samples.every((value) => NAME.test(String(value)));
  return areNames && samples.some((value) => /[a-z][A-Z]|\w[._:]/.test(String(value)));
}

/** Subtitles are speech under whatever key. */
function holdsCues({ samples }: Shape): boolean {
  const [first] = samples;
  return (
    typeof first === "string" &&
    first.length > 20 &&
    /^\s{0,9}(?:WEBVTT|\d)/.test(first) &&
    first.slice(0, 500).includes("-->")
  );
}

/** Numbers or clocks that rise, not ids or numbers of telephones that come again. */
function areTimes({ samples }: Shape): boolean {
  if (samples.length === 0) return false;
  let before = Number.NEGATIVE_INFINITY;
  for (const value of samples) {
    const time = readTime(value);
    if (!time || time.amount < before) return false;
    before = time.amount;
  }
  return samples.length === 1 || new Set(samples).size * 2 > samples.length;
}
