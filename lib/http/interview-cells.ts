import type { ListedInterview } from "@/lib/data/interview-list/interview-list";
import { statusLabel } from "@/lib/format/interview-status";
import { isKnownTime } from "@/lib/format/known-time";

export const INTERVIEW_COLUMNS = [
  "Candidate",
  "Reference",
  "Role",
  "Language",
  "Status",
  "Decision",
  "Reviewers",
  "Duration in seconds",
  "Invited (UTC)",
  "Completed (UTC)",
  "Interview id",
] as const;

/** An interview as the cells of a row; what the reader must not know yet is empty, as in the list. */
export function interviewCells(interview: ListedInterview): string[] {
  const { durationSec, remark, reviewers } = interview;
  return [
    interview.candidateName,
    interview.candidateRef ?? "",
    interview.roleName ?? "",
    interview.language ?? "",
    remark === "link_expired" ? "Link expired" : statusLabel(interview.status),
    interview.decision ?? "",
    reviewers.map(({ name }) => name).join("; "),
    durationSec === null ? "" : String(durationSec),
    timeCell(interview.createdAt),
    timeCell(interview.completedAt),
    interview.sessionId,
  ];
}

function timeCell(iso: string | null): string {
  return iso !== null && isKnownTime(Date.parse(iso)) ? iso : "";
}
