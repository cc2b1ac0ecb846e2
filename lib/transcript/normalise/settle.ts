import { timesAround } from "./around";
import type { RawTime, Run } from "./frame";
import { letterPrint, lettersIn, lettersOf } from "./letters";
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
  const beside = new Map<string, Run>();
  // A report stands elsewhere: entries of one kind do not report one another.
  const told = finals.some(({ shape }) => shape !== finals[0]?.shape) ? new Map<string, Shape>() : null;
  if (finals.length === 1) kept.push(...finals);
  else
    for (const run of finals) {
      let print = 0;
      for (const { text } of run.pieces) print = letterPrint(text, print);
      if (lettersIn(print) === 0 || (told && isReported(run, told))) continue;
      if (kind !== "words" && run.pieces.length > 1 && isBeside(beside, run)) {
        alternatives.push(run);
        continue;
      }
      const replaced = said.replacedBy(run, print);
      if (replaced < 0) continue;
      kept.length -= replaced;
      kept.push(run);
      if (told) for (const piece of run.pieces) told.set(tellingOf(piece), run.shape);
    }
  const all = kept.length === 1 && kept[0] ? kept[0].pieces : kept.flatMap(({ pieces }) => pieces);
  // Of a word that begins with the one before, both were said.
  const pieces = withoutSecondHalf(kind === "words" ? all : withoutGrowing(all));
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

type Telling = { pieces: readonly Piece[]; print: number; start: RawTime | null };

/** What the runs so far say, and how many of the last ones a new one stands for. */
class Said {
  private readonly last: Telling[] = [];
  /** By letters, who first said them; and times and sizes of all who said what others had said before. */
  private readonly first = new Map<number, Telling>();
  private readonly again = new Set<string>();
  private letters = 0;

  /** How many of the last runs this one replaces; -1 when it says nothing new. */
  replacedBy({ pieces, list }: Run, print: number): number {
    const start = pieces[0]?.start ?? timesAround(list)?.start ?? null;
    const telling = { pieces, print, start };
    const before = this.last.at(-1);
    // Said again at once, it stands in the place of the one before: with its commas now.
    const isAgain = this.isToldAgain(telling);
    if (isAgain && (before?.print !== print || !isSameTime(before.start, start))) return -1;
    const replaced = isAgain ? 1 : this.grownFrom(telling, before);
    for (let count = 0; count < replaced; count += 1) this.letters -= lettersIn(this.last.pop()?.print ?? 0);
    this.last.push(telling);
    this.letters += lettersIn(print);
    return replaced;
  }

  /** How many of the last ones it begins with: all of them, or the one before at the same moment. */
  private grownFrom({ pieces, print, start }: Telling, before: Telling | undefined): number {
    const letters = lettersIn(print);
    if (!before) return 0;
    if (letters >= this.letters && this.letters >= ENOUGH_LETTERS) {
      const all = lettersOfAll(this.last.flatMap((one) => one.pieces));
      if (lettersOfAll(pieces).startsWith(all)) return this.last.length;
    }
    const known = lettersIn(before.print);
    const isGrown =
      letters >= known &&
      isSameTime(before.start, start) &&
      (start !== null || (known >= ENOUGH_LETTERS && pieces.length > 1));
    return isGrown && lettersOfAll(pieces).startsWith(lettersOfAll(before.pieces)) ? 1 : 0;
  }

  private isToldAgain(telling: Telling): boolean {
    const { pieces, print, start } = telling;
    if (start === null && (pieces.length < 2 || lettersIn(print) < TOLD_BY_TEXT)) return false;
    const first = this.first.get(print);
    if (!first) {
      this.first.set(print, telling);
      return false;
    }
    const letters = lettersOfAll(pieces);
    const isSame = first.pieces.length === pieces.length && isSameTime(first.start, start);
    if (isSame && lettersOfAll(first.pieces) === letters) return true;
    const known = this.again.size;
    return this.again.add(`${timeKey(start)} ${pieces.length} ${letters}`).size === known;
  }
}

function isSameTime(one: RawTime | null | undefined, other: RawTime | null): boolean {
  return one?.amount === other?.amount && one?.unitMs === other?.unitMs;
}

function timeKey(time: RawTime | null): string | null {
  return time === null ? null : `${time.amount} ${time.unitMs}`;
}

/** Whether another list has as many entries at the same times by the same speakers, and says something else. */
function isBeside(known: Map<string, Run>, run: Run): boolean {
  const { pieces } = run;
  if (pieces.some(({ start }) => start === null)) return false;
  const key = pieces
    .map((piece) => `${timeKey(piece.start)} ${timeKey(piece.end)} ${speakerKey(piece)}`)
    .join();
  const other = known.get(key);
  known.set(key, run);
  return (
    other?.pieces.some(({ text }, index) => lettersOf(text) !== lettersOf(pieces[index]?.text ?? "")) === true
  );
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
