import type { TimeRange } from "./time-ranges";

/** A shorter passage was not meant: a press that slipped. */
const LEAST_LOOP_MS = 500;

/** `loopFromMs` is a start whose end is yet to be set; then there is no `loop`. */
export type LoopMarks = { loop: TimeRange | null; loopFromMs: number | null };

/** Marks for `range`, or none where it is too short to be meant. */
export function loopOver(range: TimeRange | null): LoopMarks {
  const isLong = range !== null && range.endMs - range.startMs >= LEAST_LOOP_MS;
  return { loop: isLong ? range : null, loopFromMs: null };
}

/**
 * Sets one edge at `timeMs`: the start first and the end later, or moves an edge of the loop that there is. Null when
 * that edge cannot be there.
 */
export function withLoopEdge(marks: LoopMarks, edge: "start" | "end", timeMs: number): LoopMarks | null {
  if (edge === "start") {
    const moved = marks.loop && loopOver({ ...marks.loop, startMs: timeMs });
    return moved?.loop ? moved : { loop: null, loopFromMs: timeMs };
  }
  const startMs = marks.loopFromMs ?? marks.loop?.startMs ?? null;
  if (startMs === null) return null;
  const set = loopOver({ startMs, endMs: timeMs });
  return set.loop ? set : null;
}
