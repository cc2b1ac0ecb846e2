import { isAmongSpeech, isBesideOthers, isPersonWithTalk, sideBeside } from "./around";
import { Draft } from "./draft";
import {
  type Context,
  type Frame,
  isKnown,
  NOBODY,
  type RawTime,
  ROOT,
  type Run,
  type SpeakerRef,
} from "./frame";
import { isAside, isSideList, isTranscriptKey, listName } from "./list-names";
import type { OpenDocument } from "./open-document";
import { isPeopleKey, type Person, readPeople } from "./people";
import type { Piece, TrackSpan } from "./piece";
import { directionOfKey, isSide, isSpeechType, roleOfKey, speakerOfType } from "./roles";
import { Runs } from "./runs";
import type { Shape } from "./shape";
import { isNeverSpoken, spokenText } from "./spoken-text";
import { isMarkup } from "./texts/markup";

/** All that a document holds of interest, before anything is chosen. */
export type Reading = {
  frames: readonly Frame[];
  runs: Run[];
  /** Who spoke when, without the words. */
  tracks: Map<Shape, { lists: Set<Frame>; spans: TrackSpan[] }>;
  people: Map<string, Person>;
  language: string | null;
  /** Texts beside a shown one that say much more. */
  longer: { frame: Frame; key: string }[];
};

/** Reads every container once, in the document's order: what it says itself, and what it inherits. */
export function readDocument({ frames, opened }: OpenDocument): Reading {
  const reader = new Reader(frames, opened);
  // By index, here and in other loops over all of a document: an iterator makes an object for each entry.
  for (let index = 0; index < frames.length; index += 1) {
    const frame = frames[index];
    if (frame) reader.visit(frame);
  }
  return reader.reading;
}

class Reader {
  readonly reading: Reading;
  private readonly draft: Draft;
  private readonly leaf: Context = { ...ROOT };
  private readonly runs = new Runs();
  private languageDepth = Number.POSITIVE_INFINITY;

  constructor(frames: readonly Frame[], opened: ReadonlyMap<string, object>) {
    this.draft = new Draft(opened);
    this.reading = {
      frames,
      runs: this.runs.all,
      tracks: new Map(),
      people: new Map(),
      language: null,
      longer: [],
    };
  }

  visit(frame: Frame): void {
    const { parent, key, shape } = frame;
    if (parent === null) {
      frame.context = { ...frame.context, list: frame };
      this.readStrings(frame);
      return;
    }
    frame.context = parent.context;
    const isLaterGuess =
      typeof key === "number" && key > 0 && parent.shape.meaning.kind === "alternatives" && !shape.isTuple;
    if (parent.isWhole || isLaterGuess) {
      frame.isWhole = true;
      return;
    }
    this.inheritByKey(frame);
    // A list in a list that has only lists holds nothing itself.
    const { entry } = shape;
    const isOfLists =
      entry !== null && entry.lists > 0 && entry.strings + entry.objects === 0 && !entry.isTuple;
    if (isOfLists && typeof key === "number") return;
    if (Array.isArray(frame.value) && !shape.isTuple) {
      // The first of several guesses stands in the entry around them.
      if (shape.meaning.kind === "alternatives") return;
      frame.context = { ...frame.context, list: frame, start: null, end: null, glue: "none" };
      this.readStrings(frame);
    } else if (shape.entry && shape.order.length === 0) frame.context = { ...frame.context, list: frame };
    else this.readObject(frame);
    if (typeof key === "string" && isPeopleKey(key) && !shape.hasText && !frame.isTrack)
      this.readPeople(frame, key);
  }

