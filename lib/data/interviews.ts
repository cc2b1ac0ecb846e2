/** A platform session as the tenant sees it in lists. Times are ISO 8601, null when not reached. */
export type InterviewListItem = {
  id: string;
  sessionId: string;
  /** Display name: from the session's metadata, else its reference, else "Unnamed candidate". */
  candidateName: string;
  candidateRef: string | null;
  roleName: string | null;
  /** BCP 47 tag as the platform gave it. */
  language: string | null;
  /** `initiated`, `active`, `completed`, `failed`, or whatever else the platform says. */
  status: string;
  durationSec: number | null;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
};

export type InterviewSort = "createdAt" | "candidate" | "role" | "status" | "language" | "duration" | "completedAt";

export type ListInterviewsInput = {
  statuses: string[];
  query: string;
  sort: InterviewSort;
  direction: "asc" | "desc";
  cursor: string | null;
  limit: number;
};

/** Cursors are opaque; null where there is no such page. */
export type InterviewPage = {
  items: InterviewListItem[];
  total: number;
  /** 1-based position of the first item among `total`. */
  nextCursor: string | null;
  previousCursor: string | null;
  countsByStatus: Record<string, number>;
};

export type Interview = InterviewListItem & {
  tags: string[];
  /** Why a failed interview failed: the platform's code (`SESSION_TIMEOUT`) when it gave one. */
  failureCode: string | null;
  /** The candidate's own survey after the interview. */
  feedback: { rating: number | null; comment: string | null } | null;
};
