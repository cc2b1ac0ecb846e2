import { z } from "zod";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { tenantDb } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/errors";
import { RECOMMENDATIONS, type Recommendation } from "@/lib/scorecards/recommendations";
import { recordVisit } from "./link-visits";

/** `atMs` is a moment of the recording; null for a comment on the whole. */
export type VisitorComment = { atMs: number | null; body: string };

export const feedbackSchema = z.object({
  name: z.string().trim().min(1, "Write your name first.").max(100),
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
});

export type FeedbackInput = z.infer<typeof feedbackSchema>;

/** What somebody behind a link thinks of an interview. */
export type VisitorFeedback = {
  visitorId: string;
  linkId: string;
  visitorName: string;
  recipient: string;
  recommendation: Recommendation | null;
  summary: string;
  comments: VisitorComment[];
  updatedAt: string;
};

const commentsSchema = feedbackSchema.shape.comments.catch([]);

/** What this visitor said so far, or what there is to begin with. */
export async function getOwnFeedback(actor: ReviewLinkActor, interviewId: string): Promise<FeedbackInput> {
  const { tenantId, visitor } = actor;
  const row = await tenantDb(actor).visitorFeedback.findUnique({
    where: { tenantId_visitorId_interviewId: { tenantId, visitorId: visitor.id, interviewId } },
    select: { recommendation: true, summary: true, comments: true },
  });
  return {
    name: visitor.name,
    recommendation: row?.recommendation ?? null,
    summary: row?.summary ?? "",
    comments: commentsSchema.parse(row?.comments),
  };
}

/**
 * Saves what the visitor thinks, in the place of what they said before. Throws `forbidden` where the link takes no
 * feedback, and `not_found` for an interview that it does not show.
 */
export async function saveFeedback(
  actor: ReviewLinkActor,
  interviewId: string,
  { name, comments, ...said }: FeedbackInput,
): Promise<void> {
  const { tenantId, visitor, terms } = actor;
  if (!actor.interviewIds.includes(interviewId)) throw notFound("That interview");
  if (!terms.allowsFeedback) throw new AppError("forbidden", "This link takes no feedback.");
  if (visitor.isPreview)
    throw new AppError("forbidden", "This is a preview: what you write here is not saved.");
  const key = { tenantId_visitorId_interviewId: { tenantId, visitorId: visitor.id, interviewId } };
  const values = {
    ...said,
    comments: [...comments].sort((a, b) => (a.atMs ?? Infinity) - (b.atMs ?? Infinity)),
  };
  const isFirst = await tenantDb(actor).$transaction(async (tx) => {
    await tx.linkVisitor.updateMany({ where: { id: visitor.id }, data: { name, lastSeenAt: new Date() } });
    const before = await tx.visitorFeedback.findUnique({ where: key, select: { createdAt: true } });
    await tx.visitorFeedback.upsert({
      where: key,
      create: { visitorId: visitor.id, interviewId, ...values },
      update: values,
    });
    return before === null;
  });
  if (isFirst) await recordVisit(actor, "link_feedback", [interviewId]);
}

/** What visitors said of an interview, newest first; nothing while the actor must not know what others think. */
export async function listVisitorFeedback(
  actor: MemberActor,
  interviewId: string,
  { isBlind }: { isBlind: boolean },
): Promise<VisitorFeedback[]> {
  if (isBlind) return [];
  const rows = await tenantDb(actor).visitorFeedback.findMany({
    where: { interviewId },
    orderBy: { updatedAt: "desc" },
    select: {
      visitorId: true,
      recommendation: true,
      summary: true,
      comments: true,
      updatedAt: true,
      visitor: { select: { name: true, linkId: true, link: { select: { recipient: true } } } },
    },
  });
  return rows.map(({ visitor, comments, updatedAt, ...same }) => ({
    ...same,
    linkId: visitor.linkId,
    visitorName: visitor.name,
    recipient: visitor.link.recipient,
    comments: commentsSchema.parse(comments),
    updatedAt: updatedAt.toISOString(),
  }));
}
