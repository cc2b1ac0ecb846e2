import { expect, test } from "vitest";
import { MOST_EVIDENCE, withEvidence } from "./with-evidence";

test("moments stand in order of time, to the second", () => {
  const evidence = withEvidence([{ atMs: 9_000, quote: "" }], { atMs: 4_900, quote: "Twelve years" });
  expect(evidence).toEqual([
    { atMs: 4_000, quote: "Twelve years" },
    { atMs: 9_000, quote: "" },
  ]);
});

test("the same second is linked once and keeps its quote", () => {
  const quoted = [{ atMs: 4_000, quote: "Twelve years" }];
  expect(withEvidence(quoted, { atMs: 4_200, quote: "" })).toEqual(quoted);
  expect(withEvidence([{ atMs: 4_000, quote: "" }], { atMs: 4_200, quote: "Twelve years" })).toEqual(quoted);
});

test("one more than fits changes nothing", () => {
  const full = Array.from({ length: MOST_EVIDENCE }, (_, index) => ({ atMs: index * 1_000, quote: "" }));
  expect(withEvidence(full, { atMs: 99_000, quote: "" })).toBe(full);
});
