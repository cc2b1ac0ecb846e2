import type { DecisionInput } from "@/lib/data/reviews/decisions";
import type { Review, ReviewInput } from "@/lib/data/reviews/reviews";

type Answer<T extends object = object> = ({ ok: true } & T) | { ok: false; reason: string; code?: string };

/** What the scorecard panel can do, given by the page. Each answers in words for the person when it fails. */
export type ScorecardActions = {
  /** The own review as it is saved now. */
  load: () => Promise<Answer<{ review: Review | null }>>;
  save: (input: ReviewInput) => Promise<Answer<{ review: Review }>>;
  submit: (revision: number) => Promise<Answer<{ review: Review }>>;
  reopen: () => Promise<Answer<{ review: Review }>>;
  decide: (input: DecisionInput) => Promise<Answer>;
  reopenDecision: () => Promise<Answer>;
  assign: (reviewerIds: string[], dueAt: string | null) => Promise<Answer>;
  unassign: (reviewerId: string) => Promise<Answer>;
};
