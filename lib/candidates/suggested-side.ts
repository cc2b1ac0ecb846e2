import type { MergeSide } from "./merge";

/** Whose value to suggest: the kept candidate's, unless only the other has one. */
export function suggestedSide(kept: unknown, moved: unknown): MergeSide {
  return kept === null && moved !== null ? "moved" : "kept";
}
