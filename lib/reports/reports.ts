import type { Recommendation } from "@/lib/scorecards/recommendations";

/** How far the interviews of a role have come; null is those without a role. */
export type FunnelRow = {
  roleName: string | null;
  invited: number;
  completed: number;
  reviewed: number;
  advanced: number;
  held: number;
  rejected: number;
};

/** How long a role's interviews wait for their first review: half of them, and the slowest tenth, at least so long. */
export type ReviewTimes = { roleName: string | null; count: number; medianMs: number; slowTenthMs: number };

/** What a person is asked to review. */
export type OpenReviews = { userId: string; name: string; open: number; overdue: number; done: number };

export type Reports = {
  days: number;
  funnel: FunnelRow[];
  reviewTimes: ReviewTimes[];
  /** Now, whatever the period. */
  open: OpenReviews[];
  recommendations: { recommendation: Recommendation; count: number }[];
  scores: { score: number; count: number }[];
};

export const REPORT_PERIODS = [30, 90, 365] as const;
