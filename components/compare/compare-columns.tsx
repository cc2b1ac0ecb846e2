import { X } from "lucide-react";
import type { CompareColumn } from "@/components/compare/compare-table";
import { DecisionBadge } from "@/components/scorecard/decision-badge";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { compareHref } from "@/components/urls/compare-link";
import { interviewHref } from "@/components/urls/list-url";
import type { ComparedInterview } from "@/lib/data/reports/comparisons";

type Shown = Pick<
  ComparedInterview,
  "id" | "candidateName" | "roleName" | "completedAt" | "decision" | "isBlind"
>;

/** The candidates as the heads of their columns. */
export function compareColumns(tenantSlug: string, interviews: Shown[]): CompareColumn[] {
  const ids = interviews.map(({ id }) => id);
  return interviews.map((interview) => ({
    id: interview.id,
    name: interview.candidateName,
    head: (
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
          <Link
            href={interviewHref(tenantSlug, interview.id)}
            dir="auto"
            className="max-w-full break-words rounded-sm font-semibold hover:underline"
          >
            {interview.candidateName}
          </Link>
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-muted text-sm">
            {interview.completedAt ? <Time iso={interview.completedAt} /> : null}
            {interview.decision ? <DecisionBadge outcome={interview.decision} /> : null}
          </span>
        </div>
        {ids.length > 2 ? (
          <Link
            href={compareHref(
              tenantSlug,
              ids.filter((id) => id !== interview.id),
            )}
            aria-label={`Remove ${interview.candidateName}`}
            title="Remove"
            className={buttonClass({ variant: "ghost", size: "sm" }, "-me-1 -mt-1 w-8 px-0")}
          >
            <X aria-hidden />
          </Link>
        ) : null}
      </div>
    ),
  }));
}
