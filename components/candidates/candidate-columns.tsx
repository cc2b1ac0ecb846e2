import { createColumnHelper } from "@tanstack/react-table";
import Link from "next/link";
import { TagList } from "@/components/candidates/tag-list";
import type { DataTableFeatures } from "@/components/data-table/features";
import { StatusBadge } from "@/components/interviews/status-badge";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import { Time } from "@/components/ui/time";
import { candidateHref } from "@/components/urls/candidate-url";
import type { CandidateListItem } from "@/lib/data/candidates/candidates";

const column = createColumnHelper<DataTableFeatures, CandidateListItem>();
const QUIET = "text-muted max-sm:order-3 max-sm:text-sm";

/** The list's columns; ids of those that can be sorted are the orders of `ListCandidatesInput`. */
export function candidateColumns(tenantSlug: string, onlyByName: boolean) {
  return column.columns([
    column.accessor("name", {
      header: "Candidate",
      sortDescFirst: false,
      meta: { cellClassName: "max-sm:col-span-2 max-sm:min-w-0 sm:max-w-72" },
      cell: ({ row: { original: candidate } }) => <NameCell tenantSlug={tenantSlug} candidate={candidate} />,
    }),
    column.display({
      id: "role",
      header: "Role",
      meta: { cellClassName: "max-sm:order-1 max-sm:col-span-3 max-sm:min-w-0 sm:max-w-52" },
      cell: ({ row: { original: candidate } }) => {
        const role = candidate.roleName ?? candidate.latest?.roleName ?? null;
        if (role === null) return <Nothing />;
        return (
          <span className="block truncate max-sm:text-muted" title={role}>
            <bdi>{role}</bdi>
          </span>
        );
      },
    }),
    column.display({
      id: "tags",
      header: "Tags",
      meta: { className: "max-lg:hidden", cellClassName: "sm:max-w-48" },
      cell: ({ row }) =>
        row.original.tags.length > 0 ? <TagList tags={row.original.tags} most={2} /> : <Nothing />,
    }),
    column.accessor("ownerName", {
      id: "owner",
      header: "Owner",
      enableSorting: false,
      meta: { className: "max-xl:hidden", cellClassName: "text-muted sm:max-w-40" },
      cell: ({ getValue }) =>
        getValue() === null ? (
          <Nothing />
        ) : (
          <span className="block truncate">
            <bdi>{getValue()}</bdi>
          </span>
        ),
    }),
    column.accessor("interviewCount", {
      id: "interviews",
      header: "Interviews",
      sortDescFirst: true,
      enableSorting: !onlyByName,
      meta: { align: "end", cellClassName: `${QUIET} tabular-nums` },
      cell: ({ getValue }) => (
        <>
          {getValue()}
          <span className="sm:sr-only"> {getValue() === 1 ? "interview" : "interviews"}</span>
        </>
      ),
    }),
    column.display({
      id: "decision",
      header: "Decision",
      meta: { cellClassName: "max-sm:order-3" },
      cell: ({ row: { original } }) =>
        original.latest?.decision ? <DecisionBadge outcome={original.latest.decision} /> : <Nothing />,
    }),
    column.display({
      id: "state",
      header: "Latest interview",
      meta: { cellClassName: "max-sm:justify-self-end" },
      cell: ({ row: { original } }) =>
        original.latest ? <StatusBadge status={original.latest.status} variant="plain" /> : <Nothing />,
    }),
    column.accessor((candidate) => candidate.latest?.createdAt, {
      id: "latest",
      header: "Invited",
      sortDescFirst: true,
      enableSorting: !onlyByName,
      meta: {
        align: "end",
        className: "whitespace-nowrap",
        cellClassName: `${QUIET} max-sm:justify-self-end`,
      },
      cell: ({ row: { original } }) =>
        original.latest ? (
          <>
            <span className="sm:sr-only">Invited </span>
            <Time iso={original.latest.createdAt} />
          </>
        ) : (
          <Nothing />
        ),
    }),
  ]);
}

function NameCell({ tenantSlug, candidate }: { tenantSlug: string; candidate: CandidateListItem }) {
  const second = candidate.email ?? (candidate.ref === candidate.name ? null : candidate.ref);
  return (
    <span className="flex min-w-0 flex-col">
      <Link
        data-row-link
        href={candidateHref(tenantSlug, candidate.id)}
        prefetch={false}
        dir="auto"
        title={candidate.name}
        className="w-fit max-w-full truncate rounded-sm font-medium max-sm:text-lg"
      >
        {candidate.name}
      </Link>
      {second === null ? null : (
        <span className="truncate text-muted text-sm" title={second}>
          <bdi>{second}</bdi>
        </span>
      )}
    </span>
  );
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
