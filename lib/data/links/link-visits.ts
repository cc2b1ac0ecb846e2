import { z } from "zod";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { happened } from "@/lib/data/facts/happened";
import { blindAmong } from "@/lib/data/sight/blind";
import { AppError, notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** Sorted and apart, from the start of the recording. */
export type HeardPart = [startMs: number, endMs: number];

const MOST_PARTS = 500;
const PREVIEW_MS = 60 * 60_000;
/** Of one visitor and kind: more would say nothing more, and fill the history for ever. */
const VISITS: RateLimitRule = { purpose: "visitor-visits", limit: 5, windowMs: 60 * 60_000 };
/** Of one link and kind: a browser that keeps no cookie is somebody new each time. They are counted and listed all the same. */
const VISITS_OF_LINK: RateLimitRule = { purpose: "link-visits", limit: 30, windowMs: 60 * 60_000 };
const moment = z.int().min(0).max(2_147_483_647);

export const heardSchema = z
  .array(z.tuple([moment, moment]).refine(([startMs, endMs]) => endMs > startMs))
  .max(MOST_PARTS);

/** One browser behind a link, and what it heard. */
export type LinkVisitor = {
  id: string;
  name: string;
  /** Confirmed; empty where the link asks for none. */
  email: string;
  device: string;
  isPreview: boolean;
  firstSeenAt: string;
  lastSeenAt: string;
  heard: { interviewId: string; parts: HeardPart[] }[];
};

/** The link's visitors, who came last first. Throws `forbidden`. */
export async function listLinkVisitors(actor: MemberActor, linkId: string): Promise<LinkVisitor[]> {
  actor.demand("reviewLinks.manage");
  const rows = await tenantDb(actor).linkVisitor.findMany({
    where: { linkId, isPreview: false },
    orderBy: { lastSeenAt: "desc" },
    take: 200,
    select: {
      id: true,
      name: true,
      email: true,
      device: true,
      isPreview: true,
      createdAt: true,
      lastSeenAt: true,
      hearings: { select: { interviewId: true, parts: true } },
    },
  });
  return rows.map(({ createdAt, lastSeenAt, hearings, ...same }) => ({
    ...same,
    firstSeenAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    heard: hearings.map(({ interviewId, parts }) => ({
      interviewId,
      parts: heardSchema.catch([]).parse(parts),
    })),
  }));
}

/** Writes down that the visitor opened the link or downloaded a recording, and tells the sender of the first opening. */
export async function recordVisit(
  actor: ReviewLinkActor,
  kind: "link_opened" | "link_downloaded",
  interviewIds: readonly string[] = actor.interviewIds,
): Promise<void> {
  const { linkId } = actor;
  if (actor.visitor.isPreview) return;
  if (!(await countAttempt(VISITS, `${linkId} ${actor.visitor.id} ${kind}`))) return;
  if (!(await countAttempt(VISITS_OF_LINK, `${linkId} ${kind}`))) return;
  await tenantDb(actor).$transaction(async (tx) => {
    const visit = { linkId, interviewIds, visitorName: actor.visitor.name || actor.visitor.email };
    if (kind !== "link_opened") return happened(tx, actor, { kind, ...visit });
    const first = await tx.reviewLink.updateMany({
      where: { id: linkId, firstOpenedAt: null },
      data: { firstOpenedAt: new Date() },
    });
    await happened(tx, actor, { kind, ...visit, isFirst: first.count > 0 });
  });
}

/**
 * Adds to what the visitor has heard of a recording, and that they are here. Throws `not_found` for an interview that
 * the link does not show.
 */
export async function recordHeard(
  actor: ReviewLinkActor,
  interviewId: string,
  parts: HeardPart[],
): Promise<void> {
  if (!actor.interviewIds.includes(interviewId)) throw notFound("That interview");
  const { tenantId, visitor } = actor;
  await tenantDb(actor).$transaction(async (tx) => {
    // Held until the end, so that two reports at once do not lose one another's parts.
    await tx.linkVisitor.updateMany({ where: { id: visitor.id }, data: { lastSeenAt: new Date() } });
    if (parts.length === 0 || visitor.isPreview) return;
    const key = { tenantId_visitorId_interviewId: { tenantId, visitorId: visitor.id, interviewId } };
    const before = await tx.visitorHearing.findUnique({ where: key, select: { parts: true } });
    const all = joined([...heardSchema.catch([]).parse(before?.parts), ...parts]);
    await tx.visitorHearing.upsert({
      where: key,
      create: { visitorId: visitor.id, interviewId, parts: all },
      update: { parts: all },
    });
  });
}

/**
 * Lets a member see what readers of the link see, for an hour and uncounted: the secret of a visit. Throws
 * `forbidden`, `not_found`, `conflict` for a link that is over, and `forbidden` for what they must not know yet.
 */
export async function createPreview(actor: MemberActor, linkId: string): Promise<{ secret: string }> {
  actor.demand("reviewLinks.manage");
  const db = tenantDb(actor);
  if (!z.uuid().safeParse(linkId).success) throw notFound("That review link");
  const link = await db.reviewLink.findUnique({
    where: { id: linkId },
    select: {
      revokedAt: true,
      expiresAt: true,
      showsScores: true,
      items: { select: { interviewId: true } },
      _count: { select: { notes: true } },
    },
  });
  if (!link) throw notFound("That review link");
  if (link.revokedAt || link.expiresAt <= new Date())
    throw new AppError("conflict", "The link has ended, so there is nothing to preview.");
  const ids = link.items.map(({ interviewId }) => interviewId);
  if ((link.showsScores || link._count.notes > 0) && (await blindAmong(actor, ids)).size > 0)
    throw new AppError("forbidden", "Submit your own review first, because the link shows other reviews.");
  const secret = newToken();
  await db.linkVisitor.create({
    data: {
      linkId,
      secretHash: hashToken(secret),
      name: actor.user.name,
      isPreview: true,
      expiresAt: new Date(Date.now() + PREVIEW_MS),
    },
  });
  return { secret };
}

function joined(parts: HeardPart[]): HeardPart[] {
  const sorted = [...parts].sort(([a], [b]) => a - b);
  const apart: HeardPart[] = [];
  for (const [startMs, endMs] of sorted) {
    const last = apart.at(-1);
    if (last && startMs <= last[1] + 250) last[1] = Math.max(last[1], endMs);
    else apart.push([startMs, endMs]);
  }
  return apart.slice(0, MOST_PARTS);
}
