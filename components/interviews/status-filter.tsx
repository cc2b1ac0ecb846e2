"use client";

import { ListLink } from "@/components/interviews/list-link";
import { useListNavigation } from "@/components/interviews/list-navigation";
import { cn } from "@/components/ui/cn";
import { withStatus } from "@/components/urls/list-url";
import { KNOWN_STATUSES, statusLabel } from "@/lib/format/interview-status";
import { type Count, countLabel, NONE, shortCountLabel, sumOf } from "@/lib/format/interview-total";

/** One chip per status, with how many interviews have it. */
export function StatusFilter({ countsByStatus }: { countsByStatus: Record<string, Count> }) {
  const { state } = useListNavigation();
  const unknown = Object.keys(countsByStatus).filter((status) => !KNOWN_STATUSES.includes(status));
  const statuses = [...KNOWN_STATUSES, ...unknown.sort()];
  const total = sumOf(Object.values(countsByStatus));
  return (
    <nav
      aria-label="Filter by status"
      className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      <ul className="flex w-max gap-1 py-0.5">
        <Chip label="All" count={total} status={null} isCurrent={state.statuses.length === 0} />
        {statuses.map((status) => (
          <Chip
            key={status}
            label={statusLabel(status)}
            count={countsByStatus[status] ?? NONE}
            status={status}
            isCurrent={state.statuses.includes(status)}
          />
        ))}
      </ul>
    </nav>
  );
}

type ChipProps = { label: string; count: Count; status: string | null; isCurrent: boolean };

function Chip({ label, count, status, isCurrent }: ChipProps) {
  const { state } = useListNavigation();
  return (
    <li>
      <ListLink
        to={withStatus(state, status)}
        aria-current={isCurrent ? "true" : undefined}
        className={cn(
          "relative flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-transparent px-2.5 font-medium text-muted text-sm transition-colors hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2 touch:h-10",
          isCurrent && "border-border-strong bg-surface text-text shadow-xs hover:bg-surface",
        )}
      >
        {label}
        <span aria-hidden className="font-normal text-subtle tabular-nums">
          {shortCountLabel(count)}
        </span>
        <span className="sr-only">{countLabel(count)}</span>
      </ListLink>
    </li>
  );
}
