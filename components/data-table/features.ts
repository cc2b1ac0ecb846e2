import { rowSortingFeature, tableFeatures } from "@tanstack/react-table";

export type DataTableColumnMeta = {
  /** Numbers and times stand at the end, header included. */
  align?: "end";
  /** Classes of every cell of the column, header included. */
  className?: string;
  /** Classes of the body's cells only, such as the place on a phone's card. */
  cellClassName?: string;
};

/** What our tables can do: order by a header. Rows come ordered and cut from the server. */
export const dataTableFeatures = tableFeatures({
  rowSortingFeature,
  columnMeta: {} as DataTableColumnMeta,
});

export type DataTableFeatures = typeof dataTableFeatures;
