import { expect, test } from "vitest";
import { auditDetailsText } from "./audit-details";

test("says in words what an entry is about, and nothing of what is not so", () => {
  expect(auditDetailsText({ interviews: 12, isSearch: false })).toBe("interviews: 12");
  expect(auditDetailsText({ interviews: 1200, isSearch: true })).toBe(
    "interviews: 1,200 · filtered by a search",
  );
  expect(auditDetailsText({ setting: "two-step sign-in for everyone", to: false })).toBe(
    "setting: two-step sign-in for everyone · now: off",
  );
  expect(auditDetailsText({ showsScores: true, note: "", owner: null })).toBe("scores: on");
});

test("leaves ids to the files and writes dates as dates", () => {
  const one = "0191f1a0-0000-7000-8000-000000000001";
  const two = "0191f1a0-0000-7000-8000-000000000002";
  expect(auditDetailsText({ interview: one })).toBe("");
  expect(auditDetailsText({ interviews: `${one}, ${two}`, until: "2026-12-07T09:00:00.000Z" })).toBe(
    "2 interviews · expires: 7 Dec 2026",
  );
});
