import type { Note } from "@/lib/data/notes/note-rows";
import { activeTurnIndex } from "@/lib/transcript/active-segment";
import type { Turn } from "@/lib/transcript/types";

/** A note at a turn, and which part of the turn's text it is about, by UTF-16 offsets; none for a mere moment. */
export type TurnNote = { note: Note; part: { start: number; end: number } | null };

/** A quote may leave out turns of somebody who was filtered away, but not half the interview. */
const FURTHEST_NEXT = 30;

/** The notes by the turn, an index, at which each begins, and by those that its quote goes on in. */
export function notesByTurn(turns: readonly Turn[], notes: readonly Note[]): Map<number, TurnNote[]> {
  const byTurn = new Map<number, TurnNote[]>();
  const add = (turnIndex: number, one: TurnNote) =>
    byTurn.set(turnIndex, [...(byTurn.get(turnIndex) ?? []), one]);
  for (const note of notes) {
    if (note.parentId !== null || note.isDeleted) continue;
    const parts = note.quote === null ? [] : findQuote(turns, note.quote, note.atMs);
    for (const { turnIndex, ...part } of parts) add(turnIndex, { note, part });
    if (parts.length > 0 || note.atMs === null) continue;
    const turnIndex = activeTurnIndex(turns, note.atMs);
    if (turnIndex >= 0) add(turnIndex, { note, part: null });
  }
  return byTurn;
}

type Part = { turnIndex: number; start: number; end: number };

/** Where the lines of a quote stand, each in a turn of its own; of several places the one nearest to `atMs`. */
export function findQuote(turns: readonly Turn[], quote: string, atMs: number | null): Part[] {
  const patterns = quote.split("\n").map(toPattern);
  const found: Part[][] = turns.flatMap((_, index) => {
    const parts = partsFrom(turns, patterns, index);
    return parts ? [parts] : [];
  });
  const distance = (parts: Part[]) => Math.abs((turns[parts[0]?.turnIndex ?? 0]?.startMs ?? 0) - (atMs ?? 0));
  const [nearest] = atMs === null ? found : found.toSorted((a, b) => distance(a) - distance(b));
  return nearest ?? [];
}

function partsFrom(turns: readonly Turn[], patterns: readonly RegExp[], from: number): Part[] | null {
  const parts: Part[] = [];
  let next = from;
  for (const pattern of patterns) {
    // The first line has to stand where the search begins.
    const last = parts.length === 0 ? from : Math.min(turns.length - 1, next + FURTHEST_NEXT);
    while (next <= last && !pattern.test(turns[next]?.text ?? "")) next += 1;
    if (next > last) return null;
    const match = pattern.exec(turns[next]?.text ?? "");
    if (!match) return null;
    parts.push({ turnIndex: next, start: match.index, end: match.index + match[0].length });
    next += 1;
  }
  return parts;
}

// A quote has single spaces where the text may have any.
function toPattern(line: string): RegExp {
  const words = line.trim().split(/\s+/);
  return new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("\\s+"));
}
