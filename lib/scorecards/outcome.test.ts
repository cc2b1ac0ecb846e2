import { expect, test } from "vitest";
import type { Criterion } from "./criterion";
import { outcomeOf, outcomeText } from "./outcome";
import type { Recommendation } from "./recommendations";

const SKILL: Criterion = {
  id: "skill",
  name: "Skill",
  kind: "scale",
  description: "",
  anchors: { low: "", middle: "", high: "" },
  weight: 1,
  isRequired: true,
};

const review = (recommendation: Recommendation, score: number) => ({
  recommendation,
  criteria: [SKILL],
  ratings: [{ criterionId: "skill", score, comment: "", evidence: [] }],
});

const textOf = (...reviews: ReturnType<typeof review>[]) => {
  const outcome = outcomeOf(reviews);
  return outcome && outcomeText(outcome);
};

test("nothing submitted has no outcome", () => {
  expect(textOf()).toBeNull();
});

test("one review says its recommendation and mean, without a spread", () => {
  expect(textOf(review("yes", 4))).toBe("1 yes, average 4.0");
});

test("recommendations are counted from strong yes to strong no, with the lowest and highest mean", () => {
  expect(textOf(review("yes", 4), review("strong_yes", 5), review("yes", 4))).toBe(
    "1 strong yes, 2 yes, average 4.3 (4.0 to 5.0)",
  );
});

test("a yes against a no, or scores two steps apart, are a disagreement", () => {
  expect(textOf(review("yes", 3), review("no", 3))).toContain("reviewers disagree");
  expect(textOf(review("yes", 3), review("yes", 5))).toContain("reviewers disagree");
  expect(textOf(review("yes", 4), review("strong_yes", 5))).not.toContain("disagree");
});
