import { expect, test } from "vitest";
import { judgeAudit } from "./audit.mjs";

const ADVISORY = {
  name: "leaky",
  severity: "high",
  title: "Leaks",
  url: "https://github.com/advisories/GHSA-1",
  source: 1,
};
const REPORT = { vulnerabilities: { leaky: { via: [ADVISORY] }, user: { via: ["leaky"] } } };
const EXCEPTION = { advisory: "GHSA-1", package: "leaky", reason: "Never called.", until: "2026-12-31" };

test("a known weakness fails the run once, with what it is", () => {
  expect(judgeAudit(REPORT, [], "2026-12-01")).toEqual(["leaky (high): Leaks GHSA-1"]);
  expect(judgeAudit({ vulnerabilities: {} }, [], "2026-12-01")).toEqual([]);
});

test("an exception holds until its date, and not when there is nothing to except", () => {
  expect(judgeAudit(REPORT, [EXCEPTION], "2026-12-31")).toEqual([]);
  expect(judgeAudit(REPORT, [EXCEPTION], "2027-01-01")).toEqual([
    "leaky (high): Leaks GHSA-1",
    "The exception for GHSA-1 ended on 2026-12-31.",
  ]);
  expect(judgeAudit({}, [EXCEPTION], "2026-12-01")).toEqual([
    "The exception for GHSA-1 is of nothing any more: take it out.",
  ]);
});
