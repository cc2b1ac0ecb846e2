"use client";

import { type ReactNode, useRef } from "react";
import { type Column, nextDirection } from "@/components/data-table/column";
import { type HeaderOrder, SortableHeader } from "@/components/data-table/sortable-header";
import { useRowNavigation } from "@/components/data-table/use-row-navigation";
import { cn } from "@/components/ui/cn";

type DataTableProps<TRow> = {
  /** Says what the table holds, to screen readers. */
  caption: string;
  columns: readonly Column<TRow>[];
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
export function DataTable<TRow>(props: DataTableProps<TRow>) {
  const { caption, columns, rows, rowId, sorting, renderSortLink, isPending, density, rowClassName } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  useRowNavigation(body);
  const sortedBy = (id: string) => (id !== sorting.id ? null : sorting.desc ? "desc" : "asc");

  return (
    <table aria-busy={isPending} className="w-full border-collapse text-start max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="z-[1] bg-surface max-sm:hidden sm:sticky sm:top-0">
        <tr>
          {columns.map(({ id, header, sortsFirst, align, className }) => (
            <SortableHeader
              key={id}
              columnId={id}
              sorted={sortedBy(id)}
              next={sortsFirst ? nextDirection(sortedBy(id), sortsFirst) : null}
              canSort={sortsFirst !== undefined}
              align={align}
              className={className}
              renderSortLink={renderSortLink}
            >
              {header}
            </SortableHeader>
          ))}
        </tr>
      </thead>
      <tbody ref={body} className={cn("transition-opacity max-sm:block", isPending && "opacity-60")}>
        {rows.map((row) => (
          <tr
            key={rowId(row)}
            className={cn(
              "cursor-pointer border-t transition-colors first:max-sm:border-t-0 hover:bg-surface-hover has-[[data-row-link]:focus-visible]:bg-surface-selected",
              rowClassName,
            )}
          >
            {columns.map(({ id, align, className, cellClassName, cell }) => (
              <td
                key={id}
                className={cn(
                  "sm:px-4 sm:py-2.5",
                  align === "end" && "sm:text-end",
                  className,
                  cellClassName,
                  density === "compact" && "sm:py-0.5",
                )}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
