import { isAnswered } from "./answers";
import type { Criterion, Rating } from "./criterion";
import type { Recommendation } from "./recommendations";

type Unfinished = { criteria: Criterion[]; ratings: Rating[]; recommendation: Recommendation | null };

/** The required criteria that a review leaves open, in the scorecard's order. */
export function openCriteria({ criteria, ratings }: Omit<Unfinished, "recommendation">): Criterion[] {
  const byId = new Map(ratings.map((rating) => [rating.criterionId, rating]));
  return criteria.filter(
    (criterion) => criterion.isRequired && !isAnswered(criterion, byId.get(criterion.id)),
  );
}

/** What a review lacks before it can be submitted, by name. Empty when nothing. */
export function missingInReview(review: Unfinished): string[] {
  const missing = openCriteria(review).map(({ name }) => name);
  return review.recommendation === null ? [...missing, "Overall recommendation"] : missing;
}
