import type { Criterion } from "./criterion";

/** How one person scores one criterion: facts only, as they may have heard quite different candidates. */
export type Tendency = { authorId: string; authorName: string; count: number; mean: number };

type Given = { authorId: string; authorName: string; score: number | null };

/** Each person's number of scores and their mean, by name. Who gave none is left out. */
export function tendenciesOf(given: readonly Given[]): Tendency[] {
  const byAuthor = new Map<string, { authorName: string; scores: number[] }>();
  for (const { authorId, authorName, score } of given) {
    if (score === null) continue;
    const known = byAuthor.get(authorId) ?? { authorName, scores: [] };
    known.scores.push(score);
    byAuthor.set(authorId, known);
  }
  return [...byAuthor]
    .map(([authorId, { authorName, scores }]) => ({
      authorId,
      authorName,
      count: scores.length,
      mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    }))
    .sort((a, b) => a.authorName.localeCompare(b.authorName));
}

/** How often each score that the criterion offers was given, from the lowest; empty where it has none. */
export function distributionOf(
  { kind }: Pick<Criterion, "kind">,
  given: readonly Pick<Given, "score">[],
): { score: number; count: number }[] {
  if (kind === "text") return [];
  const possible = kind === "scale" ? [1, 2, 3, 4, 5] : [0, 1];
  return possible.map((score) => ({ score, count: given.filter((one) => one.score === score).length }));
}
