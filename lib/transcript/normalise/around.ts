import type { Frame, RawTime } from "./frame";
import { listName } from "./list-names";
import { isSpeechType, roleOfKey } from "./roles";
import type { Shape } from "./shape";

/** Sections and calls have names, too; whoever has words or sentences of their own in a list is somebody. */
export function isPersonWithTalk({ shape, depth }: Frame): boolean {
  const isEntry = depth > 1 && shape.parent?.entry === shape;
  return (
    isEntry &&
    !shape.order.some(
      ({ lists, hasText, key }) => lists > 0 && hasText && /^(turns|other)$/.test(listName(key)),
    )
  );
}

/** A key such as `answer` tells who speaks beside a question, and not around a whole document. */
export function isBesideOthers({ parent }: Shape): boolean {
  const spoken = parent?.order.filter(
    ({ meaning }) => meaning.kind === "roleText" || meaning.kind === "text",
  );
  return spoken !== undefined && spoken.length > 1;
}

/** Who says the text of an entry: what stands beside its answer was asked, beside a question it is the answer. */
export function sideBeside({ order }: Shape): "interviewer" | "candidate" | null {
  // An agent with a text of its own, as a first message, is set up there and asks nothing.
  const said = order.filter(
    ({ meaning, strings, hasText, key }) =>
      meaning.kind === "roleText" && (strings > 0 || (hasText && roleOfKey(key) === "candidate")),
  );
  const sides = new Set(said.map(({ key }) => roleOfKey(key)));
  if (sides.size !== 1) return null;
  return sides.has("candidate") ? "interviewer" : "candidate";
}

const NEAR = 6;

/** Start and end of the entry in which words without times stand. */
export function timesAround(list: Frame): { start: RawTime | null; end: RawTime | null } | null {
  for (let at = list.parent, steps = 0; at && at.depth > 1 && steps < NEAR; at = at.parent, steps += 1) {
    if (at.context.start) return at.context;
  }
  return null;
}

const speechTypes = new WeakMap<Shape, boolean>();

/** Whether other entries of the kind call themselves speech, so that one that does not is none. */
export function isAmongSpeech(shape: Shape): boolean {
  const known = speechTypes.get(shape);
  if (known !== undefined) return known;
  const types = shape.order.find(({ meaning, strings }) => meaning.kind === "type" && strings > 0);
  const isAmong = types?.samples.some((value) => typeof value === "string" && isSpeechType(value)) === true;
  speechTypes.set(shape, isAmong);
  return isAmong;
}
