"use client";

import { type ColumnDef, type RowData, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo, useRef } from "react";
import { type DataTableFeatures, dataTableFeatures } from "@/components/data-table/features";
import { type HeaderOrder, SortableHeader } from "@/components/data-table/sortable-header";
import { useRowNavigation } from "@/components/data-table/use-row-navigation";
import { cn } from "@/components/ui/cn";

type DataTableProps<TRow extends RowData> = {
  /** Says what the table holds, to screen readers. */
  caption: string;
  // biome-ignore lint/suspicious/noExplicitAny: each column has its own type of value.
  columns: ColumnDef<DataTableFeatures, TRow, any>[];
  rows: TRow[];
  rowId: (row: TRow) => string;
  sorting: { id: string; desc: boolean };
  /** The header's content as a link that changes the order; `order` is null for "back to the usual". */
  renderSortLink: (order: HeaderOrder, children: ReactNode) => ReactNode;
  isPending: boolean;
  density?: "comfortable" | "compact";
  rowClassName?: string;
};

/**
 * A table ordered by the server. One cell of each row holds a link marked `data-row-link`: a click anywhere in
 * the row follows it, and j, k and the arrow keys move between these links.
 */
export function DataTable<TRow extends RowData>(props: DataTableProps<TRow>) {
  const { caption, columns, rows, rowId, sorting, renderSortLink, isPending, density, rowClassName } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  useRowNavigation(body);
  const state = useMemo(
    () => ({ sorting: [{ id: sorting.id, desc: sorting.desc }] }),
    [sorting.id, sorting.desc],
  );
  const table = useTable({
    features: dataTableFeatures,
    columns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    state,
  });

  return (
    <table aria-busy={isPending} className="w-full border-collapse text-start max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="z-[1] bg-surface max-sm:hidden sm:sticky sm:top-0">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <SortableHeader
                key={header.id}
                columnId={header.column.id}
                sorted={header.column.getIsSorted()}
                next={header.column.getNextSortingOrder()}
                canSort={header.column.getCanSort()}
                align={header.column.columnDef.meta?.align}
                className={header.column.columnDef.meta?.className}
                renderSortLink={renderSortLink}
              >
                <table.FlexRender header={header} />
              </SortableHeader>
            ))}
          </tr>
        ))}
      </thead>
      <tbody ref={body} className={cn("transition-opacity max-sm:block", isPending && "opacity-60")}>
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            className={cn(
              "cursor-pointer border-t transition-colors first:max-sm:border-t-0 hover:bg-surface-hover has-[[data-row-link]:focus-visible]:bg-surface-selected",
              rowClassName,
            )}
          >
            {row.getAllCells().map((cell) => {
              const meta = cell.column.columnDef.meta;
              return (
                <td
                  key={cell.id}
                  className={cn(
                    "sm:px-4 sm:py-2.5",
                    meta?.align === "end" && "sm:text-end",
                    meta?.className,
                    meta?.cellClassName,
                    density === "compact" && "sm:py-0.5",
                  )}
                >
                  <table.FlexRender cell={cell} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
