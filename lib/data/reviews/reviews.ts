import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { happened } from "@/lib/data/facts/happened";
import { getInterview, type Interview } from "@/lib/data/interviews/interviews";
import { blindAmong, isBlindFor } from "@/lib/data/sight/blind";
import { policyFor, readPolicy } from "@/lib/data/sight/review-policies";
import type { Prisma } from "@/lib/db/generated/client";
import { orConflict } from "@/lib/db/unique";
import { AppError, notFound } from "@/lib/errors";
import { isPossibleScore } from "@/lib/scorecards/answers";
import { type Criterion, evidenceSchema, type Rating, ratingSchema } from "@/lib/scorecards/criterion";
import { missingInReview } from "@/lib/scorecards/missing";
import { RECOMMENDATIONS, type Recommendation } from "@/lib/scorecards/recommendations";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { getScorecard, toCriteria } from "./scorecards";

/** One member's scorecard for one interview; a draft while `submittedAt` is null. */
export type Review = {
  id: string;
  authorId: string;
  authorName: string;
  scorecardName: string;
  criteria: Criterion[];
  ratings: Rating[];
  recommendation: Recommendation | null;
  summary: string;
  revision: number;
  submittedAt: string | null;
};

/** What an actor may see of an interview's reviews. */
export type ReviewBoard = {
  /** What a new review is written by. */
  scorecard: { versionId: string; name: string; criteria: Criterion[] };
  own: Review | null;
  /** Others' submitted reviews; empty while they are hidden. */
  others: Review[];
  /** Others' reviews exist or may come, and are hidden until the own one is submitted. */
  isBlind: boolean;
  submittedCount: number;
};

export const reviewSchema = z.object({
  /** The scorecard's version, for a review that is not saved yet. */
  versionId: z.uuid(),
  /** What the edit started from; null for a first save. */
  revision: z.int().min(1).nullable(),
  recommendation: z.enum(RECOMMENDATIONS).nullable(),
  summary: z.string().trim().max(8000, "Summaries can have at most 8000 characters."),
  ratings: z.array(ratingSchema).max(30),
});

export type ReviewInput = z.infer<typeof reviewSchema>;

const FIELDS = {
  id: true,
  authorId: true,
  recommendation: true,
  summary: true,
  revision: true,
  submittedAt: true,
  author: { select: { name: true } },
  version: { select: { criteria: true, scorecard: { select: { name: true } } } },
  ratings: { select: { criterionId: true, score: true, comment: true, evidence: true } },
} as const satisfies Prisma.ReviewSelect;

type ReviewRow = Prisma.ReviewGetPayload<{ select: typeof FIELDS }>;

/**
 * The reviews of an interview as far as the actor may see them. `known.isBlind`: what `isBlindFor` said, where it was
 * asked already. Throws `not_found`.
 */
export async function getReviewBoard(
  actor: MemberActor,
  interview: Interview,
  known: { isBlind?: boolean } = {},
): Promise<ReviewBoard> {
  const [isBlind, policy, rows] = await Promise.all([
    known.isBlind ?? isBlindFor(actor, interview),
    policyFor(actor, interview.roleName),
    tenantDb(actor).review.findMany({
      where: {
        interviewId: interview.id,
        OR: [{ authorId: actor.user.id }, { submittedAt: { not: null } }],
      },
      orderBy: { submittedAt: { sort: "asc", nulls: "last" } },
      select: FIELDS,
    }),
  ]);
  const reviews = rows.map(toReview);
  const { versionId, name, criteria } = await getScorecard(actor, policy.scorecardId);
  return {
    scorecard: { versionId, name, criteria },
    own: reviews.find((review) => review.authorId === actor.user.id) ?? null,
    others: isBlind ? [] : reviews.filter((review) => review.authorId !== actor.user.id),
    isBlind,
    submittedCount: reviews.filter((review) => review.submittedAt !== null).length,
  };
}

/**
 * The submitted reviews of several interviews, by interview, as far as the actor may see them: none of an interview
 * that they review blind.
 */
