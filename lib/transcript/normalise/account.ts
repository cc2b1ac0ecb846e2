import { areSame, type Fingerprint, fingerprintOf } from "./fingerprint";
import { isContainer } from "./json";
import { lettersOf } from "./letters";
import { isRepeat, Matcher, type RepeatShare } from "./matcher";
import { type Passage, printOf, textsOf } from "./passage";
import type { Place } from "./pointer";
import { pointerOf } from "./pointer";
import type { Survey } from "./survey";
import { holdsAnything, unreadPointers } from "./unread";
import { Used } from "./used";
import type { Utterance } from "./utterance";

/** Pointers to all in the document that is neither shown as speech nor understood in another way. */
export function listUnrecognised(
  found: Survey,
  chosen: readonly Passage[],
  turns: readonly Utterance[],
): string[] {
  const isChosen = new Set(chosen);
  const used = chosen[0]?.used ?? new Used();
  for (const passage of chosen) if (passage.used !== used) used.add(passage.used);
  const shown = new Shown(turns);
  for (const passage of found.passages) {
    if (isChosen.has(passage)) readWhole(passage, shown, turns, used);
    else if (turns.length > 0) readAgain(passage, shown, used);
  }
  if (chosen.length > 0) addFurniture(found, used);
  const isRead = ({ document }: Survey["embedded"][number]) =>
    isContainer(document.value) && used.of(document.value) !== undefined;
  const pointers = new Set<string>();
  for (const embedded of found.embedded.filter(isRead)) {
    const { text, document } = embedded;
    if (isContainer(text.parent?.value) && text.key !== null) used.read(text.parent.value, text.key);
    if (unreadPointers(document, used).length > 0) pointers.add(pointerOf(text));
  }
  const isRootRead = found.root.value !== null && isRootText(found, chosen);
  if (!isRootRead) for (const pointer of unreadPointers(found.root, used)) pointers.add(pointer);
  if (pointers.size === 0 && turns.length === 0 && !isEmpty(found.root.value)) return [""];
  return [...pointers];
}

function readWhole(passage: Passage, shown: Shown, turns: readonly Utterance[], used: Used): void {
  touchAbove(passage.place, used);
  for (const { value } of passage.unspoken) if (isContainer(value)) used.leaveOut(value);
  // Guesses that were replaced: nothing is lost when the later ones say the same.
  if (!passage.utterances.some(({ isInterim }) => isInterim)) return;
  const sources = new Set(turns.map(({ source }) => source));
  for (const { source, text } of passage.utterances) {
    if (!sources.has(source) && isContainer(source) && !shown.letters().includes(lettersOf(text)))
      used.leaveOut(source);
  }
}

/** Marks a passage that says what is shown already, except for those of its items that say something else. */
function readAgain(passage: Passage, shown: Shown, used: Used): void {
  const isSame = areSame(printOf(passage), shown.print());
  if (!isSame && !isRepeat(textsOf(passage), shown.letters(), shareOf(passage))) return;
  used.add(passage.used);
  touchAbove(passage.place, used);
  for (const place of passage.unspoken) {
    if (isContainer(place.value) && holdsAnything(place, used)) used.leaveOut(place.value);
  }
  const matcher = isSame ? null : new Matcher(shown.letters());
  for (const { source, text } of passage.utterances) {
    const { found, of } = matcher?.find(text) ?? { found: 0, of: 0 };
    if (!isContainer(source)) continue;
    if (found * 2 < of) used.leaveOut(source);
    else if (used.of(source)) used.repeat(source);
  }
}

/** What is shown as speech, for comparing; worked out only when there is something to compare. */
class Shown {
  private knownPrint: Fingerprint | null = null;
  private knownLetters: string | null = null;

  constructor(private readonly turns: readonly Utterance[]) {}

  print(): Fingerprint {
    this.knownPrint ??= fingerprintOf(this.turns.map(({ text }) => text));
    return this.knownPrint;
  }

  letters(): string {
    this.knownLetters ??= lettersOf(this.turns.map(({ text }) => text).join(""));
    return this.knownLetters;
  }
}

function touchAbove(place: Place, used: Used): void {
  for (let at: Place | null = place; at; at = at.parent) if (isContainer(at.value)) used.touch(at.value);
}

function shareOf({ place, kind }: Passage): RepeatShare {
  return Array.isArray(place.value) && kind !== "words" ? 0.5 : 0.9;
}

/** Lists of participants, of who spoke when, of other guesses: read, though nothing in them was spoken. */
function addFurniture(found: Survey, used: Used): void {
  for (const list of found.peopleLists) used.readWhole(list);
  for (const { place } of found.tracks) if (isContainer(place.value)) used.readWhole(place.value);
  for (const { best, others } of found.otherHearings) {
    if (!isContainer(best) || !used.of(best)) continue;
    for (const other of others) if (isContainer(other)) used.readWhole(other);
  }
}

function isRootText({ root, embedded }: Survey, chosen: readonly Passage[]): boolean {
  if (typeof root.value !== "string" || chosen.length === 0) return false;
  return chosen.some(({ place }) => place === root) || embedded.some(({ text }) => text === root);
}

function isEmpty(document: unknown): boolean {
  if (document === null || document === undefined || document === "") return true;
  return isContainer(document) && Object.keys(document).length === 0;
}
