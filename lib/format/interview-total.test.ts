import { expect, test } from "vitest";
import { countLabel, shortCountLabel, sumOf } from "./interview-total";

test("What was counted is said exactly, what was estimated with two digits, what is only a least with a plus", () => {
  expect(countLabel({ value: 9_999, kind: "exact" })).toBe("9,999");
  expect(countLabel({ value: 943_210, kind: "about" })).toBe("about 940,000");
  expect(countLabel({ value: 10_000, kind: "at least" })).toBe("10,000+");
  expect(shortCountLabel({ value: 943_210, kind: "about" })).toBe("~940K");
  expect(shortCountLabel({ value: 1_260_000, kind: "about" })).toBe("~1.3M");
  expect(shortCountLabel({ value: 10_000, kind: "at least" })).toBe("10K+");
});

test("A sum is as uncertain as its least certain part", () => {
  const exact = { value: 5, kind: "exact" } as const;
  const about = { value: 20_000, kind: "about" } as const;
  const least = { value: 10_000, kind: "at least" } as const;
  expect(sumOf([])).toEqual({ value: 0, kind: "exact" });
  expect(sumOf([exact, exact])).toEqual({ value: 10, kind: "exact" });
  expect(sumOf([exact, about])).toEqual({ value: 20_005, kind: "about" });
  expect(sumOf([about, least, exact])).toEqual({ value: 30_005, kind: "at least" });
});
