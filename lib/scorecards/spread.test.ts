import { expect, test } from "vitest";
import type { Criterion } from "./criterion";
import { isFarApart, spreadOf, weightedMean } from "./spread";

const criterion = (id: string, kind: Criterion["kind"], weight = 1): Criterion => ({
  id,
  name: id,
  kind,
  description: "",
  anchors: { low: "", middle: "", high: "" },
  weight,
  isRequired: true,
});

const rating = (criterionId: string, score: number | null) => ({
  criterionId,
  score,
  comment: "",
  evidence: [],
});

const CRITERIA = [criterion("skill", "scale", 3), criterion("calm", "scale"), criterion("hours", "yes_no")];

test("scores stand in the order of the reviews, and what was not scored does not count", () => {
  const [skill, calm] = spreadOf([
    { criteria: CRITERIA, ratings: [rating("skill", 5), rating("calm", 3)] },
    { criteria: CRITERIA, ratings: [rating("skill", 2), rating("calm", null)] },
  ]);
  expect(skill).toMatchObject({ scores: [5, 2], mean: 3.5, range: 3 });
  expect(calm).toMatchObject({ scores: [3, null], mean: 3, range: 0 });
});

test("text is not compared, and a criterion of another version joins by its id", () => {
  const spread = spreadOf([
    { criteria: [criterion("skill", "scale")], ratings: [rating("skill", 4)] },
    { criteria: [criterion("open", "text"), criterion("skill", "scale")], ratings: [rating("skill", 4)] },
  ]);
  expect(spread.map(({ criterion: { id } }) => id)).toEqual(["skill"]);
  expect(spread[0]?.scores).toEqual([4, 4]);
});

test.each([
  ["scale", [3, 4], false],
  ["scale", [2, 4], true],
  ["yes_no", [1, 1], false],
  ["yes_no", [0, 1], true],
  ["scale", [5], false],
] as const)("on a %s, scores of %s are far apart: %s", (kind, scores, isFar) => {
  const [spread] = spreadOf(
    scores.map((score) => ({ criteria: [criterion("one", kind)], ratings: [rating("one", score)] })),
  );
  expect(spread && isFarApart(spread)).toBe(isFar);
});

test("weights count, a yes or no does not, and nothing scored has no mean", () => {
  expect(
    weightedMean({
      criteria: CRITERIA,
      ratings: [rating("skill", 5), rating("calm", 1), rating("hours", 0)],
    }),
  ).toBe(4);
  expect(weightedMean({ criteria: CRITERIA, ratings: [rating("hours", 1)] })).toBeNull();
});
