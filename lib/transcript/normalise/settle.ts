import { align } from "./align";
import { timesAround } from "./around";
import { isKnown, type RawTime, type Run } from "./frame";
import { hasLetters, letterPrint, lettersOf } from "./letters";
import type { Piece } from "./piece";
import type { Shape } from "./shape";

const ENOUGH_LETTERS = 10;
const TOLD_BY_TEXT = 20;
const MOST_LEVELS = 12;

type Settled = { kept: Run[]; pieces: Piece[]; alternatives: Run[] };

/**
 * Leaves out what a document says again: guesses before what is final, the talk so far again and again, a turn that
 * is sent again while it grows, a last list that repeats all others, a whole document twice. A list that runs beside
 * another with the same times or speakers says it in another language.
 */
export function settleRuns(runs: readonly Run[], kind: string): Settled {
  const kept: Run[] = [];
  const alternatives: Run[] = [];
  const finals = withoutGuesses(runs);
  const said = new Said();
  const beside = new Beside();
  // A report stands elsewhere: entries of one kind do not report one another.
  const told = finals.some(({ shape }) => shape !== finals[0]?.shape) ? new Map<string, Shape>() : null;
  if (finals.length === 1) kept.push(...finals);
  else
    for (const run of finals) {
      if (!run.pieces.some(({ text }) => hasLetters(text)) || (told && isReported(run, told))) continue;
      const isOther = kind === "words" ? isGuess(kept.at(-1), run) : run.pieces.length > 1 && beside.has(run);
      if (isOther) {
        alternatives.push(run);
        continue;
      }
      const replaced = said.replacedBy(run);
      if (replaced < 0) continue;
      kept.length -= replaced;
      kept.push(run);
      if (told) for (const piece of run.pieces) told.set(tellingOf(piece), run.shape);
    }
  const all = kept.length === 1 && kept[0] ? kept[0].pieces : kept.flatMap(({ pieces }) => pieces);
  // Of a word that begins with the one before, both were said.
  const pieces = withoutSecondHalf(kind === "words" ? all : withoutTwins(withoutGrowing(all)));
  if (kind === "words" && alternatives.length * 2.5 >= finals.length) forgetChannels(pieces);
  return { kept: pieces.length === all.length ? kept : onlyWith(pieces, kept), pieces, alternatives };
}

function onlyWith(pieces: readonly Piece[], runs: readonly Run[]): Run[] {
  const left = new Set(pieces);
  return runs
    .map((run) => ({ ...run, pieces: run.pieces.filter((piece) => left.has(piece)) }))
    .filter((run) => run.pieces.length > 0);
}

function lettersOfAll(pieces: readonly Piece[]): string {
  return lettersOf(pieces.length === 1 ? (pieces[0]?.text ?? "") : pieces.map(({ text }) => text).join(""));
}

/** Whether a log tells at another place, as at the end of a response, what somebody was heard to say. */
function isReported({ shape, pieces }: Run, told: ReadonlyMap<string, Shape>): boolean {
  const isTold = pieces.every((piece) => {
    const other = told.get(tellingOf(piece));
    return other !== undefined && other !== shape && lettersOf(piece.text).length >= ENOUGH_LETTERS;
  });
  return isTold && isInLog(shape);
}

function tellingOf(piece: Piece): string {
  return `${speakerKey(piece)} ${piece.text.trim()}`;
}

function isInLog(shape: Shape): boolean {
  for (let at = shape.parent, steps = 0; at && steps < MOST_LEVELS; at = at.parent, steps += 1) {
    const isEntry = at.parent?.entry === at;
    if (isEntry && at.order.some(({ meaning, strings }) => meaning.kind === "type" && strings > 0))
      return true;
  }
  return false;
}

/** Guesses give way to what the same speaker is known to have said in the end. */
function withoutGuesses(runs: readonly Run[]): Run[] {
  if (!runs.some(({ pieces }) => pieces.some(({ isInterim }) => isInterim))) return [...runs];
  const settled = new Set<string>();
  for (const { pieces } of runs)
    for (const piece of pieces) if (!piece.isInterim) settled.add(speakerKey(piece));
  const isAnonymous = settled.has(speakerKey(null)) || settled.size === 0;
  return runs.map((run) => ({
    ...run,
    pieces: run.pieces.filter(
      (piece) =>
        !piece.isInterim ||
        (!settled.has(speakerKey(piece)) &&
          !(settled.size > 0 && (isAnonymous || speakerKey(piece) === speakerKey(null)))),
    ),
  }));
}

