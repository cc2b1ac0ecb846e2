/** The columns of the list of interviews that may be left out, in their order, with their heads. */
export const LIST_COLUMNS = {
  role: "Role",
  status: "Status",
  decision: "Decision",
  reviewers: "Reviewers",
  language: "Language",
  tags: "Tags",
  duration: "Duration",
  completedAt: "Completed",
} as const;

export type ListColumn = keyof typeof LIST_COLUMNS;

export const LIST_DENSITIES = ["comfortable", "compact"] as const;

/** How the list looks. `columns`: in their order; empty is the usual ones, as many as there is room for. */
export type ListLook = { columns: ListColumn[]; density: (typeof LIST_DENSITIES)[number] };

export const USUAL_LOOK: ListLook = { columns: [], density: "comfortable" };

/** Whether the text is a column's id; one that an older version stored may be none any more. */
export function isListColumn(id: string): id is ListColumn {
  return id in LIST_COLUMNS;
}
