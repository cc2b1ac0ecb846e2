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
  /** The first headings that say nothing to Debrief. */
  ignoredColumns: string[];
  /** Names this very plan: only what was shown is imported. */
  digest: string;
};

const MOST_SHOWN = 100;
/** Characters of what no candidate has. */
const LONGEST_SHOWN = 256;

type Plan = Pick<ImportPreview, "ignoredColumns" | "digest"> & { rows: PlannedRow[] };

/** What to show of a plan. */
export function previewOf({ rows, ignoredColumns, digest }: Plan): ImportPreview {
  const counts = { new: 0, changed: 0, unchanged: 0, error: 0 };
  const shown: ImportPreview["rows"] = { error: [], new: [], changed: [], unchanged: [] };
  for (const row of rows) {
    counts[row.state] += 1;
    if (shown[row.state].length < MOST_SHOWN) shown[row.state].push(toPreviewRow(row));
  }
  return {
    counts,
    rows: shown,
    ignoredColumns: ignoredColumns.slice(0, MOST_SHOWN).map((heading) => heading.slice(0, LONGEST_SHOWN)),
    digest,
  };
}

function toPreviewRow(row: PlannedRow): PreviewRow {
  const { line, state } = row;
  const ref = row.ref?.slice(0, LONGEST_SHOWN) ?? null;
  if (row.state === "error") return { line, ref, state, message: row.message, changes: [], hint: null };
  return { line, ref, state, message: null, changes: row.changes, hint: row.hint };
}
