import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import type { Recommendation } from "@/lib/scorecards/recommendations";

/** What a team made of one interview. `P`: its people, by first name. */
export type Story<P extends string> = {
  /** The sandbox's session. */
  sessionId: string;
  /** Who asked whom to review it. `dueInDays` may be in the past. */
  asked?: { by: P; who: P[]; dueInDays: number | null }[];
  reviews?: ToldReview<P>[];
  notes?: ToldNote<P>[];
  decision?: { by: P; outcome: DecisionOutcome; reasonCode?: string; comment: string };
};

export type ToldReview<P extends string> = {
  by: P;
  /** Null in a draft that is not as far. */
  recommendation: Recommendation | null;
  /** For the scorecard's criteria in their order; a yes or no is 1 or 0. A draft may have fewer. */
  scores: (number | null)[];
  summary: string;
  /** For the first criterion. */
  evidence?: { atMs: number; quote: string };
  isDraft?: boolean;
};

export type ToldNote<P extends string> = {
  by: P;
  body: string;
  /** Left out: a note on the whole interview. */
  atMs?: number | null;
  replies?: { by: P; body: string }[];
};

/** The ids of a client's sessions in the sandbox, by their number. */
export function sessionOf(head: "a1" | "b2"): (number: number) => string {
  return (number) => `${head}000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