function speakerKey(piece: Piece | null): string {
  if (piece === null) return "||";
  const { ref, name, role } = piece.speaker;
  return `${ref ?? ""}|${name ?? ""}|${role ?? ""}`;
}

/** `size` counts all characters: texts of the same letters are at most twice as long as one another, mostly. */
type Telling = { pieces: readonly Piece[]; size: number; start: RawTime | null };

/** What the runs so far say, and how many of the last ones a new one stands for. */
class Said {
  private readonly last: Telling[] = [];
  /** By time, else by letters, who first said something; and all who said it then and were not the first. */
  private readonly first = new Map<number, Telling>();
  private readonly again = new Set<string>();
  private size = 0;

  /** How many of the last runs this one replaces; -1 when it says nothing new. */
  replacedBy({ pieces, list }: Run): number {
    let size = 0;
    for (const { text } of pieces) size += text.length;
    const telling = { pieces, size, start: pieces[0]?.start ?? timesAround(list)?.start ?? null };
    const before = this.last.at(-1);
    // Said again at once, it stands in the place of the one before: with its commas now.
    const isAgain = this.isToldAgain(telling);
    if (
      isAgain &&
      !(before && isSameTime(before.start, telling.start) && beginsWith(telling, [before], true))
    )
      return -1;
    const replaced = isAgain ? 1 : this.grownFrom(telling, before);
    for (let count = 0; count < replaced; count += 1) this.size -= this.last.pop()?.size ?? 0;
    this.last.push(telling);
    this.size += size;
    return replaced;
  }

  /** How many of the last ones it begins with: all of them, or the one before at the same moment. */
  private grownFrom(telling: Telling, before: Telling | undefined): number {
    if (!before) return 0;
    if (this.size <= telling.size * 2 && beginsWith(telling, this.last)) return this.last.length;
    if (!isSameTime(before.start, telling.start)) return 0;
    const mayBe = telling.start !== null || telling.pieces.length > 1;
    return mayBe && beginsWith(telling, [before], telling.start !== null) ? 1 : 0;
  }

  private isToldAgain(telling: Telling): boolean {
    const { pieces, start, size } = telling;
    if (start === null && (pieces.length < 2 || size < TOLD_BY_TEXT)) return false;
    const key = start?.amount ?? pieces.reduce((print, { text }) => letterPrint(text, print), 0);
    const first = this.first.get(key);
    if (!first) {
      this.first.set(key, telling);
      return false;
    }
    const letters = lettersOfAll(pieces);
    const isSame = first.pieces.length === pieces.length && isSameTime(first.start, start);
    if (isSame && first.size <= size * 2 && lettersOfAll(first.pieces) === letters) return true;
    const known = this.again.size;
    return this.again.add(`${timeKey(start)} ${pieces.length} ${letters}`).size === known;
  }
}

function beginsWith({ pieces, size }: Telling, others: readonly Telling[], isShortEnough = false): boolean {
  if (others.reduce((sum, other) => sum + other.size, 0) > size * 2) return false;
  const letters = lettersOfAll(others.flatMap((other) => other.pieces));
  return (isShortEnough || letters.length >= ENOUGH_LETTERS) && lettersOfAll(pieces).startsWith(letters);
}

function isSameTime(one: RawTime | null | undefined, other: RawTime | null): boolean {
  return one?.amount === other?.amount && one?.unitMs === other?.unitMs;
}

function timeKey(time: RawTime | null): string | null {
  return time === null ? null : `${time.amount} ${time.unitMs}`;
}

/** Finds lists with as many entries at the same times by the same speakers that say something else. */
class Beside {
  private readonly byStart = new Map<number, Run>();
  private readonly byKey = new Map<string, Run>();

  has(run: Run): boolean {
    const { pieces } = run;
    const first = pieces[0]?.start?.amount;
    if (first === undefined || pieces.some(({ start }) => start === null)) return false;
    // A key of all is long, and most lists are the only ones that start then.
    const alike = this.byStart.get(first);
    this.byStart.set(first, run);
    if (!alike) return false;
    this.byKey.set(keyOfAll(alike), alike);
    const key = keyOfAll(run);
    const other = this.byKey.get(key);
    this.byKey.set(key, run);
    return other?.pieces.some(({ text }, index) => !isSameText(text, pieces[index]?.text ?? "")) === true;
  }
}

