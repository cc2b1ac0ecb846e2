import { timesAround } from "./around";
import { attachOwnWords } from "./enrich";
import { expandTexts } from "./expand-texts";
import { isKnown, type RawTime, type Run } from "./frame";
import { joinTokens } from "./join-tokens";
import { NO_WORDS, type Piece, type Utterance } from "./piece";
import type { Shape } from "./shape";
import { namePieces } from "./texts/text-document";
import { endMsOf, msOf } from "./times/raw-time";
import { unitOf } from "./times/time-evidence";
import type { Version } from "./versions";

const PAUSE_MS = 2_000;
const BREATH_MS = 300;

/** Turns from the pieces of all versions; words that stand in turns of one who speaks need none of their own. */
export function makeUtterances(versions: readonly Version[], recordingMs: number | null): void {
  for (const version of versions) {
    if (version.kind === "words") countFromBeginning(version);
    completeStart(version);
    if (version.kind !== "words") version.utterances = toUtterances(version);
  }
  attachOwnWords(versions);
  for (const version of versions) {
    const isHeld = version.holder?.utterances.every(({ speaker }) => isKnown(speaker)) === true;
    if (version.kind === "words" && !isHeld) version.utterances = fromWords(version, recordingMs);
  }
}

/** Parts of a message are put together, the rest is as it is. */
function toUtterances(version: Version): Utterance[] {
  const utterances: Utterance[] = [];
  for (const run of version.kept) {
    if (areParts(run) && !areNamed(run.pieces)) utterances.push(ofParts(run));
    else for (const piece of run.pieces) utterances.push(ofPiece(piece));
  }
  return inOrder(expandTexts(version, utterances));
}

/** Lists inside entries of others come where their entry stands. */
export function inOrder(utterances: Utterance[]): Utterance[] {
  const orderOf = ({ pieces }: Utterance) => pieces[0]?.frame.order ?? 0;
  let last = 0;
  for (const utterance of utterances) {
    const order = orderOf(utterance);
    if (order < last) return utterances.sort((a, b) => orderOf(a) - orderOf(b));
    last = order;
  }
  return utterances;
}

function ofPiece(piece: Piece): Utterance {
  const { text, speaker, start, end, duration, language } = piece;
  return { text: text.trim(), speaker, start, end, duration, words: NO_WORDS, language, pieces: [piece] };
}

/** Pieces without speaker and time of their own in an entry that has one: what they say is said at once. */
function areParts({ list, pieces }: Run): boolean {
  const holder = list.parent;
  const { channel } = list.context.speaker;
  const isOwn = ({ isOwnSpeaker, start, speaker }: Piece) =>
    isOwnSpeaker || start !== null || speaker.channel !== channel;
  // A whole document is nobody's entry.
  if (!holder || holder.depth < 2 || pieces.some(isOwn)) return false;
  return holder.shape.parent?.entry === holder.shape || isKnown(holder.context.speaker);
}

/** Strings that begin with names are lines of a talk, and no parts of what one person says at once. */
function areNamed(pieces: readonly Piece[]): boolean {
  if (pieces.length < 2 || pieces.some(({ speaker }) => isKnown(speaker))) return false;
  return namePieces(pieces.map(({ text }) => ({ text, name: null }))) !== null;
}

function ofParts({ list, pieces }: Run): Utterance {
  const [first] = pieces;
  const { start = null, end = null } = list.parent?.context ?? {};
  return {
    text: joinTokens(pieces).trim(),
    speaker: first?.speaker ?? { ref: null, name: null, role: null, channel: null },
    start,
    end,
    duration: null,
    words: NO_WORDS,
    language: first?.language ?? null,
    pieces,
  };
}

function fromWords(version: Version, recordingMs: number | null): Utterance[] {
  const { kept, pieces } = version;
  const unitMs = unitOf([pieces], recordingMs);
  const areChannelsMixed = kept.some(({ pieces: all }) =>
    all.some(({ speaker }) => speaker.channel !== all[0]?.speaker.channel),
  );
  const hasSpeakers = areChannelsMixed || pieces.some(({ speaker }) => isKnown(speaker));
  const otherStarts = hasSpeakers || kept.length < 2 ? [] : startsOf(pieces, unitMs);
  const cutter = new WordCutter(hasSpeakers, unitMs, otherStarts);
  for (const run of kept) {
    if (isHeldByEntry(run)) cutter.close();
    const before = cutter.utterances.length;
    for (const piece of run.pieces) cutter.add(piece);
    if (!run.pieces.some(({ start }) => start !== null)) {
      const times = timesAround(run.list);
      if (times) cutter.close();
      const [first, last] = [cutter.utterances[before], cutter.utterances.at(-1)];
      if (times && first && last) [first.start, last.end] = [times.start, times.end];
    }
  }
  cutter.close();
  return cutter.utterances;
}

