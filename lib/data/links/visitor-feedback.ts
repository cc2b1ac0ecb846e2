import { z } from "zod";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { happened } from "@/lib/data/facts/happened";
import { type AskedScorecard, readAskedScorecard } from "@/lib/data/reviews/asked-scorecard";
import { toCriteria } from "@/lib/data/reviews/scorecards";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError, notFound } from "@/lib/errors";
import { typedName } from "@/lib/format/typed-name";
import { isPossibleScore } from "@/lib/scorecards/answers";
import { type Criterion, type Rating, ratingSchema } from "@/lib/scorecards/criterion";
import { RECOMMENDATIONS, type Recommendation } from "@/lib/scorecards/recommendations";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** `atMs` is a moment of the recording; null for a comment on the whole. */
export type VisitorComment = { atMs: number | null; body: string };

export const feedbackSchema = z.object({
  /** May be empty in a draft. */
  name: typedName(100),
  recommendation: z.enum(RECOMMENDATIONS).nullable(),
  summary: z.string().trim().max(4000, "At most 4000 characters."),
  comments: z
    .array(
      z.object({
        atMs: z.int().min(0).max(2_147_483_647).nullable(),
        body: z.string().trim().min(1).max(2000),
      }),
    )
    .max(200),
  /** Of the scorecard that the link asks for. */
  ratings: z.array(ratingSchema).max(30),
});

export type FeedbackInput = z.infer<typeof feedbackSchema>;

/** What a visitor said so far, and whether the team sees it. */
export type OwnFeedback = FeedbackInput & { isSent: boolean };

/** What somebody behind a link thinks of an interview. */
export type VisitorFeedback = {
  visitorId: string;
  linkId: string;
  visitorName: string;
  recipient: string;
  recommendation: Recommendation | null;
  summary: string;
  comments: VisitorComment[];
  /** Null where no scorecard was filled in. */
  scores: { criteria: Criterion[]; ratings: Rating[] } | null;
  updatedAt: string;
};

const commentsSchema = feedbackSchema.shape.comments.catch([]);
const ratingsSchema = feedbackSchema.shape.ratings.catch([]);

/** What this visitor said so far, or what there is to begin with. */
export async function getOwnFeedback(actor: ReviewLinkActor, interviewId: string): Promise<OwnFeedback> {
  const { tenantId, visitor } = actor;
  const row = await tenantDb(actor).visitorFeedback.findUnique({
    where: { tenantId_visitorId_interviewId: { tenantId, visitorId: visitor.id, interviewId } },
    select: { recommendation: true, summary: true, comments: true, ratings: true, sentAt: true },
  });
  return {
    name: visitor.name,
    recommendation: row?.recommendation ?? null,
    summary: row?.summary ?? "",
    comments: commentsSchema.parse(row?.comments),
    ratings: ratingsSchema.parse(row?.ratings),
    isSent: row?.sentAt != null,
  };
}

/**
 * Saves what the visitor thinks, in the place of what they said before. The team sees it once it was sent, with what is
 * changed after that. Throws `forbidden` where the link takes no feedback, `not_found` for an interview that it does not
 * show, and `invalid_input` for what its scorecard does not ask and for something sent without a name.
 */
export async function saveFeedback(
  actor: ReviewLinkActor,
  interviewId: string,
  { name, comments, ratings, ...said }: FeedbackInput,
  { isSent }: { isSent: boolean },
): Promise<void> {
  const { tenantId, visitor, terms } = actor;
  if (!actor.interviewIds.includes(interviewId)) throw notFound("That interview");
  if (!terms.allowsFeedback) throw new AppError("forbidden", "This link does not accept feedback.");
  if (visitor.isPreview) throw new AppError("forbidden", "This is a preview. Nothing you write is saved.");
  const key = { tenantId_visitorId_interviewId: { tenantId, visitorId: visitor.id, interviewId } };
  await tenantDb(actor).$transaction(async (tx) => {
    // Held until the end: of two that are sent at once, one is the first.
    await tx.linkVisitor.updateMany({
      where: { id: visitor.id },
      data: { ...(name === "" ? {} : { name }), lastSeenAt: new Date() },
    });
    const before = await tx.visitorFeedback.findUnique({ where: key, select: { sentAt: true } });
    if (name === "" && (isSent || before?.sentAt))
      throw new AppError("invalid_input", "Enter your name first.");
    const scorecard = ratings.length > 0 ? await readAskedScorecard(actor, tx, interviewId) : null;
    demandPossible(scorecard, ratings);
    const values = {
      ...said,
      comments: [...comments].sort((a, b) => (a.atMs ?? Infinity) - (b.atMs ?? Infinity)),
      ratings,
      ...(scorecard ? { versionId: scorecard.versionId } : {}),
      sentAt: before?.sentAt ?? (isSent ? new Date() : null),
    };
    const { id } = await tx.visitorFeedback.upsert({
      where: key,
      create: { visitorId: visitor.id, interviewId, ...values },
      update: values,
      select: { id: true },
    });
    if (before?.sentAt) return happened(tx, actor, { kind: "feedback_changed", interviewId });
    if (!isSent) return;
    const sent = { interviewId, linkId: actor.linkId, feedbackId: id, visitorName: name };
    await happened(tx, actor, { kind: "feedback_sent", ...sent });
  });
}

function demandPossible(scorecard: AskedScorecard | null, ratings: Rating[]): void {
  const byId = new Map(scorecard?.criteria.map((criterion) => [criterion.id, criterion]));
  for (const { criterionId, score } of ratings) {
    const criterion = byId.get(criterionId);
    if (!criterion || !isPossibleScore(criterion, score))
      throw new AppError("invalid_input", "A score does not match the scorecard. Reload and try again.");
    byId.delete(criterionId);
  }
}

/** What visitors sent of an interview, newest first; nothing while the actor must not know what others think. */
export async function listVisitorFeedback(
  actor: MemberActor,
  interviewId: string,
  { isBlind }: { isBlind: boolean },
): Promise<VisitorFeedback[]> {
  if (isBlind) return [];
  const rows = await tenantDb(actor).visitorFeedback.findMany({
    where: { interviewId, sentAt: { not: null } },
    orderBy: { updatedAt: "desc" },
    select: {
      visitorId: true,
      recommendation: true,
      summary: true,
      comments: true,
      ratings: true,
      version: { select: { criteria: true } },
      updatedAt: true,
      visitor: { select: { name: true, linkId: true, link: { select: { recipient: true } } } },
    },
  });
  return rows.map(({ visitor, comments, ratings, version, updatedAt, ...same }) => ({
    ...same,
    linkId: visitor.linkId,
    visitorName: visitor.name,
    recipient: visitor.link.recipient,
    comments: commentsSchema.parse(comments),
    scores: toScores(version, ratingsSchema.parse(ratings)),
    updatedAt: updatedAt.toISOString(),
  }));
}

function toScores(
  version: { criteria: Prisma.JsonValue } | null,
  ratings: Rating[],
): VisitorFeedback["scores"] {
  return version && ratings.length > 0 ? { criteria: toCriteria(version.criteria), ratings } : null;
}
