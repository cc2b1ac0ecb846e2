import type { QueuePlace } from "@/components/queue/queue-place";
import type { Judging } from "@/components/scorecard/scorecard-panel";
import type { MemberActor } from "@/lib/auth/actor";
import { listActivities } from "@/lib/data/interviews/activities";
import type { Interview } from "@/lib/data/interviews/interviews";
import { listVisitorFeedback } from "@/lib/data/links/visitor-feedback";
import { listMembers } from "@/lib/data/people/members";
import { listReviewers } from "@/lib/data/reviews/assignments";
import { getDecisionState } from "@/lib/data/reviews/decisions";
import { getQueueStep, type QueueStep } from "@/lib/data/reviews/queue-step";
import { getReviewBoard } from "@/lib/data/reviews/reviews";

/** How the interview is judged, as far as the actor may know; `isBlind` is what `isBlindFor` says of it. */
export async function loadJudging(
  actor: MemberActor,
  interview: Interview,
  isBlind: boolean,
  queue: QueuePlace,
): Promise<Judging> {
  const [board, decision, reviewers, members, activities, visitorFeedback] = await Promise.all([
    getReviewBoard(actor, interview, { isBlind }),
    getDecisionState(actor, interview, { isBlind }),
    listReviewers(actor, interview.id),
    actor.can("reviews.assign") ? listMembers(actor) : null,
    listActivities(actor, interview.id, { isBlind }),
    listVisitorFeedback(actor, interview.id, { isBlind }),
  ]);
  return {
    board,
    decision,
    reviewers,
    members: members?.map(({ userId, name }) => ({ userId, name })) ?? null,
    activities,
    visitorFeedback,
    queue,
    canDecide: actor.can("decisions.make"),
    isExpected: actor.role === "reviewer" || reviewers.some(({ userId }) => userId === actor.user.id),
  };
}

/** Where the interview stands in the actor's queue. */
export async function loadQueuePlace(actor: MemberActor, interviewId: string): Promise<QueuePlace> {
  const { isQueued, next, previous, sitting } = await getQueueStep(actor, interviewId);
  const toLink = (to: QueueStep["next"]) =>
    to && {
      href: `/t/${actor.tenant.slug}/interviews/${to.interviewId}`,
      candidateName: to.candidateName,
    };
  const href = `/t/${actor.tenant.slug}/queue`;
  return { href, isQueued, next: toLink(next), previous: toLink(previous), sitting };
}