function startsOf(words: readonly Piece[], unitMs: number): number[] {
  const starts = words.flatMap(({ start }) => (start ? [msOf(start, unitMs)] : []));
  return starts.sort((a, b) => a - b);
}

/** Whether the list of words is what a turn, a result or a channel consists of, and not one message of a stream. */
function isHeldByEntry({ list }: Run): boolean {
  const holder = list.parent;
  return holder !== null && (isKnown(holder.context.speaker) || tells(holder.shape));
}

function tells({ order }: Shape): boolean {
  return order.some(({ meaning, strings, numbers, objects }) =>
    meaning.kind === "text" || meaning.kind === "start" || meaning.kind === "range"
      ? strings + numbers + objects > 0
      : false,
  );
}

/** Puts words together to turns: by speaker; without speakers a long pause ends one, or a short one that others use. */
class WordCutter {
  readonly utterances: Utterance[] = [];
  private words: Piece[] = [];
  private speaker: string | null = null;
  private endMs: number | null = null;

  constructor(
    private readonly hasSpeakers: boolean,
    private readonly unitMs: number,
    private readonly otherStarts: readonly number[],
  ) {}

  add(word: Piece): void {
    // Punctuation and spaces belong to the word before them, whatever speaker they carry.
    const isOwn = word.glue !== "before" && /[\p{L}\p{N}]/u.test(word.text);
    const who = isOwn ? (this.hasSpeakers ? keyOf(word) : String(word.speaker.channel)) : this.speaker;
    if (isOwn && this.words.length > 0) {
      const isOther = who !== this.speaker && this.speaker !== null;
      const isCut = isOther || (!this.hasSpeakers && this.isPause(word));
      if (isCut) this.close();
    }
    this.words.push(word);
    if (isOwn) this.speaker = who;
    this.endMs = endMsOf(word, this.unitMs) ?? this.endMs;
  }

  close(): void {
    const { words } = this;
    this.words = [];
    this.speaker = this.endMs = null;
    const text = joinTokens(words).trim();
    const own =
      words.find(({ text: word, glue }) => glue !== "before" && /[\p{L}\p{N}]/u.test(word)) ?? words[0];
    if (text === "" || !own) return;
    const { speaker, language } = own;
    const timed = words.some(({ start }) => start !== null) ? words : NO_WORDS;
    this.utterances.push({
      text,
      speaker,
      start: null,
      end: null,
      duration: null,
      words: timed,
      language,
      pieces: words,
    });
  }

  private isPause({ start }: Piece): boolean {
    if (this.endMs === null || !start) return false;
    const fromMs = this.endMs;
    const toMs = msOf(start, this.unitMs);
    if (toMs - fromMs >= PAUSE_MS || toMs < fromMs - PAUSE_MS) return true;
    return toMs - fromMs >= BREATH_MS && hasBetween(this.otherStarts, fromMs, toMs);
  }
}

function keyOf({ speaker: { ref, name, role, channel } }: Piece): string {
  return `${ref ?? ""}|${name ?? ""}|${role ?? ""}|${channel ?? ""}`;
}

function hasBetween(rising: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return (rising[low] ?? Number.POSITIVE_INFINITY) < to;
}

/** A first start of nought that was left out. */
function completeStart({ kept }: Version): void {
  for (const { pieces } of kept) {
    const [first] = pieces;
    if (!first || first.start || !first.end || !pieces.some(({ start }) => start !== null)) continue;
    first.start = { amount: 0, unitMs: first.end.unitMs };
  }
}

/** Starts that count from the entry around them, as offsets do, count from the beginning after this. */
function countFromBeginning({ kept }: Version): void {
  if (!areOffsets(kept)) return;
  for (const { list, pieces } of kept) {
    const base = list.parent?.context.start;
    if (!base) continue;
    for (const piece of pieces) {
      piece.start = later(piece.start ?? { amount: 0, unitMs: base.unitMs }, base);
      if (piece.end) piece.end = later(piece.end, base);
    }
  }
}

const NEARLY = 0.95;

/** Whether nearly all lists begin before the entry around them; one that may be either says nothing. */
function areOffsets(runs: readonly Run[]): boolean {
  let below = 0;
  let above = 0;
  for (const [index, { list, pieces }] of runs.entries()) {
    const holder = list.parent?.context.start;
    const first = pieces.find(({ start }) => start !== null)?.start;
    if (!holder || holder.amount <= 0 || !first) continue;
    const next = runs[index + 1]?.list.parent?.context.start;
    const roomMs = next ? msOf(next, 1) - msOf(holder, 1) : 0;
    if (msOf(first, 1) < msOf(holder, 1) * NEARLY) below += 1;
    else if (msOf(first, 1) > roomMs) above += 1;
  }
  return below > above * 4;
}

function later(time: RawTime, base: RawTime): RawTime {
  if (time.unitMs === base.unitMs) return { amount: time.amount + base.amount, unitMs: base.unitMs };
  return { amount: msOf(time, 1) + msOf(base, 1), unitMs: 1 };
}
