import { RECOMMENDATION_LABELS } from "@/lib/scorecards/recommendations";
import type { Reports } from "./reports";

/** A number, and how a person reads it. */
type Figure = { value: number; text: string };

/** A report as rows and columns, for the page and for CSV alike. The first cell of a row names it. */
export type ReportTable = {
  id: ReportId;
  title: string;
  description: string;
  /** The first is over the names, the second over the figures that are drawn as bars. */
  columns: string[];
  rows: { name: string; figures: Figure[] }[];
};

const REPORT_IDS = ["funnel", "time-to-review", "open-reviews", "recommendations", "scores"] as const;

type ReportId = (typeof REPORT_IDS)[number];

const HOUR_MS = 3_600_000;
const NO_ROLE = "No role";

/** All reports as tables, in the order in which the page shows them. */
export function reportTables(reports: Reports): ReportTable[] {
  const period = `last ${reports.days} days`;
  return [
    {
      id: "funnel",
      title: "Funnel by role",
      description: `Interviews created in the ${period}, by how far they got.`,
      columns: ["Role", "Invited", "Completed", "Reviewed", "Advanced", "On hold", "Rejected"],
      rows: reports.funnel.map((row) => ({
        name: row.roleName ?? NO_ROLE,
        figures: [row.invited, row.completed, row.reviewed, row.advanced, row.held, row.rejected].map(
          counted,
        ),
      })),
    },
    {
      id: "time-to-review",
      title: "Time to the first review",
      description: `From completion to the first submitted review, for interviews completed in the ${period}.`,
      columns: ["Role", "Median", "90th percentile", "Interviews"],
      rows: reports.reviewTimes.map(({ roleName, medianMs, slowTenthMs, count }) => ({
        name: roleName ?? NO_ROLE,
        figures: [inHours(medianMs), inHours(slowTenthMs), counted(count)],
      })),
    },
    {
      id: "open-reviews",
      title: "Open reviews by reviewer",
      description: "Completed interviews awaiting review right now.",
      columns: ["Person", "Open", "Overdue", "Done"],
      rows: reports.open.map(({ name, open, overdue, done }) => ({
        name,
        figures: [open, overdue, done].map(counted),
      })),
    },
    {
      id: "recommendations",
      title: "Recommendations",
      description: `From reviews submitted in the ${period}.`,
      columns: ["Recommendation", "Reviews"],
      rows: reports.recommendations.map(({ recommendation, count }) => ({
        name: RECOMMENDATION_LABELS[recommendation],
        figures: [counted(count)],
      })),
    },
    {
      id: "scores",
      title: "Scores",
      description: `All scores from 1 to 5 in reviews submitted in the ${period}.`,
      columns: ["Score", "Count"],
      rows: reports.scores.map(({ score, count }) => ({ name: String(score), figures: [counted(count)] })),
    },
  ];
}

/** A table's lines for a CSV file: durations in hours, so that a spreadsheet can calculate. */
export function tableLines({ columns, rows, id }: ReportTable): string[][] {
  const heads =
    id === "time-to-review"
      ? columns.map((name) => name.replace(/^(Median|90th percentile)$/, "$1 (hours)"))
      : columns;
  return [heads, ...rows.map(({ name, figures }) => [name, ...figures.map(({ value }) => String(value))])];
}

function counted(value: number): Figure {
  return { value, text: value.toLocaleString("en-GB") };
}

function inHours(ms: number): Figure {
  const hours = ms / HOUR_MS;
  const text =
    hours < 1
      ? `${Math.max(1, Math.round(hours * 60))} min`
      : hours < 48
        ? `${hours.toFixed(1)} h`
        : `${(hours / 24).toFixed(1)} days`;
  return { value: Number(hours.toFixed(2)), text };
}
