import { timesAround } from "./around";
import type { RawTime, Run } from "./frame";
import { lettersOf } from "./letters";
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
  const told = new Map<string, Shape>();
  if (finals.length === 1) kept.push(...finals);
  else
    for (const run of finals) {
      const letters = lettersOf(run.pieces.map(({ text }) => text).join(""));
      if (letters === "" || isReported(run, told)) continue;
      if (kind !== "words" && run.pieces.length > 1 && isBeside(beside, run)) {
        alternatives.push(run);
        continue;
      }
      const replaced = said.replacedBy(run, letters);
      if (replaced < 0) continue;
      kept.length -= replaced;
      kept.push(run);
      for (const piece of run.pieces) told.set(tellingOf(piece), run.shape);
    }
  const all = kept.flatMap(({ pieces }) => pieces);
  // Of a word that begins with the one before, both were said.
  const pieces = kind === "words" ? all : withoutGrowing(all);
  return { kept, pieces: withoutSecondHalf(pieces), alternatives };
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

/** What the runs so far say, and how many of the last ones a new one stands for. */
class Said {
  private readonly letters: string[] = [];
  private readonly starts: (string | null)[] = [];
  private readonly prints = new Set<string>();
  private total = 0;

  /** How many of the last runs this one replaces; -1 when it says nothing new. */
  replacedBy({ pieces, list }: Run, letters: string): number {
    const start = timeKey(pieces[0]?.start ?? timesAround(list)?.start ?? null);
    const print = `${start} ${pieces.length} ${letters}`;
    const isTold = start !== null || (pieces.length > 1 && letters.length >= TOLD_BY_TEXT);
    // Said again at once, it stands in the place of the one before: with its commas now.
    const isAgain = isTold && this.prints.has(print);
    if (isAgain && (this.letters.at(-1) !== letters || this.starts.at(-1) !== start)) return -1;
    this.prints.add(print);
    let replaced = isAgain ? 1 : 0;
    if (
      replaced === 0 &&
      this.letters.length > 0 &&
      letters.length >= this.total &&
      this.total >= ENOUGH_LETTERS
    ) {
      if (letters.startsWith(this.letters.join(""))) replaced = this.letters.length;
    }
    const last = this.letters.at(-1);
    if (replaced === 0 && last !== undefined && letters.length >= last.length && letters.startsWith(last)) {
      const isSameMoment = start !== null && start === this.starts.at(-1);
      if (
        isSameMoment ||
        (last.length >= ENOUGH_LETTERS && pieces.length > 1 && start === this.starts.at(-1))
      )
        replaced = 1;
    }
    for (let count = 0; count < replaced; count += 1) {
      this.total -= this.letters.pop()?.length ?? 0;
      this.starts.pop();
    }
    this.letters.push(letters);
    this.starts.push(start);
    this.total += letters.length;
    return replaced;
  }
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
  for (const piece of pieces) {
    const before = kept.at(-1);
    if (before && isGrown(before, piece)) kept[kept.length - 1] = piece;
    else kept.push(piece);
  }
  return kept;
}

function isGrown(before: Piece, piece: Piece): boolean {
  if (before.frame === piece.frame || piece.text.length < before.text.length - 2) return false;
  const isSameId = piece.id !== null && piece.id === before.id;
  const isSameStart = piece.start !== null && timeKey(piece.start) === timeKey(before.start);
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
    if (timeKey(one.start) !== timeKey(other.start)) return pieces;
    letters += one.text.length;
  }
  return letters >= TOLD_BY_TEXT ? pieces.slice(0, half) : pieces;
}
