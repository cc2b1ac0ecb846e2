import type { ReactNode } from "react";

type Direction = "asc" | "desc";

/** One column of a table whose rows come ordered and cut from the server. */
export type Column<TRow> = {
  id: string;
  header: ReactNode;
  /** How its header orders first; without it, the table cannot be ordered by this column. */
  sortsFirst?: Direction;
  /** Numbers and times stand at the end, header included. */
  align?: "end";
  /** Classes of every cell of the column, header included. */
  className?: string;
  /** Classes of the body's cells only, such as the place on a phone's card. */
  cellClassName?: string;
  cell: (row: TRow) => ReactNode;
};

/** What a press on the header leads to: its own order, the opposite, then the usual order again (null). */
export function nextDirection(sorted: Direction | null, first: Direction): Direction | null {
  if (sorted === null) return first;
  if (sorted !== first) return null;
  return first === "asc" ? "desc" : "asc";
}
