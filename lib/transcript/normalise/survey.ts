import { isContainer, isObject, type JsonObject } from "./json";
import { meaningOf } from "./key-meaning";
import { isAside, isError, isSideList, isTranscriptTextKey } from "./list-names";
import type { Passage } from "./passage";
import { type Person, readPeople } from "./people";
import { type Place, placeIn, rootPlace } from "./pointer";
import { readList, readRecordList, readSingleItem } from "./read-list";
import { areSubtitles } from "./subtitles";
import { parseEmbedded, readTextPassage } from "./text-passage";
import { readTrack, type Track } from "./track";
import { isKnown } from "./utterance";

/** All that a document holds of interest, before anything is chosen. */
export type Survey = {
  root: Place;
  passages: Passage[];
  /** Lists of who spoke when, without the words. */
  tracks: Track[];
  people: Map<string, Person>;
  /** Containers that only list people. */
  peopleLists: object[];
  language: string | null;
  /** Further guesses at the same words. */
  otherHearings: { best: unknown; others: unknown[] }[];
  /** Strings that hold a JSON document, with the document. */
  embedded: { text: Place; document: Place }[];
};

/** Looks at every part of the document once, however deep, in its own order. */
export function survey(document: unknown, { withAsides }: { withAsides: boolean }): Survey {
  const found: Survey = {
    root: rootPlace(document),
    passages: [],
    tracks: [],
    people: new Map(),
    peopleLists: [],
    language: null,
    otherHearings: [],
    embedded: [],
  };
  const surveyor = new Surveyor(found, withAsides);
  surveyor.walk();
  return found;
}

const SHORTEST_CUE = 20;

class Surveyor {
  private readonly stack: Place[];
  private readonly seen = new Set<object>();
  private languageDepth = Number.POSITIVE_INFINITY;

  constructor(
    private readonly found: Survey,
    private readonly withAsides: boolean,
  ) {
    this.stack = [found.root];
  }

  walk(): void {
    for (let place = this.stack.pop(); place; place = this.stack.pop()) {
      const { value } = place;
      if (typeof value === "string") this.visitText(place, value);
      else if (isContainer(value) && !this.seen.has(value)) {
        this.seen.add(value);
        if (Array.isArray(value)) this.visitArray(place, value);
        else if (isObject(value)) this.visitObject(place, value);
      }
    }
  }

  private visitText(place: Place, text: string): void {
    const embedded = parseEmbedded(text);
    if (embedded !== undefined) {
      const document = placeIn(place, null, embedded);
      this.found.embedded.push({ text: place, document });
      this.stack.push(document);
      return;
    }
    const passage = readTextPassage(place, text);
    if (passage) this.found.passages.push(passage);
  }

  private visitArray(place: Place, list: unknown[]): void {
    if (this.addPeople(place)) return;
    if (typeof place.key === "string" && meaningOf(place.key).kind === "alternatives") {
      this.stack.push(placeIn(place, 0, list[0]));
      this.found.otherHearings.push({ best: list[0], others: list.slice(1) });
      return;
    }
    const track = readTrack(place, list);
    if (track) {
      this.found.tracks.push(track);
      return;
    }
    const read = readList(place, list);
    if (read && !(isSideList(place.key) && areWithoutOwnStart(read.passage))) {
      this.found.passages.push(read.passage);
      if (!read.hasInnerLists) return;
    }
    for (let index = list.length - 1; index >= 0; index -= 1) {
      const value = list[index];
      if (isContainer(value) || this.mayBeTranscript(place.key, value)) {
        this.stack.push(placeIn(place, index, value));
      }
    }
  }

  private visitObject(place: Place, object: JsonObject): void {
    if (this.addPeople(place)) return;
    const passage = readRecordList(place, object) ?? readSingleItem(place, object);
    if (passage) this.found.passages.push(passage);
    if (passage && passage.utterances.length > 1) return;
    const keys = Object.keys(object);
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index] ?? "";
      const value = object[key];
      if (typeof value === "string" && meaningOf(key).kind === "language") this.noteLanguage(place, value);
      const isAsidePart = isError(key) || (!this.withAsides && isAside(key));
      if (!isAsidePart && (isContainer(value) || this.mayBeTranscript(key, value))) {
        this.stack.push(placeIn(place, key, value));
      }
    }
  }

  private addPeople({ key, value }: Place): boolean {
    const people = typeof key === "string" ? readPeople(key, value) : null;
    if (!people) return false;
    for (const [id, person] of people) if (!this.found.people.has(id)) this.found.people.set(id, person);
    if (isContainer(value)) this.found.peopleLists.push(value);
    return true;
  }

  private noteLanguage({ depth }: Place, language: string): void {
    if (depth > this.languageDepth || (depth === this.languageDepth && this.found.language !== null)) return;
    this.found.language = language;
    this.languageDepth = depth;
  }

  private mayBeTranscript(key: string | number | null, value: unknown): boolean {
    if (typeof value !== "string" || value.length < 2) return false;
    if (/^\s*[[{]/.test(value) || (value.length >= SHORTEST_CUE && areSubtitles(value))) return true;
    if (typeof key !== "string") return false;
    return isTranscriptTextKey(key);
  }
}

// Channels hold lists; they are no turns themselves, even when each holds one text.
function areWithoutOwnStart({ utterances, words }: Passage): boolean {
  return words.length === 0 && utterances.every(({ start, speaker }) => start === null && !isKnown(speaker));
}
