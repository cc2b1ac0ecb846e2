import type { ImportChange, PlannedRow } from "./plan-import";

export type ImportState = PlannedRow["state"];

/** What a person sees of one line before it is imported. */
export type PreviewRow = {
  line: number;
  ref: string | null;
  state: ImportState;
  /** Of an error. */
  message: string | null;
  changes: ImportChange[];
  hint: string | null;
};

/** The first rows of each state; thousands of them nobody reads. */
export type ImportPreview = {
  counts: Record<ImportState, number>;
  rows: Record<ImportState, PreviewRow[]>;
  ignoredColumns: string[];
  digest: string;
};

const MOST_SHOWN = 100;

type Plan = Omit<ImportPreview, "rows"> & { rows: PlannedRow[] };

/** What to show of a plan. */
export function previewOf({ rows, ...plan }: Plan): ImportPreview {
  const of = (state: ImportState) =>
    rows
      .filter((row) => row.state === state)
      .slice(0, MOST_SHOWN)
      .map(toPreviewRow);
  return {
    ...plan,
    rows: { error: of("error"), new: of("new"), changed: of("changed"), unchanged: of("unchanged") },
  };
}

function toPreviewRow(row: PlannedRow): PreviewRow {
  const { line, ref, state } = row;
  if (row.state === "error") return { line, ref, state, message: row.message, changes: [], hint: null };
  return { line, ref, state, message: null, changes: row.changes, hint: row.hint };
}