const ALIKE = 0.6;

/** Whether words of nobody known say about the same at the same time as those before: another guess. */
function isGuess(before: Run | undefined, { pieces }: Run): boolean {
  const [first, other] = [pieces[0], before?.pieces[0]];
  if (!before || !first?.start || !other?.start) return false;
  const { channel } = first.speaker;
  if (channel !== null && channel === other.speaker.channel) return false;
  if (isKnown(first.speaker) || !areNear(first.start, other.start)) return false;
  const [own, known] = [lettersOfAll(pieces), lettersOfAll(before.pieces)];
  if (own.length > known.length * 2 || known.length > own.length * 2) return false;
  if (own.length < ENOUGH_LETTERS) return false;
  if (channel !== null) return own === known || areAlike(own, known);
  return own !== known && align(own, known).share >= ALIKE;
}

const NEAR_MS = 1_000;

function areNear(one: RawTime, other: RawTime): boolean {
  const away = Math.abs(one.amount - other.amount) * one.unitMs;
  return one.unitMs === other.unitMs && (away > 0 ? away <= NEAR_MS : isSameSecond(one, other));
}

// Of times without a unit most are in seconds.
function isSameSecond(one: RawTime, other: RawTime): boolean {
  return Math.round(one.amount) === Math.round(other.amount);
}

/** The same for texts: nearly all come in pairs that say about the same on two channels. */
function withoutTwins(pieces: Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const before = kept.at(-1);
    if (!before || !areTwins(before, piece)) kept.push(piece);
  }
  if ((pieces.length - kept.length) * 2.5 < pieces.length) return pieces;
  forgetChannels(kept);
  return kept;
}

function areTwins(before: Piece, piece: Piece): boolean {
  if (before.speaker.channel === piece.speaker.channel || isKnown(piece.speaker)) return false;
  const [own, known] = [lettersOf(piece.text), lettersOf(before.text)];
  return own.length >= ENOUGH_LETTERS && (own === known || areAlike(own, known));
}

/** From either side: what one of them alone says may lead the other astray. */
function areAlike(one: string, other: string): boolean {
  return align(one, other).share >= ALIKE || align(other, one).share >= ALIKE;
}

/** One microphone recorded on two channels was recognised twice: neither tells who spoke. */
function forgetChannels(pieces: readonly Piece[]): void {
  if (new Set(pieces.map(({ speaker }) => speaker.channel)).size < 2) return;
  for (const piece of pieces) piece.speaker = { ...piece.speaker, channel: null };
}

function keyOfAll({ pieces }: Run): string {
  return pieces.map((piece) => `${timeKey(piece.start)} ${timeKey(piece.end)} ${speakerKey(piece)}`).join();
}

function isSameText(one: string, other: string): boolean {
  return one === other || lettersOf(one) === lettersOf(other);
}

/** A piece that begins with the one before, at the same moment or under the same id, is the same one grown. */
function withoutGrowing(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (before && isGrown(before, piece)) kept[kept.length - 1] = piece;
    else kept.push(piece);
    before = piece;
  }
  return kept;
}

function isGrown(before: Piece, piece: Piece): boolean {
  if (piece.text.length < before.text.length - 2 || before.frame === piece.frame) return false;
  const isSameId = piece.id !== null && piece.id === before.id;
  const isSameStart = piece.start !== null && isSameTime(piece.start, before.start);
  if (!isSameId && !isSameStart && !(before.isInterim && piece.isInterim)) return false;
  return speakerKey(before) === speakerKey(piece) && lettersOf(piece.text).startsWith(lettersOf(before.text));
}

/** A document that stands twice in a row, or a list that was appended to itself. */
function withoutSecondHalf(pieces: Piece[]): Piece[] {
  const half = pieces.length / 2;
  if (!Number.isInteger(half) || half === 0) return pieces;
  let letters = 0;
  for (let index = 0; index < half; index += 1) {
    const [one, other] = [pieces[index], pieces[index + half]];
    if (!one || !other || one.text !== other.text || speakerKey(one) !== speakerKey(other)) return pieces;
    if (!isSameTime(one.start, other.start)) return pieces;
    letters += one.text.length;
  }
  return letters >= TOLD_BY_TEXT ? pieces.slice(0, half) : pieces;
}
