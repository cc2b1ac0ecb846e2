import type { Criterion, Rating } from "./criterion";

/** Whether `score` is one that the criterion offers. Null, not scored, always is. */
export function isPossibleScore(criterion: Criterion, score: number | null): boolean {
  if (score === null) return true;
  if (criterion.kind === "text") return false;
  return criterion.kind === "scale" ? score >= 1 && score <= 5 : score === 0 || score === 1;
}

/** Whether a rating says what its criterion asks for. */
export function isAnswered(criterion: Criterion, rating: Rating | undefined): boolean {
  if (!rating) return false;
  return criterion.kind === "text" ? rating.comment !== "" : rating.score !== null;
}
