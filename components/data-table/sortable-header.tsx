import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type HeaderOrder = { columnId: string; direction: "asc" | "desc" } | null;

type SortableHeaderProps = {
  columnId: string;
  sorted: "asc" | "desc" | null;
  /** What a press leads to; null is the usual order. */
  next: "asc" | "desc" | null;
  canSort: boolean;
  align?: "end" | undefined;
  className?: string | undefined;
  renderSortLink: (order: HeaderOrder, children: ReactNode) => ReactNode;
  children: ReactNode;
};

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;
const ICONS = { asc: ArrowUp, desc: ArrowDown };

/** A column's header; where it can be ordered by, a link that says how it is now. */
export function SortableHeader(props: SortableHeaderProps) {
  const { columnId, sorted, next, canSort, align, className, renderSortLink, children } = props;
  const Icon = sorted ? ICONS[sorted] : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={sorted ? ARIA_SORT[sorted] : undefined}
      className={cn(
        "whitespace-nowrap px-4 text-start font-medium text-muted text-sm",
        align === "end" && "sm:text-end",
        className,
      )}
    >
      {canSort
        ? renderSortLink(
            next ? { columnId, direction: next } : null,
            <>
              {children}
              <Icon
                aria-hidden
                className={cn(
                  "size-3.5 shrink-0",
                  // In front, so that the words stand over the values.
                  align === "end" && "order-first",
                  sorted
                    ? "text-accent-text"
                    : "opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100",
                )}
              />
            </>,
          )
        : children}
    </th>
  );
}