export async function listSubmittedReviews(
  actor: MemberActor,
  interviewIds: string[],
): Promise<Map<string, Review[]>> {
  const blind = await blindAmong(actor, interviewIds);
  const open = interviewIds.filter((id) => !blind.has(id));
  const rows = await tenantDb(actor).review.findMany({
    where: { interviewId: { in: open }, submittedAt: { not: null } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: { ...FIELDS, interviewId: true },
  });
  const byInterview = new Map<string, Review[]>();
  for (const { interviewId, ...row } of rows)
    byInterview.set(interviewId, [...(byInterview.get(interviewId) ?? []), toReview(row)]);
  return byInterview;
}

/**
 * Saves the actor's draft. Throws `not_found`, `invalid_input` for what the scorecard does not ask, and `conflict`
 * when something else was saved meanwhile or it is submitted already. The same again is no conflict: a page that is
 * reloaded sends what the page before it may have saved.
 */
export async function saveReview(
  actor: MemberActor,
  interviewId: string,
  input: ReviewInput,
): Promise<Review> {
  actor.demand("reviews.write");
  await demandCompleted(actor, interviewId);
  try {
    await writeDraft(actor, interviewId, input);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
    const saved = await getOwnReview(actor, interviewId);
    if (!saved || saved.submittedAt || !isDeepStrictEqual(contentOf(saved), contentOf(input))) throw error;
    return saved;
  }
  return ownReview(actor, interviewId);
}

async function writeDraft(actor: MemberActor, interviewId: string, input: ReviewInput): Promise<void> {
  const { revision, versionId, ratings, recommendation, summary } = input;
  const fields = { recommendation, summary };
  const authorId = actor.user.id;
  const db = tenantDb(actor);
  await orConflict(
    db.$transaction(async (tx) => {
      if (revision === null) {
        await demandPossible(tx, versionId, ratings);
        const { id } = await tx.review.create({
          data: { interviewId, authorId, versionId, ...fields },
          select: { id: true },
        });
        return writeRatings(tx, id, ratings);
      }
      const [saved] = await tx.review.updateManyAndReturn({
        where: { interviewId, authorId, revision, submittedAt: null },
        data: { ...fields, revision: revision + 1 },
        select: { id: true, versionId: true },
      });
      if (!saved) throw savedElsewhere();
      await demandPossible(tx, saved.versionId, ratings);
      await writeRatings(tx, saved.id, ratings);
    }),
    SAVED_ELSEWHERE,
  );
}

function contentOf({ recommendation, summary, ratings }: Review | ReviewInput) {
  const inOrder = ratings.toSorted((one, other) => one.criterionId.localeCompare(other.criterionId));
  return { recommendation, summary, ratings: inOrder };
}

/** Makes the draft final. Throws `not_found`, `conflict`, and `invalid_input` that names what is missing. */
export async function submitReview(
  actor: MemberActor,
  interviewId: string,
  revision: number,
): Promise<Review> {
  actor.demand("reviews.write");
  const draft = await ownReview(actor, interviewId);
  const missing = missingInReview(draft);
  if (missing.length > 0)
    throw new AppError("invalid_input", `Still missing: ${missing.join(", ")}.`, { details: { missing } });
  await tenantDb(actor).$transaction(async (tx) => {
    const submitted = await tx.review.updateMany({
      where: { id: draft.id, revision, submittedAt: null },
      data: { submittedAt: new Date(), revision: revision + 1 },
    });
    if (submitted.count === 0) throw savedElsewhere();
    const isBoardIn = await isWholeBoardIn(tx, interviewId);
    await happened(tx, actor, { kind: "review_submitted", interviewId, isBoardIn });
  });
  return ownReview(actor, interviewId);
}

/** Makes the actor's submitted review a draft again, which the timeline shows. Throws `not_found`. */
export async function reopenReview(actor: MemberActor, interviewId: string): Promise<Review> {
  actor.demand("reviews.write");
  await tenantDb(actor).$transaction(async (tx) => {
    const reopened = await tx.review.updateMany({
      where: { interviewId, authorId: actor.user.id, submittedAt: { not: null } },
      data: { submittedAt: null, revision: { increment: 1 } },
    });
    if (reopened.count > 0) await happened(tx, actor, { kind: "review_reopened", interviewId });
  });
  return ownReview(actor, interviewId);
}

/** The actor's review of an interview as it is saved; null when there is none. */
export async function getOwnReview(actor: MemberActor, interviewId: string): Promise<Review | null> {
  const row = await tenantDb(actor).review.findFirst({
    where: { interviewId, authorId: actor.user.id },
    select: FIELDS,
  });
  return row && toReview(row);
}

async function ownReview(actor: MemberActor, interviewId: string): Promise<Review> {
  const review = await getOwnReview(actor, interviewId);
  if (!review) throw notFound("Your review");
  return review;
}

/** Whether nobody who was asked is waited for any more, and as many have answered as a decision needs. */
async function isWholeBoardIn(tx: TenantTransaction, interviewId: string): Promise<boolean> {
  const submitted = { submittedAt: { not: null } };
  const interview = await tx.interview.findUniqueOrThrow({
    where: { id: interviewId },
    select: {
      roleName: true,
      assignments: { select: { reviewerId: true } },
      reviews: { where: submitted, select: { authorId: true } },
    },
  });
  const authors = new Set(interview.reviews.map(({ authorId }) => authorId));
  const { requiredReviews } = await readPolicy(tx, interview.roleName);
  return (
    authors.size >= requiredReviews &&
    interview.assignments.every(({ reviewerId }) => authors.has(reviewerId))
  );
}

async function demandCompleted(actor: MemberActor, interviewId: string): Promise<void> {
  const interview = await getInterview(actor, interviewId);
  if (!interview) throw notFound("That interview");
  if (interview.status !== "completed")
    throw new AppError("conflict", "This interview is not completed yet, so it cannot be reviewed.");
}

async function demandPossible(tx: TenantTransaction, versionId: string, ratings: Rating[]): Promise<void> {
  const version = await tx.scorecardVersion.findUnique({
    where: { id: versionId },
    select: { criteria: true },
  });
  if (!version) throw notFound("That scorecard");
  const byId = new Map(toCriteria(version.criteria).map((criterion) => [criterion.id, criterion]));
  for (const { criterionId, score } of ratings) {
    const criterion = byId.get(criterionId);
    if (!criterion || !isPossibleScore(criterion, score))
      throw new AppError("invalid_input", "A score does not match the scorecard. Reload and try again.");
    byId.delete(criterionId);
  }
}

async function writeRatings(tx: TenantTransaction, reviewId: string, ratings: Rating[]): Promise<void> {
  await tx.rating.deleteMany({ where: { reviewId } });
  await tx.rating.createMany({ data: ratings.map((rating) => ({ reviewId, ...rating })) });
}

const SAVED_ELSEWHERE =
  "Your review was saved or submitted in another tab. Reload to see it. What you wrote here is kept.";

function savedElsewhere(): AppError {
  return new AppError("conflict", SAVED_ELSEWHERE);
}

function toReview({ author, version, submittedAt, ratings, ...row }: ReviewRow): Review {
  return {
    ...row,
    authorName: author.name,
    scorecardName: version.scorecard.name,
    criteria: toCriteria(version.criteria),
    ratings: ratings.map((rating) => ({
      ...rating,
      evidence: z.array(evidenceSchema).catch([]).parse(rating.evidence),
    })),
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}
