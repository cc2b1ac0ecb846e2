import type { JobActor, ReviewLinkActor } from "@/lib/auth/actor";
import { notify } from "@/lib/data/news/notify";
import { tellWebhooks } from "@/lib/data/news/webhook-deliveries";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

const HOUR_MS = 60 * 60_000;
const BEFORE_END_MS = 24 * HOUR_MS;

type LinkNews =
  | { kind: "link_opened" | "link_expiring"; linkId: string }
  | {
      kind: "link_feedback";
      linkId: string;
      interviewId: string;
      feedbackId: string;
      /** As they signed this feedback. */
      visitorName: string;
    };

const EVENTS = {
  link_opened: "link.opened",
  link_feedback: "link.feedback",
  link_expiring: "link.expiring",
} as const;

/** Lets who made a link know, and the tenant's webhooks, in the transaction in which it happens. */
export async function tellSender(
  tx: TenantTransaction,
  actor: ReviewLinkActor | JobActor,
  news: LinkNews,
): Promise<void> {
  const { kind, linkId } = news;
  const link = await tx.reviewLink.findUniqueOrThrow({
    where: { id: linkId },
    select: {
      createdById: true,
      recipient: true,
      headline: true,
      items: { orderBy: { position: "asc" }, take: 1, select: { interviewId: true } },
    },
  });
  const isFeedback = news.kind === "link_feedback";
  const interviewId = isFeedback ? news.interviewId : link.items[0]?.interviewId;
  if (interviewId === undefined) return;
  const subjectId = isFeedback ? news.feedbackId : linkId;
  await notify(tx, actor, [{ kind, userIds: [link.createdById], interviewId, subjectId, linkId }]);
  const title = link.recipient || link.headline || null;
  await tellWebhooks(tx, actor, {
    ...{ event: EVENTS[kind], interviewId, link: { id: linkId, title } },
    ...(isFeedback ? { byName: news.visitorName } : {}),
  });
}

/** Looks at a link a day before its end, and again when that is moved. */
export async function scheduleExpiryNews(
  tx: TenantTransaction,
  linkId: string,
  { startsAt, expiresAt }: { startsAt: Date; expiresAt: Date },
): Promise<void> {
  const due = new Date(expiresAt.getTime() - BEFORE_END_MS);
  // A link of a single day would be news as soon as it is made.
  const runAt = due > startsAt ? due : null;
  const job = { kind: "link", subjectId: linkId } as const;
  await tx.job.deleteMany({ where: job });
  if (runAt) await tx.job.createMany({ data: [{ ...job, runAt }] });
}

/**
 * Says that a link is about to end when nobody has opened it. Returns how long until it is to be looked at again, in
 * milliseconds; null when it is done with.
 */
export async function tellExpiring(actor: JobActor, linkId: string): Promise<number | null> {
  return tenantDb(actor).$transaction(async (tx) => {
    const link = await tx.reviewLink.findFirst({
      where: { id: linkId, revokedAt: null, openCount: 0, expiresAt: { gt: new Date() } },
      select: { expiresAt: true },
    });
    if (!link) return null;
    const untilDueMs = link.expiresAt.getTime() - BEFORE_END_MS - Date.now();
    if (untilDueMs > 0) return Math.min(untilDueMs, HOUR_MS);
    await tellSender(tx, actor, { kind: "link_expiring", linkId });
    return null;
  });
}
