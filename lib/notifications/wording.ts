import { formatDateTime } from "@/lib/format/date-time";
import { type Outcome, outcomeText } from "@/lib/scorecards/outcome";
import type { NotificationKind } from "./kinds";

/** One thing to tell somebody. Names are as that person may see them. */
export type News = {
  kind: NotificationKind;
  /** Null: Debrief itself. */
  causedByName: string | null;
  candidateName: string;
  /** Of a decision. */
  outcome: "advance" | "hold" | "reject" | null;
  /** Of a decision that was taken back since. */
  isReopened: boolean;
  /** Of the reviews that are in; null where the reader must not know it yet. */
  result: Outcome | null;
  /** Of an interview that can be heard. */
  isCompleted: boolean;
  /** Of one that will never be. */
  isFailed: boolean;
  /** For whom a review link is, or what it is called; null where the sender said neither. */
  linkTitle: string | null;
  /** Who gave feedback by a link. */
  visitorName: string | null;
  /** How many interviews are about to be deleted by the rules, and when the first goes (ISO 8601). */
  expiring: { interviews: number; from: string } | null;
};

const OUTCOME = { advance: "advances", hold: "is on hold", reject: "is rejected" } as const;

/** The news in one sentence. */
export function newsText(news: News): string {
  const { kind, causedByName, candidateName } = news;
  const who = causedByName ?? "Debrief";
  const link = `The review link ${news.linkTitle === null ? `to ${candidateName}` : `for ${news.linkTitle}`}`;
  switch (kind) {
    case "assigned":
      return causedByName === null
        ? `${candidateName} is assigned to you for review.`
        : `${who} asked you to review ${candidateName}${news.isCompleted ? "" : " once the interview is complete"}.`;
    case "mentioned":
      return `${who} mentioned you in a note on ${candidateName}.`;
    case "replied":
      return `${who} replied to your note on ${candidateName}.`;
    case "completed":
      return `The interview with ${candidateName} ${news.isFailed ? "has failed" : "is complete"}.`;
    case "reviews_in":
      return `All reviews of ${candidateName} are in${news.result === null ? "" : `: ${outcomeText(news.result)}`}.`;
    case "decided":
      return `${who} decided: ${candidateName} ${OUTCOME[news.outcome ?? "hold"]}.${news.isReopened ? " Reopened since." : ""}`;
    case "link_opened":
      return `${link} was opened for the first time.`;
    case "link_feedback":
      return `${news.visitorName ?? "Someone"} sent feedback on ${candidateName} through a review link.`;
    case "link_expiring":
      return `${link} expires within a day and has not been opened.`;
    case "expiry_announced":
      return expiryText(news);
  }
}

function expiryText({ expiring, candidateName }: News): string {
  if (expiring === null) return "Interviews will be deleted soon under your retention rules.";
  const { interviews, from } = expiring;
  const day = formatDateTime(from, "date", { timeZone: "UTC" });
  if (interviews === 1)
    return `The interview with ${candidateName} will be deleted on ${day} under your retention rules.`;
  return `${interviews.toLocaleString("en")} interviews will be deleted from ${day} on under your retention rules.`;
}

type Place = { kind: NotificationKind; interviewId: string; noteId: string | null; linkId: string | null };

/** Where the news leads, as a path. */
export function newsPath(tenantSlug: string, { kind, interviewId, noteId, linkId }: Place): string {
  const base = `/t/${encodeURIComponent(tenantSlug)}`;
  if (kind === "expiry_announced") return `${base}/settings/privacy/expiring`;
  if (linkId !== null && kind !== "link_feedback") return `${base}/review-links/${linkId}`;
  return `${base}/interviews/${interviewId}${noteId === null ? "" : `#note-${noteId}`}`;
}
