import { Time } from "@/components/ui/time";
import type { Activity, ActivityDetail } from "@/lib/data/activities";
import { DECISION_LABELS, reasonLabel } from "@/lib/scorecards/decision-reasons";

/** What happened to the interview, newest first. */
export function ActivityList({ activities }: { activities: Activity[] }) {
  if (activities.length === 0) return null;
  return (
    <details className="border-t py-4">
      <summary className="w-fit cursor-pointer rounded-sm font-semibold">Timeline</summary>
      <ol className="flex flex-col gap-2 pt-3 text-sm">
        {activities.map(({ id, at, actorName, detail }) => (
          <li key={id} className="flex justify-between gap-3">
            <span className="min-w-0 text-pretty">
              <span className="font-medium">{actorName ?? "Debrief"}</span> {describe(detail)}
            </span>
            <span className="shrink-0 text-subtle">
              <Time iso={at} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function describe(detail: ActivityDetail): string {
  switch (detail.kind) {
    case "assigned":
      return `asked ${detail.reviewerName} to review`;
    case "unassigned":
      return `no longer asks ${detail.reviewerName} to review`;
    case "review_submitted":
      return "submitted a review";
    case "review_reopened":
      return "reopened their review";
    case "decided": {
      const reason = reasonLabel(detail.outcome, detail.reasonCode);
      const outcome = DECISION_LABELS[detail.outcome].done.toLowerCase();
      return `decided: ${outcome}${reason ? ` (${reason})` : ""}`;
    }
    case "decision_reopened":
      return `reopened the decision “${DECISION_LABELS[detail.outcome].done.toLowerCase()}”`;
  }
}
