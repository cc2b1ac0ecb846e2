import { expect, test } from "vitest";
import { distributionOf, tendenciesOf } from "./tendency";

const given = (authorName: string, score: number | null) => ({ authorId: authorName, authorName, score });

test("says how many scores each person gave and their mean, by name", () => {
  const scores = [given("Zoe", 5), given("Ann", 2), given("Ann", 3), given("Zoe", null), given("Bob", null)];
  expect(tendenciesOf(scores)).toEqual([
    { authorId: "Ann", authorName: "Ann", count: 2, mean: 2.5 },
    { authorId: "Zoe", authorName: "Zoe", count: 1, mean: 5 },
  ]);
});

test("counts every score that could be given, also those that nobody gave", () => {
  const scores = [given("a", 5), given("b", 5), given("c", null)];
  expect(distributionOf({ kind: "scale" }, scores).map(({ count }) => count)).toEqual([0, 0, 0, 0, 2]);
  expect(distributionOf({ kind: "yes_no" }, [given("a", 0)])).toEqual([
    { score: 0, count: 1 },
    { score: 1, count: 0 },
  ]);
  expect(distributionOf({ kind: "text" }, scores)).toEqual([]);
});
