import type { Judging } from "@/components/scorecard/scorecard-panel";
import type { MemberActor } from "@/lib/auth/actor";
import { listActivities } from "@/lib/data/interviews/activities";
import type { Interview } from "@/lib/data/interviews/interviews";
import { listVisitorFeedback } from "@/lib/data/links/visitor-feedback";
import { listMembers } from "@/lib/data/people/members";
import { listReviewers } from "@/lib/data/reviews/assignments";
import { getDecisionState } from "@/lib/data/reviews/decisions";
import { getQueueStep } from "@/lib/data/reviews/queue-step";
import { getReviewBoard } from "@/lib/data/reviews/reviews";

/** How the interview is judged, as far as the actor may know; `isBlind` is what `isBlindFor` says of it. */
export async function loadJudging(
  actor: MemberActor,
  interview: Interview,
  isBlind: boolean,
): Promise<Judging & { isQueued: boolean }> {
  const [board, decision, reviewers, members, activities, visitorFeedback, { isQueued, next }] =
    await Promise.all([
      getReviewBoard(actor, interview, { isBlind }),
      getDecisionState(actor, interview, { isBlind }),
      listReviewers(actor, interview.id),
      actor.can("reviews.assign") ? listMembers(actor) : null,
      listActivities(actor, interview.id, { isBlind }),
      listVisitorFeedback(actor, interview.id, { isBlind }),
      getQueueStep(actor, interview.id),
    ]);
  return {
    board,
    decision,
    reviewers,
    members: members?.map(({ userId, name }) => ({ userId, name })) ?? null,
    activities,
    visitorFeedback,
    next: next && {
      href: `/t/${actor.tenant.slug}/interviews/${next.interviewId}`,
      candidateName: next.candidateName,
    },
    canDecide: actor.can("decisions.make"),
    isExpected: actor.role === "reviewer" || reviewers.some(({ userId }) => userId === actor.user.id),
    isQueued,
  };
}
