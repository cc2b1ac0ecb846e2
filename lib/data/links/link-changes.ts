import type { MemberActor } from "@/lib/auth/actor";
import { newToken } from "@/lib/auth/tokens";
import { happened } from "@/lib/data/facts/happened";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError, notFound } from "@/lib/errors";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { tokenColumns } from "./link-address";
import { refuseAgainst } from "./link-making";
import { scheduleExpiryNews } from "./link-news";
import { demandSharer } from "./link-policy";
import { LINK_FIELDS, type ReviewLink, toReviewLink } from "./review-links";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Ends links at once, with all that is being played through them. Revoking twice is the same as once. Throws
 * `forbidden`, and `not_found` when one of them is not there: then none is revoked.
 */
export async function revokeReviewLinks(actor: MemberActor, linkIds: string[]): Promise<ReviewLink[]> {
  actor.demand("reviewLinks.manage");
  const ids = [...new Set(linkIds)];
  const rows = await tenantDb(actor).$transaction(async (tx) => {
    const open = await tx.reviewLink.findMany({
      where: { id: { in: ids }, revokedAt: null },
      select: { id: true },
    });
    await tx.reviewLink.updateMany({
      where: { id: { in: ids }, revokedAt: null },
      data: { revokedAt: new Date(), tokenCiphertext: null, tokenEncryptedWith: null },
    });
    const all = await tx.reviewLink.findMany({ where: { id: { in: ids } }, select: LINK_FIELDS });
    if (all.length !== ids.length) throw notFound("That review link");
    for (const { id } of open) await record(tx, actor, id, { kind: "link_revoked" });
    return all;
  });
  return rows.map(toReviewLink);
}

/**
 * Lets a link work for `days` from now, also one that has expired. Throws `forbidden`, `not_found`, `conflict` for a
 * revoked one, and `invalid_input` for more than the organisation allows.
 */
export async function extendReviewLink(
  actor: MemberActor,
  linkId: string,
  days: number,
): Promise<ReviewLink> {
  refuseAgainst(await demandSharer(actor), { days, allowsDownload: false });
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  const detail = { kind: "link_extended", expiresAt: expiresAt.toISOString() } as const;
  return changeOpen(actor, linkId, { expiresAt }, detail, (tx) =>
    scheduleExpiryNews(tx, linkId, { startsAt: new Date(), expiresAt }),
  );
}

/**
 * Gives a link a new token, kept for whoever made the link. The old one is worthless at once, and so are the visits that
 * it opened. Throws as `extendReviewLink` does.
 */
export async function replaceLinkToken(
  actor: MemberActor,
  linkId: string,
): Promise<{ token: string; link: ReviewLink }> {
  await demandSharer(actor);
  const token = newToken();
  const link = await changeOpen(
    actor,
    linkId,
    tokenColumns(actor, linkId, token),
    { kind: "link_replaced" },
    (tx) => tx.linkVisitor.updateMany({ where: { linkId }, data: { expiresAt: new Date() } }),
  );
  return { token, link };
}

type LinkChange =
  | { kind: "link_revoked" | "link_replaced" }
  | { kind: "link_extended"; expiresAt: string }
  | { kind: "link_changed"; changed: string };

/** Changes a link that is not revoked and notes it, with what `also` does. Throws `not_found` and `conflict`. */
export async function changeOpen(
  actor: MemberActor,
  linkId: string,
  data: Prisma.ReviewLinkUncheckedUpdateManyInput,
  change: LinkChange,
  also: (tx: TenantTransaction) => Promise<unknown> = async () => {},
): Promise<ReviewLink> {
  const row = await tenantDb(actor).$transaction(async (tx) => {
    const changed = await tx.reviewLink.updateMany({ where: { id: linkId, revokedAt: null }, data });
    const link = await tx.reviewLink.findUnique({ where: { id: linkId }, select: LINK_FIELDS });
    if (!link) throw notFound("That review link");
    if (changed.count === 0) throw new AppError("conflict", "The link was revoked. Create a new one.");
    await also(tx);
    await record(tx, actor, linkId, change);
    return link;
  });
  return toReviewLink(row);
}

async function record(
  tx: TenantTransaction,
  actor: MemberActor,
  linkId: string,
  change: LinkChange,
): Promise<void> {
  const link = await tx.reviewLink.findUniqueOrThrow({
    where: { id: linkId },
    select: { recipient: true, items: { select: { interviewId: true } } },
  });
  const { recipient } = link;
  const interviewIds = link.items.map(({ interviewId }) => interviewId);
  const shown = { linkId, recipient, interviewIds };
  if (change.kind === "link_extended") return happened(tx, actor, { ...shown, ...change });
  const audited = change.kind === "link_changed" ? { changed: change.changed } : {};
  await happened(tx, actor, { ...shown, kind: change.kind, audited });
}