  private inheritByKey(frame: Frame): void {
    const { parent, key } = frame;
    const { context } = frame;
    if (typeof key === "number" || (key !== null && parent?.shape.entry === frame.shape)) {
      if (typeof parent?.key === "string" && isSideList(parent.key) && !isKnown(context.speaker))
        tell(frame, { channel: key });
      return;
    }
    if (key === null) return;
    const { meaning, members } = frame.shape;
    const isObject = !Array.isArray(frame.value) && members.size > 0;
    if (isAside(key))
      frame.context = { ...context, aside: /^(errors?|transl)/i.test(key) ? 2 : context.aside || 1 };
    else if (isTranscriptKey(key) && context.aside < 2)
      frame.context = { ...context, aside: 0, isTranscript: true };
    else if (isObject && meaning.kind === "roleText" && isBesideOthers(frame.shape))
      tell(frame, { ...NOBODY, role: roleOfKey(key) });
    else if (isSide(key)) tell(frame, { channel: key });
    else if (isObject && !isKnown(context.speaker) && directionOfKey(key) !== null)
      tell(frame, { role: directionOfKey(key) });
  }

  private readPeople(frame: Frame, key: string): void {
    const people = readPeople(key, frame.value);
    if (!people) return;
    for (const [id, person] of people) if (!this.reading.people.has(id)) this.reading.people.set(id, person);
    frame.isWhole = true;
  }

  /** Strings in a list: parts of a message, lines of a talk, words. */
  private readStrings(frame: Frame): void {
    const { shape, context } = frame;
    const entry = shape.entry;
    if (!entry || entry.strings === 0 || context.isNotSpoken || context.aside > 0) return;
    const list = frame.value as unknown[];
    const isText =
      (frame.parent?.parent ?? null) === null ||
      frame.isMade ||
      context.isTranscript ||
      shape.meaning.kind === "text" ||
      listName(shape.listKey) !== "other" ||
      /^parts$/i.test(shape.listKey);
    if (!isText) return;
    for (let index = 0; index < list.length; index += 1) {
      const value = list[index];
      if (typeof value === "string") this.add(frame, context, index, value, entry, NO_TIMES);
    }
  }

  private readObject(frame: Frame): void {
    const { shape, draft } = { shape: frame.shape, draft: this.draft };
    draft.read(frame.value, shape);
    if (draft.text === null && draft.isOnlyNamed && !isPersonWithTalk(frame)) draft.forgetName();
    if (draft.language !== null) this.noteLanguage(frame, draft.language);
    const context = this.contextOf(frame);
    if (shape.isHolder) frame.context = context;
    if (draft.text === null && draft.byKey.length === 0) {
      if (!shape.hasText && draft.start) this.addSpan(frame, context);
      return;
    }
    if (context.isNotSpoken || context.aside > 0) return;
    if (draft.longerKey !== null) this.reading.longer.push({ frame, key: draft.longerKey });
    const side = draft.text !== null && !draft.hasSpeaker() ? sideBeside(shape) : null;
    if (side === "candidate") this.addByKey(frame, context, true);
    if (draft.text !== null) {
      const text = draft.punctuation === null ? draft.text : draft.text + draft.punctuation;
      const piece = this.add(frame, context, draft.textKey, text, shape, draft);
      if (piece && side !== null && !isKnown(piece.speaker)) piece.speaker = { ...NOBODY, role: side };
    }
    if (side !== "candidate") this.addByKey(frame, context, draft.text === null);
  }

  /** `{ question: "…", answer: "…" }`: the keys name who speaks, and what stands beside its answer was asked. */
  private addByKey(frame: Frame, context: Context, isBegun: boolean): void {
    const { draft } = this;
    if (draft.text !== null && draft.hasSpeaker()) return;
    for (const [index, { key, text }] of draft.byKey.entries()) {
      const isFirst = index === 0 && isBegun;
      const piece = this.add(
        frame,
        context,
        key,
        text,
        frame.shape,
        isFirst ? { ...NO_TIMES, start: draft.start } : NO_TIMES,
      );
      if (!piece) continue;
      piece.speaker = { ...NOBODY, role: roleOfKey(key) };
      piece.isOwnSpeaker = true;
    }
  }

