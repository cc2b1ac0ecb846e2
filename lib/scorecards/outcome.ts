import type { Criterion, Rating } from "./criterion";
import { RECOMMENDATION_LABELS, RECOMMENDATIONS, type Recommendation } from "./recommendations";
import { isFarApart, spreadOf, weightedMean } from "./spread";

/** What submitted reviews come to, in short. */
export type Outcome = {
  /** How many reviews recommend what, from strong yes to strong no; what nobody recommends is left out. */
  recommendations: { recommendation: Recommendation; count: number }[];
  /** Of the reviews' weighted means, from 1 to 5; null when no scale was scored. */
  mean: number | null;
  /** The lowest and the highest of those; null with fewer than two. */
  range: { low: number; high: number } | null;
  /** They recommend opposite things, or score a criterion far apart. */
  isSplit: boolean;
};

/** What of a review counts. */
export type Judged = {
  recommendation: Recommendation | null;
  criteria: Criterion[];
  ratings: Pick<Rating, "criterionId" | "score">[];
};

/** The outcome of submitted reviews; null when there are none. */
export function outcomeOf(reviews: Judged[]): Outcome | null {
  if (reviews.length === 0) return null;
  const recommendations = RECOMMENDATIONS.toReversed().flatMap((recommendation) => {
    const count = reviews.filter((review) => review.recommendation === recommendation).length;
    return count === 0 ? [] : [{ recommendation, count }];
  });
  const means = reviews.map(weightedMean).filter((mean) => mean !== null);
  const isFor = (recommendation: Recommendation) => recommendation.endsWith("yes");
  const sides = new Set(recommendations.map(({ recommendation }) => isFor(recommendation)));
  return {
    recommendations,
    mean: means.length === 0 ? null : means.reduce((sum, mean) => sum + mean, 0) / means.length,
    range: means.length < 2 ? null : { low: Math.min(...means), high: Math.max(...means) },
    isSplit: sides.size > 1 || spreadOf(reviews).some(isFarApart),
  };
}

const SCORE = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A mean as people read it: "4.3". */
export function scoreText(mean: number): string {
  return SCORE.format(mean);
}

/** The outcome in words: "1 strong yes, 2 yes, average 4.3 (3.8 to 4.8), reviewers disagree". */
export function outcomeText({ recommendations, mean, range, isSplit }: Outcome): string {
  const counts = recommendations.map(
    ({ recommendation, count }) => `${count} ${RECOMMENDATION_LABELS[recommendation].toLowerCase()}`,
  );
  const [low, high] = range === null ? ["", ""] : [scoreText(range.low), scoreText(range.high)];
  const spread = low === high ? "" : ` (${low} to ${high})`;
  const average = mean === null ? [] : [`average ${scoreText(mean)}${spread}`];
  return [...counts, ...average, ...(isSplit ? ["reviewers disagree"] : [])].join(", ");
}
