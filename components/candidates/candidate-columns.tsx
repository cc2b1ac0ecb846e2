import { TagList } from "@/components/candidates/tag-list";
import type { Column } from "@/components/data-table/column";
import { SelectAll, SelectCell } from "@/components/interviews/select-cell";
import { StatusBadge } from "@/components/interviews/status-badge";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { candidateHref } from "@/components/urls/candidate-url";
import type { CandidateListItem } from "@/lib/data/candidates/candidates";

const QUIET = "text-muted max-sm:order-3 max-sm:text-sm";

/** The list's columns; ids of those that can be sorted are the orders of `ListCandidatesInput`. */
export function candidateColumns(
  tenantSlug: string,
  { onlyByName, canSelect }: { onlyByName: boolean; canSelect: boolean },
): Column<CandidateListItem>[] {
  const whereAnyOrder = (sortsFirst: "desc") => (onlyByName ? {} : { sortsFirst });
  const select: Column<CandidateListItem> = {
    id: "select",
    header: <SelectAll />,
    className: "sm:w-0 sm:ps-2 sm:pe-0",
    cellClassName: "sm:py-1 max-sm:absolute max-sm:start-0.5 max-sm:top-1",
    cell: (candidate) => <SelectCell item={candidate} name={candidate.name} />,
  };
  return [
    ...(canSelect ? [select] : []),
    {
      id: "name",
      header: "Candidate",
      sortsFirst: "asc",
      cellClassName: "max-sm:col-span-2 max-sm:min-w-0 sm:max-w-72",
      cell: (candidate) => <NameCell tenantSlug={tenantSlug} candidate={candidate} />,
    },
    {
      id: "role",
      header: "Role",
      cellClassName: "max-sm:order-1 max-sm:col-span-3 max-sm:min-w-0 sm:max-w-52",
      cell: (candidate) => {
        const role = candidate.roleName ?? candidate.latest?.roleName ?? null;
        if (role === null) return <Nothing />;
        return (
          <span className="block truncate max-sm:text-muted" title={role}>
            <bdi>{role}</bdi>
          </span>
        );
      },
    },
    {
      id: "tags",
      header: "Tags",
      className: "max-lg:hidden",
      cellClassName: "sm:max-w-48",
      cell: (candidate) =>
        candidate.tags.length > 0 ? <TagList tags={candidate.tags} most={2} /> : <Nothing />,
    },
    {
      id: "owner",
      header: "Owner",
      className: "max-xl:hidden",
      cellClassName: "text-muted sm:max-w-40",
      cell: (candidate) =>
        candidate.ownerName === null ? (
          <Nothing />
        ) : (
          <span className="block truncate">
            <bdi>{candidate.ownerName}</bdi>
          </span>
        ),
    },
    {
      id: "interviews",
      header: "Interviews",
      ...whereAnyOrder("desc"),
      align: "end",
      cellClassName: `${QUIET} tabular-nums`,
      cell: (candidate) => (
        <>
          {candidate.interviewCount}
          <span className="sm:sr-only"> {candidate.interviewCount === 1 ? "interview" : "interviews"}</span>
        </>
      ),
    },
    {
      id: "decision",
      header: "Decision",
      cellClassName: "max-sm:order-4 max-sm:col-span-3",
      cell: (candidate) =>
        candidate.latest?.decision ? <DecisionBadge outcome={candidate.latest.decision} /> : <Nothing />,
    },
    {
      id: "state",
      header: "Latest interview",
      cellClassName: "max-sm:justify-self-end",
      cell: (candidate) =>
        candidate.latest ? <StatusBadge status={candidate.latest.status} variant="plain" /> : <Nothing />,
    },
    {
      id: "latest",
      header: "Invited",
      ...whereAnyOrder("desc"),
      align: "end",
      className: "whitespace-nowrap",
      cellClassName: `${QUIET} max-sm:col-span-2 max-sm:justify-self-end`,
      cell: (candidate) =>
        candidate.latest ? (
          <>
            <span className="sm:sr-only">Invited </span>
            <Time iso={candidate.latest.createdAt} />
          </>
        ) : (
          <Nothing />
        ),
    },
  ];
}

function NameCell({ tenantSlug, candidate }: { tenantSlug: string; candidate: CandidateListItem }) {
  const second = candidate.email ?? (candidate.ref === candidate.name ? null : candidate.ref);
  return (
    <span className="flex min-w-0 flex-col">
      <Link
        data-row-link
        href={candidateHref(tenantSlug, candidate.id)}
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
