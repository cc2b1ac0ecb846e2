import { expect, test } from "vitest";
import { reportTables, tableLines } from "./report-tables";
import type { Reports } from "./reports";

const HOUR_MS = 3_600_000;
const REPORTS: Reports = {
  days: 90,
  funnel: [{ roleName: null, invited: 1200, completed: 9, reviewed: 8, advanced: 3, held: 2, rejected: 1 }],
  reviewTimes: [
    { roleName: "Barista", count: 4, medianMs: HOUR_MS * 1.5, slowTenthMs: HOUR_MS * 72 },
    { roleName: "Baker", count: 1, medianMs: 20_000, slowTenthMs: 30 * 60_000 },
  ],
  open: [{ userId: "u", name: "Nora", open: 2, overdue: 1, done: 5 }],
  recommendations: [{ recommendation: "strong_yes", count: 2 }],
  scores: [{ score: 5, count: 7 }],
};

const tableOf = (id: string) => {
  const table = reportTables(REPORTS).find((one) => one.id === id);
  if (!table) throw new Error(`There is no table ${id}.`);
  return table;
};

test("durations read as a person says them, and stay hours in a file", () => {
  const { rows } = tableOf("time-to-review");
  expect(rows.map(({ figures }) => figures.map(({ text }) => text))).toEqual([
    ["1.5 h", "3.0 days", "4"],
    ["1 min", "30 min", "1"],
  ]);
  expect(tableLines(tableOf("time-to-review"))).toEqual([
    ["Role", "Median (hours)", "90th percentile (hours)", "Interviews"],
    ["Barista", "1.5", "72", "4"],
    ["Baker", "0.01", "0.5", "1"],
  ]);
});

test("every row has a figure for every column, and interviews without a role are named so", () => {
  for (const { columns, rows } of reportTables(REPORTS))
    for (const { figures } of rows) expect(figures).toHaveLength(columns.length - 1);
  expect(tableLines(tableOf("funnel"))[1]).toEqual(["No role", "1200", "9", "8", "3", "2", "1"]);
});
