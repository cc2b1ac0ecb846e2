"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type CSSProperties, type ReactNode, useState } from "react";
import { useSwipe } from "@/components/compare/use-swipe";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";

export type CompareColumn = { id: string; name: string; head: ReactNode };
type CompareRow = { id: string; head: ReactNode; cells: ReactNode[] };

type CompareTableProps = {
  /** Says what the rows are, in the singular: "Question". */
  what: string;
  columns: CompareColumn[];
  rows: CompareRow[];
  /** Which column a phone shows. */
  active: number;
  onActive: (column: number) => void;
};

/**
 * Candidates side by side, a row for each thing that is compared. A phone shows one row of one candidate: a swipe or
 * the buttons go to the next candidate, the arrows to the next row.
 */
export function CompareTable({ what, columns, rows, active, onActive }: CompareTableProps) {
  const [row, setRow] = useState(0);
  const shown = Math.min(row, rows.length - 1);
  const swipe = useSwipe((step) => onActive(Math.min(columns.length - 1, Math.max(0, active + step))));
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-2 md:hidden">
        <IconButton
          label={`Previous ${what.toLowerCase()}`}
          disabled={shown === 0}
          onClick={() => setRow(shown - 1)}
        >
          <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <p role="status" className="flex-1 text-center text-muted text-sm tabular-nums">
          {what} {shown + 1} of {rows.length}
        </p>
        <IconButton
          label={`Next ${what.toLowerCase()}`}
          disabled={shown === rows.length - 1}
          onClick={() => setRow(shown + 1)}
        >
          <ChevronRight aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
      </div>
      <section
        aria-label={`${what}, side by side`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        {...swipe}
        className="rounded-xl border bg-surface shadow-xs max-md:overflow-clip md:max-h-[calc(100dvh-7rem)] md:overflow-auto"
      >
        <table
          className="w-full border-separate border-spacing-0 text-start max-md:block md:table-fixed md:min-w-(--least-width)"
          style={{ "--least-width": `${columns.length * 14 + 13}rem` } as CSSProperties}
        >
          <caption className="sr-only">{what}, by candidate</caption>
          <thead className="max-md:hidden">
            <tr>
              <th
                scope="col"
                className="sticky start-0 top-0 z-20 w-52 border-b bg-surface p-3 text-start align-bottom font-medium text-muted text-sm"
              >
                {what}
              </th>
              {columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  className="sticky top-0 z-10 min-w-60 border-s border-b bg-surface p-3 text-start align-top font-normal"
                >
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {rows.map(({ id, head, cells }, index) => (
              <tr key={id} className={cn("max-md:block", index !== shown && "max-md:hidden")}>
                <th
                  scope="row"
                  className="border-b bg-surface p-3 text-start align-top font-medium max-md:block md:sticky md:start-0 md:z-10"
                >
                  {head}
                </th>
                {columns.map((column, at) => (
                  <td
                    key={column.id}
                    className={cn(
                      "p-3 align-top max-md:block md:border-s md:border-b",
                      at !== active && "max-md:hidden",
                    )}
                  >
                    <p className="mb-2 font-medium md:hidden">
                      <bdi>{column.name}</bdi>
                    </p>
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
