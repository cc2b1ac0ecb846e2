import type { Choice } from "./choose";
import { type Frame, pointerOf } from "./frame";
import { isContainer } from "./json";
import { type KeyKind, meaningOf } from "./key-meaning";
import { lettersOf } from "./letters";
import { Matcher } from "./matcher";
import type { Utterance } from "./piece";
import { isProse } from "./prose";
import type { Reading } from "./read-document";
import type { Shape } from "./shape";
import { isTechnicalPart } from "./technical-keys";
import type { Version } from "./versions";

const POINTERS_MAX_LENGTH = 2_000_000;

/**
 * Pointers to what was neither shown as speech nor understood in another way: the highest value of which nothing was
 * read. What a reader does not miss is left out: empty values, switches, and keys that tell how the document was made;
 * beside speech also numbers.
 */
export function listUnrecognised({ frames, longer, tracks }: Reading, choice: Choice): string[] {
  const { base, added, repeats, utterances } = choice;
  for (const version of base ? [base, ...added] : []) markRead(version);
  for (const version of repeats) markRepeat(version, utterances);
  if (base) for (const { lists } of tracks.values()) for (const list of lists) markTrack(list);
  const texts = new Map<Frame, string | number>();
  for (const { frame, key } of longer) if (frame.shape.isSpoken) texts.set(frame, key);
  for (const version of base ? [base, ...added] : [])
    for (const { frame, key } of version.shortened) texts.set(frame, key);
  const pointers: string[] = [];
  let length = 0;
  const states = new Uint8Array(frames.length + 1);
  for (const frame of frames) {
    const before = pointers.length;
    states[frame.order] = listUnread(
      frame,
      texts.get(frame),
      pointers,
      states[frame.parent?.order ?? 0] ?? OPEN,
    );
    for (let index = before; index < pointers.length; index += 1) length += pointers[index]?.length ?? 0;
    // Only a document nested thousands deep at every level comes here; then all of it is worth a look.
    if (length > POINTERS_MAX_LENGTH) return [""];
  }
  return pointers;
}

function markTrack(list: Frame): void {
  list.isWhole = true;
  for (let at = list.parent?.shape ?? null; at && !at.isSpoken; at = at.parent) at.isSpoken = true;
}

function markRead({ runs, alternatives }: Version): void {
  for (const { shape, pieces } of runs) {
    const isStrings = typeof pieces[0]?.key !== "string";
    if (isStrings) shape.isRead = true;
    for (const { meaning, key } of shape.order) {
      const member = shape.members.get(key);
      if (member && (meaning.kind === "text" || meaning.kind === "roleText")) member.isRead = true;
    }
    for (let at: Shape | null = shape; at && !at.isSpoken; at = at.parent) at.isSpoken = true;
  }
  for (const { list } of alternatives) list.isLeftOut = true;
}

/** Marks a version that says what is shown already, except for those of its entries that say something else. */
function markRepeat(version: Version, shown: readonly Utterance[]): void {
  markRead(version);
  if (version.holder) return;
  const matcher = new Matcher(lettersOf(shown.map(({ text }) => text).join(" ")));
  for (const { text, pieces } of version.utterances) {
    const { found, of } = matcher.find(text);
    const frame = pieces[0]?.frame;
    if (frame?.parent && found * 2 < of && Array.isArray(frame.parent.value)) frame.isLeftOut = true;
  }
}

const OPEN = 0;
/** Listed, understood as a whole, or inside something that was: nothing below needs to be looked at. */
const CLOSED = 1;
/** Nothing in it is worth listing. */
const BARREN = 2;

/** Lists what was not read in one container, and tells what is below it from what is around it. */
function listUnread(
  frame: Frame,
  longerKey: string | number | undefined,
  pointers: string[],
  around: number,
): number {
  const { parent, shape, value } = frame;
  if (around === CLOSED || frame.isWhole) return CLOSED;
  const isRead = parent?.shape.isSpoken === true && UNDERSTOOD.has(shape.meaning.kind) && !shape.hasText;
  if (isRead) return CLOSED;
  const isSilentEntry =
    parent !== null && parent.parent !== null && parent.shape.entry === shape && !frame.spoke;
  if (parent !== null && (frame.isLeftOut || !shape.isSpoken || isSilentEntry)) {
    if (around === BARREN && !frame.isMade) return BARREN;
    if (!holdsAnything(frame, isSilentEntry || frame.isLeftOut)) return BARREN;
    pushOnce(pointers, pointerOf(frame));
    return CLOSED;
  }
  if (longerKey !== undefined) pointers.push(parent === null ? "" : pointerOf(frame, longerKey));
  if (Array.isArray(value) && !shape.isTuple) {
    const entry = shape.entries();
    if (entry.isRead || entry.strings + entry.numbers === 0) return OPEN;
    for (let index = 0; index < value.length; index += 1) {
      if (isWorthListing(value[index], entry)) pointers.push(parent === null ? "" : pointerOf(frame, index));
    }
    return OPEN;
  }
  for (const suspect of suspectsOf(shape)) {
    const { key } = suspect;
    const inner = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    if (isWorthListing(inner, suspect)) pushOnce(pointers, pointerOf(frame, key));
  }
  return OPEN;
}

