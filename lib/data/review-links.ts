import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { hashToken, newToken } from "@/lib/auth/tokens";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/db/tenant";
import { notFound } from "@/lib/errors";
import { getInterview } from "./interviews";

export type ReviewLinkState = "active" | "expired" | "revoked";

/** A link that lets somebody without an account see one interview. The token itself is never here. */
export type ReviewLink = {
  id: string;
  interviewId: string;
  candidateName: string;
  createdByName: string;
  createdAt: string;
  expiresAt: string;
  lastOpenedAt: string | null;
  openCount: number;
  state: ReviewLinkState;
};

export const REVIEW_LINK_DAYS = 14;

const FIELDS = {
  id: true,
  interviewId: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastOpenedAt: true,
  openCount: true,
  createdBy: { select: { name: true } },
  interview: { select: { candidateName: true } },
} as const satisfies Prisma.ReviewLinkSelect;

type ReviewLinkRow = Prisma.ReviewLinkGetPayload<{ select: typeof FIELDS }>;

/** The tenant's links, newest first; of one interview when it is given. At most 200. */
export async function listReviewLinks(actor: MemberActor, interviewId?: string): Promise<ReviewLink[]> {
  actor.demand("reviewLinks.manage");
  const rows = await tenantDb(actor).reviewLink.findMany({
    where: interviewId === undefined ? {} : { interviewId },
    orderBy: { createdAt: "desc" },
    take: 200,
    select: FIELDS,
  });
  return rows.map(toReviewLink);
}

/** Makes a link and returns its token, which cannot be read again. Throws `not_found` and `forbidden`. */
export async function createReviewLink(
  actor: MemberActor,
  interviewId: string,
): Promise<{ token: string; link: ReviewLink }> {
  actor.demand("reviewLinks.manage");
  if (!(await getInterview(actor, interviewId))) throw notFound("That interview");
  const token = newToken();
  const row = await tenantDb(actor).reviewLink.create({
    data: {
      interviewId,
      createdById: actor.user.id,
      tokenHash: hashToken(token),
      expiresAt: new Date(Date.now() + REVIEW_LINK_DAYS * 24 * 60 * 60_000),
    },
    select: FIELDS,
  });
  return { token, link: toReviewLink(row) };
}

/** Ends a link at once. Revoking twice is the same as once. Throws `not_found` and `forbidden`. */
export async function revokeReviewLink(actor: MemberActor, linkId: string): Promise<ReviewLink> {
  actor.demand("reviewLinks.manage");
  const db = tenantDb(actor);
  await db.reviewLink.updateMany({ where: { id: linkId, revokedAt: null }, data: { revokedAt: new Date() } });
  const row = await db.reviewLink.findUnique({ where: { id: linkId }, select: FIELDS });
  if (!row) throw notFound("That review link");
  return toReviewLink(row);
}

/** Counts one opening of the page behind the link. */
export async function recordReviewLinkOpened(actor: ReviewLinkActor): Promise<void> {
  await tenantDb(actor).reviewLink.updateMany({
    where: { id: actor.linkId },
    data: { openCount: { increment: 1 }, lastOpenedAt: new Date() },
  });
}

function toReviewLink(row: ReviewLinkRow): ReviewLink {
  const ended = row.expiresAt <= new Date() ? "expired" : "active";
  return {
    id: row.id,
    interviewId: row.interviewId,
    candidateName: row.interview.candidateName,
    createdByName: row.createdBy.name,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
    openCount: row.openCount,
    state: row.revokedAt ? "revoked" : ended,
  };
}
