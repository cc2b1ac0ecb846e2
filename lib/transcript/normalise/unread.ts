import { isContainer, isObject } from "./json";
import { type KeyKind, meaningOf } from "./key-meaning";
import { type Place, placeIn, pointerOf } from "./pointer";
import { isProse } from "./prose";
import { isTechnicalPart } from "./technical-keys";
import type { Used } from "./used";

const POINTERS_MAX_LENGTH = 2_000_000;

/**
 * Pointers to what was not understood: the highest value of which nothing was read. What a reader does not miss is
 * left out: empty values, switches, and keys that tell how the document was made (ids, addresses, scores of
 * recognition); beside speech also numbers.
 */
export function unreadPointers(root: Place, used: Used): string[] {
  const pointers: string[] = [];
  let length = 0;
  const stack: Place[] = [root];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const { value } = place;
    if (!isContainer(value)) {
      if (isWorthListing(place, used)) pointers.push(pointerOf(place));
    } else {
      const mark = used.of(value);
      if (mark?.isUnread) pointers.push(pointerOf(place));
      else if (mark?.isWhole) continue;
      else if (mark) pushMembers(stack, place, mark.keys, mark.isItemList ? used : null);
      else if (holdsAnything(place, used)) pointers.push(pointerOf(place));
    }
    length += pointers.at(-1)?.length ?? 0;
    // Only a document nested thousands deep at every level comes here; then all of it is worth a look.
    if (length > POINTERS_MAX_LENGTH) return [pointerOf(root)];
  }
  return pointers;
}

function pushMembers(stack: Place[], place: Place, read: readonly string[], items: Used | null): void {
  const { value } = place;
  if (Array.isArray(value)) {
    const texts = new Set(read);
    for (let index = value.length - 1; index >= 0; index -= 1) {
      const inner = value[index];
      if (items && isContainer(inner) && !items.of(inner)) continue;
      if (isContainer(inner) || !texts.has(String(index))) stack.push(placeIn(place, index, inner));
    }
  } else if (isObject(value)) {
    const keys = Object.keys(value);
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index] ?? "";
      const inner = value[key];
      if (items && isContainer(inner) && !items.of(inner)) continue;
      if (!read.includes(key)) stack.push(placeIn(place, key, inner));
    }
  }
}

/** Whether anything below is worth listing. */
export function holdsAnything(top: Place, used: Used): boolean {
  const stack: Place[] = [top];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const { value } = place;
    if (!isContainer(value)) {
      if (isWorthListing(place, used)) return true;
    } else if (!used.of(value)?.isWhole) {
      for (const [key, inner] of Object.entries(value)) {
        stack.push(placeIn(place, Array.isArray(value) ? Number(key) : key, inner));
      }
    }
  }
  return false;
}

// Addresses, ids, and constants such as `NEUTRAL` or `VOICE_CALL`.
const NOT_PROSE =
  /^\s*(?:[hH][tT]{2}[pP][sS]?:\/\/\S+|[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}|[A-Z][A-Z\d]*(?:_[A-Z\d]+)*)\s*$/;
const UNTOLD = new Set<KeyKind>(
  "technical confidence language type final partial start end duration timeRange channel".split(
    " ",
  ) as KeyKind[],
);

function isWorthListing({ key, value, parent }: Place, used: Used): boolean {
  const isText = typeof value === "string" && value.trim() !== "" && !NOT_PROSE.test(value);
  if (!isText && typeof value !== "number") return false;
  const named = nearestKey(key, parent);
  if (named !== null && UNTOLD.has(meaningOf(named).kind) && !isProse(value)) return false;
  if (isInTechnicalPart(parent) && !isProse(value)) return false;
  const around = nearestObject(parent);
  if (around === null) return true;
  const mark = used.of(around);
  if (mark?.isRepeat) return isText && /\S\s+\S/.test(value);
  return isText || !mark?.isSpoken;
}

function isInTechnicalPart(parent: Place | null): boolean {
  for (let at = parent, steps = 0; at && steps < 6; at = at.parent, steps += 1) {
    if (typeof at.key === "string" && isTechnicalPart(at.key)) return true;
  }
  return false;
}

function nearestObject(parent: Place | null): object | null {
  for (let at = parent; at; at = at.parent) if (isObject(at.value)) return at.value;
  return null;
}

function nearestKey(key: string | number | null, parent: Place | null): string | null {
  if (typeof key === "string") return key;
  for (let at = parent; at; at = at.parent) if (typeof at.key === "string") return at.key;
  return null;
}
