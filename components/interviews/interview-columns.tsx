import type { Column } from "@/components/data-table/column";
import { DecisionCell } from "@/components/interviews/decision-cell";
import { ReviewersCell } from "@/components/interviews/reviewers-cell";
import { SelectAll, SelectCell } from "@/components/interviews/select-cell";
import { StatusBadge } from "@/components/interviews/status-badge";
import { WhenCell } from "@/components/interviews/when-cell";
import { Link } from "@/components/ui/link";
import { interviewHref } from "@/components/urls/list-url";
import type { ListedInterview } from "@/lib/data/interview-list/interview-list";
import { describeDuration, formatDuration, isoDuration } from "@/lib/format/duration";
import { languageName } from "@/lib/format/language-name";
import { LIST_COLUMNS, type ListColumn } from "@/lib/format/list-look";

const USUAL = ["select", "candidate", ...Object.keys(LIST_COLUMNS).filter((id) => id !== "tags")];
const ALWAYS = ["select", "candidate"];

/**
 * The list's columns; their ids are the orders that `ListInterviewsInput` knows. `chosen`: those to show however narrow
 * the window is; none is the usual ones, as many as there is room for.
 */
export function interviewColumns(tenantSlug: string, chosen: readonly ListColumn[], canDecide: boolean) {
  const isUsual = chosen.length === 0;
  const shown = isUsual ? USUAL : [...ALWAYS, ...chosen];
  const whereRoom = (className: string) => (isUsual ? className : "");
  const all: Column<ListedInterview>[] = [
    {
      id: "select",
      header: <SelectAll />,
      className: "sm:w-0 sm:ps-2 sm:pe-0",
      cellClassName: "sm:py-1 max-sm:absolute max-sm:start-0.5 max-sm:top-1",
      cell: (interview) => <SelectCell item={interview} name={interview.candidateName} />,
    },
    {
      id: "candidate",
      header: "Candidate",
      sortsFirst: "asc",
      cellClassName: "max-sm:w-[calc(100%-7.5rem)] sm:max-w-40 sm:@min-[52rem]:max-w-52",
      cell: (interview) => (
        <span className="flex min-w-0 flex-col">
          <Link
            data-row-link
            href={interviewHref(tenantSlug, interview.id)}
            dir="auto"
            className="w-fit max-w-full truncate rounded-sm font-medium max-sm:text-lg"
          >
            {interview.candidateName}
          </Link>
          {isUsual ? (
            <span className="hidden truncate text-muted text-sm sm:block @min-[78rem]:hidden">
              <bdi>{interview.roleName}</bdi>
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: "role",
      header: "Role",
      sortsFirst: "asc",
      className: whereRoom("sm:hidden @min-[78rem]:table-cell"),
      cellClassName: "max-sm:order-1 max-sm:min-w-0 max-sm:[flex:1_1_7.25rem] sm:max-w-48",
      cell: (interview) => (
        // A line of its own, or a right-to-left role would leave its column.
        <span className="block truncate text-muted sm:text-text">
          <bdi>{interview.roleName ?? "No role"}</bdi>
        </span>
      ),
    },
    {
      id: "status",
      header: "Status",
      sortsFirst: "asc",
      cellClassName: "max-sm:flex max-sm:w-28 max-sm:justify-end",
      cell: (interview) => (
        <StatusBadge status={interview.status} remark={interview.remark} variant="plain" />
      ),
    },
    {
      id: "decision",
      header: "Decision",
      cellClassName: "max-sm:order-1 max-sm:flex max-sm:justify-end",
      cell: (interview) => <DecisionCell interview={interview} canDecide={canDecide} />,
    },
    {
      id: "reviewers",
      header: "Reviewers",
      className: whereRoom("sm:hidden @min-[52rem]:table-cell"),
      cellClassName: "text-muted sm:max-w-44 max-sm:order-3 max-sm:w-full max-sm:text-sm max-sm:empty:hidden",
      cell: (interview) => <ReviewersCell reviewers={interview.reviewers} />,
    },
    {
      id: "language",
      header: "Language",
      sortsFirst: "asc",
      className: `whitespace-nowrap ${whereRoom("sm:hidden @min-[92rem]:table-cell")}`,
      cellClassName: "text-muted max-sm:order-2 max-sm:text-sm",
      cell: (interview) => {
        const tag = interview.language;
        return tag === null ? <Nothing /> : <bdi title={tag}>{languageName(tag)}</bdi>;
      },
    },
    {
      id: "tags",
      header: "Tags",
      cellClassName: "text-muted sm:max-w-44 max-sm:order-3 max-sm:w-full max-sm:text-sm",
      cell: (interview) => (
        <span className="block truncate">
          <bdi>{interview.tags.join(", ")}</bdi>
        </span>
      ),
    },
    {
      id: "duration",
      header: "Duration",
      sortsFirst: "desc",
      align: "end",
      className: whereRoom("sm:hidden @min-[70rem]:table-cell"),
      cellClassName: "text-muted tabular-nums max-sm:order-2 max-sm:text-sm",
      cell: (interview) => {
        const seconds = interview.durationSec;
        if (seconds === null) return <Nothing />;
        return (
          <time dateTime={isoDuration(seconds)}>
            <span aria-hidden>{formatDuration(seconds)}</span>
            <span className="sr-only">{describeDuration(seconds)}</span>
          </time>
        );
      },
    },
    {
      id: "completedAt",
      header: "Completed",
      sortsFirst: "desc",
      align: "end",
      className: "whitespace-nowrap",
      cellClassName: "text-muted max-sm:order-2 max-sm:ms-auto max-sm:text-sm",
      cell: (interview) => <WhenCell interview={interview} />,
    },
  ];
  return all.filter(({ id }) => shown.includes(id));
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