/** Much of what a string holds has the pointer of that string. */
function pushOnce(pointers: string[], pointer: string): void {
  if (pointers.at(-1) !== pointer) pointers.push(pointer);
}

const suspects = new WeakMap<Shape, Shape[]>();

/** Members that some entry may hold something worth listing in. */
function suspectsOf(shape: Shape): Shape[] {
  const known = suspects.get(shape);
  if (known) return known;
  const found = shape.order.filter(
    (member) => !member.isRead && member.strings + member.numbers > 0 && !isClear(member),
  );
  suspects.set(shape, found);
  return found;
}

function isClear({ strings, isSpaced, meaning, parent }: Shape): boolean {
  if (strings === 0) return parent?.isSpoken === true;
  if (parent?.isSpoken && TOLD.has(meaning.kind)) return true;
  return UNTOLD.has(meaning.kind) && !isSpaced;
}

/** Whether anything in a container is worth listing; `isNews` when nothing beside it was read. */
function holdsAnything(frame: Frame, isNews: boolean): boolean {
  const stack: [unknown, Shape | null][] = [[frame.value, frame.shape]];
  const seen = new Set<object>();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [value, shape] = next;
    if (!isContainer(value)) {
      if (isWorthListing(value, shape, isNews)) return true;
    } else if (!seen.has(value)) {
      seen.add(value);
      if (Array.isArray(value)) {
        for (const inner of value)
          if (inner !== null && inner !== "") stack.push([inner, shape?.entry ?? null]);
        continue;
      }
      for (const [key, inner] of Object.entries(value)) {
        if (inner !== null && inner !== "")
          stack.push([inner, shape?.members.get(key) ?? shape?.entry ?? null]);
      }
    }
  }
  return false;
}

// Addresses, ids, and constants such as `NEUTRAL` or `VOICE_CALL`.
const NOT_PROSE =
  /^\s{0,20}(?:[hH][tT]{2}[pP][sS]?:\/\/\S+|[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}|[A-Z][A-Z\d]*(?:_[A-Z\d]+)*)\s{0,20}$/;
const kindsOf = (kinds: string) => new Set(kinds.split(" ") as KeyKind[]);
const UNTOLD = kindsOf(
  "technical confidence language type final partial start end duration range channel id punctuation attaches",
);
const UNDERSTOOD = kindsOf("ref name role start end duration range");
/** Read with what was said. */
const TOLD = kindsOf("ref name role");

const NUMBER = /^-?\d+(?:\.\d+)?$/;

function isWorthListing(value: unknown, shape: Shape | null, isNews = false): boolean {
  const isNumber = typeof value === "number" || (typeof value === "string" && NUMBER.test(value));
  if (typeof value === "string") {
    // A letter by itself is a code; an ideograph is a word.
    const isEmpty = value.length < 2 ? value < "\u0080" : value.trim() === "";
    if (isEmpty || shape?.isOpened || NOT_PROSE.test(value.slice(0, 300))) return false;
  } else if (typeof value !== "number") return false;
  const named = nearestNamed(shape);
  const kind = named ? meaningOf(named.key).kind : "other";
  if ((UNTOLD.has(kind) || isInTechnicalPart(shape)) && !isProse(value)) return false;
  return isNews || !isBesideSpeech(shape) || !(TOLD.has(kind) || isNumber);
}

function isBesideSpeech(shape: Shape | null): boolean {
  let at = shape?.parent ?? null;
  while (at?.entry && at.order.length === 0) at = at.parent;
  return at?.isSpoken === true;
}

function nearestNamed(shape: Shape | null): Shape | null {
  let at = shape;
  while (at && at.key === "") at = at.parent;
  return at;
}

function isInTechnicalPart(shape: Shape | null): boolean {
  for (let at = shape?.parent, steps = 0; at && steps < 6; at = at.parent, steps += 1) {
    if (at.key !== "" && isTechnicalPart(at.key)) return true;
  }
  return false;
}