  /** What an object says of itself and inherits; of one that holds no other, good until the next one is read. */
  private contextOf(frame: Frame): Context {
    const { draft } = this;
    const inherited = frame.context;
    const speaker = draft.speakerIn(inherited);
    let isNotSpoken = inherited.isNotSpoken || draft.isNotSpoken;
    let told = speaker;
    if (draft.type !== null) {
      if (!isKnown(speaker)) {
        const role = speakerOfType(draft.type);
        if (role !== null) told = { ...speaker, role };
      }
      isNotSpoken ||=
        isAmongSpeech(frame.shape) && !isSpeechType(draft.type) && told === speaker && draft.text !== null;
    }
    const isInterim = draft.isInterim || (inherited.isInterim && !draft.isFinal);
    const end = draft.end;
    const isSame =
      told === inherited.speaker &&
      isNotSpoken === inherited.isNotSpoken &&
      isInterim === inherited.isInterim &&
      draft.start === null &&
      end === null &&
      draft.id === null &&
      draft.glue === inherited.glue &&
      draft.language === null;
    if (isSame) return inherited;
    const context = frame.shape.isHolder ? { ...inherited } : this.leaf;
    context.speaker = told;
    context.isNotSpoken = isNotSpoken;
    context.isInterim = isInterim;
    context.glue = draft.glue === "none" ? inherited.glue : draft.glue;
    context.start = draft.start ?? inherited.start;
    context.end = end ?? inherited.end;
    context.id = draft.id ?? inherited.id;
    context.language = draft.language ?? inherited.language;
    context.aside = inherited.aside;
    context.isTranscript = inherited.isTranscript;
    context.list = inherited.list;
    return context;
  }

  private add(
    frame: Frame,
    context: Context,
    key: string | number,
    text: string,
    shape: Shape,
    times: Times,
  ): Piece | null {
    const said = text.includes("-->") && !isMarkup(text) ? text : spokenText(text);
    const { list } = context;
    const isWord = listName(shape.listKey) === "words";
    // A space between words is a piece like others there.
    if (!list || said === "" || (!isWord && said.trim() === "")) return null;
    if (!isWord && isNeverSpoken(said)) return null;
    const { draft } = this;
    const isObject = times === draft;
    const isIn = list !== frame;
    const piece: Piece = {
      text: said,
      glue: context.glue,
      speaker: context.speaker,
      // By a name, a type or a switch.
      isOwnSpeaker:
        isObject &&
        (draft.hasSpeaker() || (isKnown(context.speaker) && context.speaker !== list.context.speaker)),
      start: isObject ? (isIn ? context.start : null) : times.start,
      end: isObject && isIn ? context.end : null,
      duration: times.duration,
      confidence: isObject ? draft.confidence : null,
      isInterim: context.isInterim,
      id: context.id,
      language: context.language,
      frame,
      key,
    };
    this.runs.of(list, shape).pieces.push(piece);
    for (let at: Frame | null = frame; at && !at.spoke; at = at.parent) at.spoke = true;
    return piece;
  }

  private addSpan(frame: Frame, { speaker, list }: Context): void {
    const { draft } = this;
    const own = speaker.ref ?? speaker.name;
    const end = draft.end;
    if (!list || !draft.start || !draft.hasSpeaker() || own === null) return;
    // Without an end it lasts until the next one, if that is what it is: people also join and leave.
    if (!end && !draft.duration && !/^(?:paragraphs|segments|turns|blocks)$/i.test(frame.shape.listKey))
      return;
    const track = this.reading.tracks.get(frame.shape) ?? { lists: new Set(), spans: [] };
    track.spans.push({ speaker: own, start: draft.start, end, duration: draft.duration });
    this.reading.tracks.set(frame.shape, track);
    track.lists.add(list);
    list.isTrack = true;
  }

  private noteLanguage({ depth, context }: Frame, language: string): void {
    if (context.aside > 0 || depth >= this.languageDepth) return;
    this.reading.language = language;
    this.languageDepth = depth;
  }
}

type Times = { start: RawTime | null; duration: RawTime | null };
const NO_TIMES: Times = { start: null, duration: null };

function tell(frame: Frame, who: Partial<SpeakerRef>): void {
  frame.context = { ...frame.context, speaker: { ...frame.context.speaker, ...who } };
}
