import type { Criterion } from "./criterion";

/** The scores of a scale, as they are shown and read out. */
export const SCALE = [
  { value: 1, label: "1", description: "1, lowest" },
  { value: 2, label: "2", description: "2" },
  { value: 3, label: "3", description: "3" },
  { value: 4, label: "4", description: "4" },
  { value: 5, label: "5", description: "5, highest" },
] as const;

export const YES_NO = [
  { value: 1, label: "Yes" },
  { value: 0, label: "No" },
] as const;

/** A score in words: "4 of 5", "Yes", "Not scored". */
export function scoreLabel(criterion: Pick<Criterion, "kind">, score: number | null): string {
  if (score === null) return "Not scored";
  if (criterion.kind === "yes_no") return score === 1 ? "Yes" : "No";
  return `${score} of 5`;
}
