import type { ActivityDetail } from "@/lib/data/interviews/activities";
import { DECISION_LABELS, reasonLabel } from "@/lib/scorecards/decision-reasons";

/** Who did it and what, as one sentence: `text` alone where it happened by itself. */
export function activitySentence(actorName: string | null, text: string): string {
  return actorName === null ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** What somebody did to an interview, to be read after their name. */
export function describeActivity(detail: ActivityDetail): string {
  switch (detail.kind) {
    case "assigned":
      return `asked ${detail.reviewerName} to review`;
    case "unassigned":
      return `withdrew the review request to ${detail.reviewerName}`;
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
    case "link_made":
      return `created a review link${forWhom(detail.recipient)}`;
    case "link_changed":
      return `edited the review link${forWhom(detail.recipient)}`;
    case "link_revoked":
      return `revoked the review link${forWhom(detail.recipient)}`;
    case "link_extended":
      return `extended the review link${forWhom(detail.recipient)}`;
    case "link_replaced":
      return `replaced the address of the review link${forWhom(detail.recipient)}`;
    case "link_opened":
      return `review link${forWhom(detail.recipient)} opened${byWhom(detail.visitorName)}`;
    case "link_downloaded":
      return `recording downloaded through a review link${byWhom(detail.visitorName)}`;
    case "link_feedback":
      return `feedback received through a review link${fromWhom(detail.visitorName)}`;
  }
}

function forWhom(recipient: string): string {
  return recipient === "" ? "" : ` for ${recipient}`;
}

function fromWhom(visitorName: string): string {
  return visitorName === "" ? "" : ` from ${visitorName}`;
}

function byWhom(visitorName: string): string {
  return visitorName === "" ? "" : ` by ${visitorName}`;
}
