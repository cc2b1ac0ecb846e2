import type { ActivityDetail } from "@/lib/data/activities";
import { DECISION_LABELS, reasonLabel } from "@/lib/scorecards/decision-reasons";

/** What somebody did to an interview, to be read after their name. */
export function describeActivity(detail: ActivityDetail): string {
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
