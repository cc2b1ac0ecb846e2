import { isBesideOthers, sideBeside, timesAround } from "./around";
import { isKnown, type Run } from "./frame";
import { lettersOf } from "./letters";
import { isSideList, isTranscriptKey, listName } from "./list-names";
import type { Piece, Utterance } from "./piece";
import { isProse } from "./prose";
import { settleRuns } from "./settle";
import type { Shape } from "./shape";

export type VersionKind = "turns" | "segments" | "words" | "text";

/**
 * One of the ways in which a document holds its speech: all pieces of one kind, from however many lists. A document
 * often has several, as turns, segments, words and running text.
 */
export class Version {
  utterances: Utterance[] = [];
  /** Names stand in voices, which are closed: none carries on. */
  isVoiced = false;
  /** Texts of which some lines were left out. */
  readonly shortened: Piece[] = [];
  /** Of words: whose turns have them all, each those that stand in it. */
  holder: Version | null = null;
  private known: string | null = null;
  private size: number | null = null;

  constructor(
    /** Of text: what it turned out to be. */
    public kind: VersionKind,
    /** Of versions that may complete one another. */
    readonly family: string,
    /** As they stand in the document. */
    readonly runs: readonly Run[],
    /** Those that were not said again by others, in order. */
    readonly kept: readonly Run[],
    /** Pieces of `kept` that no later one replaces, in order. */
    readonly pieces: Piece[],
    /** Runs that say in another language or form what others say. */
    readonly alternatives: readonly Run[],
  ) {}

  /** All its letters and digits, in order. */
  get letters(): string {
    this.known ??= lettersOf(this.utterances.map(({ text }) => text).join(""));
    return this.known;
  }

  /** How much it says, about, without spaces. */
  get length(): number {
    this.size ??= this.utterances.reduce((sum, { text }) => sum + text.length - text.length / 6, 0);
    return this.size;
  }

  get isInferred(): boolean {
    return this.runs.some(({ shape }) => shape.order.some(({ isInferred }) => isInferred));
  }
}

/** The runs that give evidence of being speech, put together by what they are. */
export function versionsOf(runs: readonly Run[]): Version[] {
  const byShape = new Map<Shape, Run[]>();
  for (const run of runs) {
    const alike = byShape.get(run.shape);
    if (alike) alike.push(run);
    else byShape.set(run.shape, [run]);
  }
  const groups = new Map<Shape, { kind: VersionKind; key: string; runs: Run[] }>();
  for (const [shape, alike] of byShape) {
    const sample = sampleOf(alike);
    if (!isEvident(shape, alike, sample)) continue;
    const kind = kindOf(shape, alike, sample);
    const key = `${kind} ${textKeyOf(sample)}`;
    const around = groupAround(shape, groups);
    if (around?.key === key && kind !== "text") {
      for (const run of alike) around.runs.push(run);
      groups.set(shape, around);
    } else groups.set(shape, { kind, key, runs: [...alike] });
  }
  return [...new Set(groups.values())].map(({ kind, key, runs: all }) => {
    const { kept, pieces, alternatives } = settleRuns(all, kind);
    return new Version(kind, key, all, kept, pieces, alternatives);
  });
}

const NEAR = 6;

/** Follow-ups inside a question, replies inside a turn: what is around is of one version with them. */
function groupAround<Group>(shape: Shape, groups: ReadonlyMap<Shape, Group>): Group | undefined {
  for (let at = shape.parent, steps = 0; at && steps < NEAR; at = at.parent, steps += 1) {
    const group = groups.get(at);
    if (group) return group;
  }
  return undefined;
}

const SAMPLE = 60;

function sampleOf(runs: readonly Run[]): Piece[] {
  const sample: Piece[] = [];
  for (const { pieces } of runs) {
    for (const piece of pieces) if (sample.push(piece) >= SAMPLE) return sample;
  }
  return sample;
}

const isSpoken = ({ speaker }: Piece) => isKnown(speaker) || speaker.channel !== null;
const isTimed = ({ start }: Piece) => start !== null;

function shareOf(pieces: readonly Piece[], is: (piece: Piece) => boolean): number {
  return pieces.filter(is).length / Math.max(1, pieces.length);
}

