import type { MemberActor } from "@/lib/auth/actor";
import { getInterview } from "@/lib/data/interviews/interviews";
import { getReviewBoard, type Review, saveReview, submitReview } from "@/lib/data/reviews/reviews";
import type { Recommendation } from "@/lib/scorecards/recommendations";

type Answers = { recommendation?: Recommendation; score?: number };

/** Saves a draft in which every criterion of the interview's scorecard is answered: `score`, or yes. */
export async function draftWholeReview(
  actor: MemberActor,
  interviewId: string,
  { recommendation = "yes", score = 1 }: Answers = {},
): Promise<Review> {
  const interview = await getInterview(actor, interviewId);
  if (!interview) throw new Error("The interview is gone.");
  const { scorecard } = await getReviewBoard(actor, interview);
  return saveReview(actor, interviewId, {
    versionId: scorecard.versionId,
    revision: null,
    recommendation,
    summary: "",
    ratings: scorecard.criteria.map(({ id, kind }) => ({
      criterionId: id,
      score: kind === "text" ? null : kind === "yes_no" ? 1 : score,
      comment: "",
      evidence: [],
    })),
  });
}

/** The same, submitted. */
export async function submitWholeReview(
  actor: MemberActor,
  interviewId: string,
  answers: Answers = {},
): Promise<void> {
  const { revision } = await draftWholeReview(actor, interviewId, answers);
  await submitReview(actor, interviewId, revision);
}
