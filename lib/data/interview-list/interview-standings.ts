import type { MemberActor } from "@/lib/auth/actor";
import { listReviewersOf, type Reviewer } from "@/lib/data/reviews/assignments";
import { blindAmong } from "@/lib/data/sight/blind";
import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** How far an interview is judged, as the actor may know it. */
export type InterviewStanding = {
  /** Null while none stands, and while it is hidden. */
  decision: DecisionOutcome | null;
  /** The actor reviews it blind: whether there is a decision is hidden. */
  isBlind: boolean;
  reviewers: Reviewer[];
};

/** How far the interviews are judged, by their ids: a few queries, however many they are. */
export async function listStandings(
  actor: MemberActor,
  interviewIds: string[],
): Promise<Map<string, InterviewStanding>> {
  if (interviewIds.length === 0) return new Map();
  const [rows, reviewers, blind] = await Promise.all([
    tenantDb(actor).interview.findMany({
      where: { id: { in: interviewIds } },
      select: { id: true, decision: true },
    }),
    listReviewersOf(actor, interviewIds),
    blindAmong(actor, interviewIds),
  ]);
  return new Map(
    rows.map(({ id, decision }) => {
      const isBlind = blind.has(id);
      return [id, { decision: isBlind ? null : decision, isBlind, reviewers: reviewers.get(id) ?? [] }];
    }),
  );
}
