import type { Criterion, Rating } from "./criterion";

/** How far reviewers agree on one criterion. Scores in the order of `reviews`; null where it was not scored. */
export type CriterionSpread = {
  criterion: Criterion;
  scores: (number | null)[];
  mean: number | null;
  /** Highest minus lowest score. */
  range: number;
};

type Scored = { criteria: Criterion[]; ratings: Pick<Rating, "criterionId" | "score">[] };

/** The scored criteria of several reviews, in the order in which they first appear. */
export function spreadOf(reviews: Scored[]): CriterionSpread[] {
  const criteria = new Map<string, Criterion>();
  for (const review of reviews)
    for (const criterion of review.criteria)
      if (criterion.kind !== "text" && !criteria.has(criterion.id)) criteria.set(criterion.id, criterion);
  return [...criteria.values()].map((criterion) => {
    const scores = reviews.map(
      ({ ratings }) => ratings.find(({ criterionId }) => criterionId === criterion.id)?.score ?? null,
    );
    const given = scores.filter((score) => score !== null);
    return {
      criterion,
      scores,
      mean: given.length === 0 ? null : given.reduce((sum, score) => sum + score, 0) / given.length,
      range: given.length === 0 ? 0 : Math.max(...given) - Math.min(...given),
    };
  });
}

/** Whether reviewers are so far apart that they should talk: two steps of a scale, or a yes against a no. */
export function isFarApart({ criterion, range }: CriterionSpread): boolean {
  return criterion.kind === "yes_no" ? range === 1 : range >= 2;
}

/** The mean of the scaled criteria, each by its weight, from 1 to 5; null when none was scored. */
export function weightedMean({ criteria, ratings }: Scored): number | null {
  const byId = new Map(ratings.map((rating) => [rating.criterionId, rating.score]));
  let sum = 0;
  let weights = 0;
  for (const { id, kind, weight } of criteria) {
    const score = byId.get(id) ?? null;
    if (kind !== "scale" || score === null) continue;
    sum += score * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
