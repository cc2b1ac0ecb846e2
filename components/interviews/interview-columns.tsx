import { createColumnHelper } from "@tanstack/react-table";
import Link from "next/link";
import type { DataTableFeatures } from "@/components/data-table/features";
import { interviewHref } from "@/components/interviews/list-url";
import { StatusBadge } from "@/components/interviews/status-badge";
import { WhenCell } from "@/components/interviews/when-cell";
import type { InterviewListItem } from "@/lib/data/interviews";
import { describeDuration, formatDuration, isoDuration } from "@/lib/format/duration";
import { languageName } from "@/lib/format/language-name";

const column = createColumnHelper<DataTableFeatures, InterviewListItem>();

/** The list's columns; their ids are the orders that `ListInterviewsInput` knows. */
export function interviewColumns(tenantSlug: string) {
  return column.columns([
    column.accessor("candidateName", {
      id: "candidate",
      header: "Candidate",
      sortDescFirst: false,
      meta: { cellClassName: "max-sm:col-span-2 sm:max-w-72" },
      cell: ({ row: { original: interview } }) => (
        <span className="flex min-w-0 flex-col">
          <Link
            data-row-link
            href={interviewHref(tenantSlug, interview.id)}
            prefetch={false}
            dir="auto"
            className="w-fit max-w-full truncate rounded-sm font-medium max-sm:text-lg"
          >
            {interview.candidateName}
          </Link>
        </span>
      ),
    }),
    column.accessor("roleName", {
      id: "role",
      header: "Role",
      sortDescFirst: false,
      meta: { cellClassName: "max-sm:order-1 max-sm:col-span-3 sm:max-w-64" },
      cell: ({ getValue }) => (
        // A line of its own, or a right-to-left role would leave its column.
        <span className="block truncate text-muted sm:text-text">
          <bdi>{getValue() ?? "No role"}</bdi>
        </span>
      ),
    }),
    column.accessor("status", {
      header: "Status",
      sortDescFirst: false,
      meta: { cellClassName: "max-sm:justify-self-end" },
      cell: ({ getValue }) => <StatusBadge status={getValue()} variant="plain" />,
    }),
    column.accessor("language", {
      header: "Language",
      sortDescFirst: false,
      meta: { className: "whitespace-nowrap", cellClassName: "text-muted max-sm:order-2 max-sm:text-sm" },
      cell: ({ getValue }) => {
        const tag = getValue();
        return tag === null ? <Nothing /> : <bdi title={tag}>{languageName(tag)}</bdi>;
      },
    }),
    column.accessor("durationSec", {
      id: "duration",
      header: "Duration",
      sortDescFirst: true,
      meta: {
        align: "end",
        cellClassName: "text-muted tabular-nums max-sm:order-2 max-sm:text-sm",
      },
      cell: ({ getValue }) => {
        const seconds = getValue();
        if (seconds === null) return <Nothing />;
        return (
          <time dateTime={isoDuration(seconds)}>
            <span aria-hidden>{formatDuration(seconds)}</span>
            <span className="sr-only">{describeDuration(seconds)}</span>
          </time>
        );
      },
    }),
    column.accessor("completedAt", {
      header: "Completed",
      sortDescFirst: true,
      meta: {
        align: "end",
        className: "whitespace-nowrap",
        cellClassName: "text-muted max-sm:order-2 max-sm:justify-self-end max-sm:text-sm",
      },
      cell: ({ row }) => <WhenCell interview={row.original} />,
    }),
  ]);
}

function Nothing() {
  return (
    <>
      <span aria-hidden className="text-subtle max-sm:hidden">
        –
      </span>
      <span className="sr-only">none</span>
    </>
  );
}