function textKeyOf([first]: readonly Piece[]): string {
  if (typeof first?.key !== "string") return "strings";
  const { shape } = first.frame;
  const isByKey =
    shape.members.get(first.key)?.meaning.kind === "roleText" ||
    sideBeside(shape) !== null ||
    isInSide(shape);
  return isByKey ? "by key" : first.key.toLowerCase();
}

/** `answer: { video: { transcript: "…" } }` beside its question: both belong together, whatever the keys of their texts. */
function isInSide(shape: Shape): boolean {
  for (let at: Shape | null = shape; at?.parent && at.parent.entry !== at; at = at.parent)
    if (at.meaning.kind === "roleText" && isBesideOthers(at)) return true;
  return false;
}

/** Speech only on evidence: a speaker, a time, a list or a whole key that says so. */
function isEvident(shape: Shape, runs: readonly Run[], sample: readonly Piece[]): boolean {
  const [first] = sample;
  const [run] = runs;
  if (!first || !run) return false;
  const { context } = first.frame;
  if (context.isTranscript || first.frame.parent === null) return true;
  const isInList = shape.parent?.entry === shape || run.list.parent !== null;
  const spoken = shareOf(sample, ({ speaker }) => isKnown(speaker));
  if (spoken >= 0.5) return isInList || sample.some(({ text }) => isProse(text)) || sample.length > 1;
  const isHeld = ({ frame: { context: of } }: Piece) => (of.list?.parent?.context.start ?? null) !== null;
  if (listName(String(run.list.key)) === "words" && timesAround(run.list)) return true;
  if (isInList && (shareOf(sample, isTimed) >= 0.5 || shareOf(sample, isHeld) === 1)) return true;
  if (isInList && (listName(shape.listKey) !== "other" || run.list.parent?.parent === null)) {
    return (
      sample.length > 1 ||
      isRunning(first.text) ||
      listName(shape.listKey) === "turns" ||
      shareOf(sample, isSpoken) === 1
    );
  }
  if (typeof first.key !== "string") return false;
  const { key, text } = first;
  const isOfText =
    isTranscriptKey(key) || /^(text|transcript_?text|display|displaytext|result|punct)$/i.test(key);
  return isOfText && (isTranscriptKey(key) || isRunning(text));
}

function isRunning(text: string): boolean {
  return text.length > 20 || /\S\s+\S+\s+\S/.test(text);
}

const WORD_KEYS = /^(word|punctuated_?word|w)$/i;
const WORD_TYPES = /^(pronunciation|punctuation|word|punct|spacing|audio_event)$/;

/** Single words, by the list's name, by what they call themselves, or by one word each in long runs of one speaker. */
function kindOf(shape: Shape, runs: readonly Run[], sample: readonly Piece[]): VersionKind {
  const name = listName(shape.listKey);
  const [first] = sample;
  const isInList = (runs[0]?.list.parent ?? null) !== null;
  const isKeyedWord = typeof first?.key === "string" && WORD_KEYS.test(first.key);
  if (isInList && (name === "words" || isKeyedWord)) return "words";
  const types = shape.order.find(({ meaning }) => meaning.kind === "type")?.samples ?? [];
  const hasRole = shape.order.some(({ meaning }) => meaning.kind === "role");
  if (types.length > 0 && !hasRole && types.every((type) => WORD_TYPES.test(String(type)))) return "words";
  if (isInList && name !== "turns" && areSingleWords(sample)) return "words";
  if (isSideList(String(runs[0]?.list.key)) && shareOf(sample, isTimed) === 0) return "text";
  const isAlone = runs.length === 1 && sample.length === 1 && shareOf(sample, isSpoken) === 0;
  if (isAlone && (!isInList || shareOf(sample, isTimed) === 0)) return "text";
  if (name === "segments" && isInList) return "segments";
  return typeof first?.key === "number" && shareOf(sample, isSpoken) === 0 ? "segments" : "turns";
}

function areSingleWords(sample: readonly Piece[]): boolean {
  if (sample.length < 3 || shareOf(sample, isTimed) < 0.5) return false;
  let changes = 0;
  let letters = 0;
  let before: unknown = null;
  for (const { text, speaker } of sample) {
    if (/\S\s+\S/.test(text)) return false;
    const who = speaker.ref ?? speaker.name ?? speaker.role ?? speaker.channel;
    if (who !== before) changes += 1;
    before = who;
    letters += text.length;
  }
  return changes * 2 <= sample.length && letters <= sample.length * 15;
}
