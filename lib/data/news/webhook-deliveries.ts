import type { JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { readPolicy } from "@/lib/data/sight/review-policies";
import { publicUrl } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { newsPath } from "@/lib/notifications/wording";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { KIND_OF_EVENT, type WebhookEvent, type WebhookPayload } from "@/lib/webhooks/events";
import type { PostResult } from "@/lib/webhooks/post";

/** One event on its way. */
export type WebhookDelivery = { id: string; webhookId: string; payload: WebhookPayload; attempts: number };

/** What webhooks are told of, and of which interview. */
export type Happening = {
  event: WebhookEvent;
  interviewId: string;
  outcome?: "advance" | "hold" | "reject";
  /** The review link that it happened to. `title` is for whom it is, or what it is called. */
  link?: { id: string; title: string | null };
  /** Of somebody who is no member. */
  byName?: string;
};

/** Whether any of the tenant's webhooks wants to hear of such events. */
export async function hasWebhook(tx: TenantTransaction, event: Happening["event"]): Promise<boolean> {
  return (await tx.webhook.count({ where: { disabledAt: null, events: { has: event } } })) > 0;
}

/** Tells the tenant's webhooks, in the transaction in which it happens. They are called by jobs afterwards. */
export async function tellWebhooks(
  tx: TenantTransaction,
  actor: MemberActor | JobActor | ReviewLinkActor,
  { event, interviewId, outcome, link, byName }: Happening,
): Promise<void> {
  const webhooks = await tx.webhook.findMany({
    where: { disabledAt: null, events: { has: event } },
    select: { id: true },
  });
  if (webhooks.length === 0) return;
  const interview = await tx.interview.findUniqueOrThrow({
    where: { id: interviewId },
    select: { candidateName: true, candidateRef: true, roleName: true, tenant: { select: { slug: true } } },
  });
  const { isAnonymous } = await readPolicy(tx, interview.roleName);
  await queue(
    tx,
    webhooks.map(({ id }) => id),
    {
      type: event,
      timestamp: new Date().toISOString(),
      data: {
        url: publicUrl(
          newsPath(interview.tenant.slug, {
            ...{ kind: KIND_OF_EVENT[event], interviewId, noteId: null, linkId: link?.id ?? null },
          }),
        ),
        interviewId,
        candidateName: isAnonymous ? null : interview.candidateName,
        candidateRef: isAnonymous ? null : interview.candidateRef,
        roleName: interview.roleName,
        outcome: outcome ?? null,
        byName: byName ?? (actor.kind === "member" ? actor.user.name : null),
        linkId: link?.id ?? null,
        linkTitle: link?.title ?? null,
      },
    },
  );
}

/** Sends a trial to one webhook. Throws `forbidden`, and `not_found` when it is gone or stopped. */
export async function testWebhook(actor: MemberActor, webhookId: string): Promise<void> {
  actor.demand("webhooks.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const isThere = await tx.webhook.count({ where: { id: webhookId, disabledAt: null } });
    if (isThere === 0) throw notFound("That webhook");
    await queue(tx, [webhookId], {
      type: "test",
      timestamp: new Date().toISOString(),
      data: {
        url: publicUrl(`/t/${actor.tenant.slug}/interviews`),
        interviewId: null,
        candidateName: null,
        candidateRef: null,
        roleName: null,
        outcome: null,
        byName: actor.user.name,
        linkId: null,
        linkTitle: null,
      },
    });
  });
}

/** One delivery that is still to be made; null when it was, or its webhook is gone. */
export async function getDelivery(actor: JobActor, id: string): Promise<WebhookDelivery | null> {
  const row = await tenantDb(actor).webhookDelivery.findFirst({
    where: { id, deliveredAt: null, failedAt: null },
    select: { id: true, webhookId: true, payload: true, attempts: true },
  });
  return row && { ...row, payload: row.payload as WebhookPayload };
}

/** Writes down what an attempt came to: delivered, given up, or to be tried again. */
export async function settleDelivery(
  actor: JobActor,
  { id, attempts }: WebhookDelivery,
  { statusCode }: PostResult,
  outcome: "delivered" | "given_up" | "again",
): Promise<void> {
  const now = new Date();
  await tenantDb(actor).webhookDelivery.updateMany({
    where: { id },
    data: {
      statusCode,
      attempts: attempts + 1,
      ...(outcome === "delivered" ? { deliveredAt: now } : {}),
      ...(outcome === "given_up" ? { failedAt: now } : {}),
    },
  });
}

async function queue(tx: TenantTransaction, webhookIds: string[], payload: WebhookPayload): Promise<void> {
  const made = await tx.webhookDelivery.createManyAndReturn({
    data: webhookIds.map((webhookId) => ({ webhookId, event: payload.type, payload })),
    select: { id: true },
  });
  await tx.job.createMany({
    data: made.map(({ id }) => ({ kind: "webhook" as const, subjectId: id, runAt: new Date() })),
  });
}
