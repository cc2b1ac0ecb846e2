/** What is known of a batch while its sessions are started. Used by the job alone; every step is one statement that can be the last. */
import type { JobActor } from "@/lib/auth/actor";
import { sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { AT_ONCE } from "@/lib/data/shared/at-once";
import { publish } from "@/lib/events/bus";
import { tenantDb } from "@/lib/tenant/tenant-db";

const BATCH_FIELDS = {
  id: true,
  connectionId: true,
  personaId: true,
  consentMode: true,
  tags: true,
  isMailed: true,
  pausedCode: true,
  resumesAt: true,
  lookStartedAt: true,
  lookCursor: true,
} as const;

export type BatchToSend = NonNullable<Awaited<ReturnType<typeof getBatchToSend>>>;

export async function getBatchToSend(actor: JobActor, batchId: string) {
  return tenantDb(actor).inviteBatch.findUnique({ where: { id: batchId }, select: BATCH_FIELDS });
}

/** What is to be sent next, at most `limit`, in the order of the list. */
export async function listPlanned(
  actor: JobActor,
  batchId: string,
  limit: number,
): Promise<{ id: string; candidateRef: string }[]> {
  return tenantDb(actor).invite.findMany({
    where: { batchId, state: "planned" },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true, candidateRef: true },
  });
}

/** Writes down that a session is asked for, before it is. False when somebody withdrew it, or the candidate was erased. */
export async function beginSending(actor: JobActor, inviteId: string, sentAt: Date): Promise<boolean> {
  const { count } = await tenantDb(actor).invite.updateMany({
    where: { id: inviteId, state: "planned" },
    data: { state: "sending", sentAt, failureCode: null },
  });
  return count === 1;
}

/** Nothing was made of it: it can be sent again. */
export async function giveBack(actor: JobActor, inviteIds: readonly string[]): Promise<void> {
  await tenantDb(actor).invite.updateMany({
    where: { id: { in: [...inviteIds] }, state: "sending" },
    data: { state: "planned", sentAt: null },
  });
}

/** The platform will not start it. */
export async function noteRefusal(
  actor: JobActor,
  { id, batchId }: { id: string; batchId: string },
  failureCode: string,
): Promise<void> {
  await tenantDb(actor).invite.updateMany({
    where: { id, state: "sending" },
    data: { state: "refused", failureCode },
  });
  await publish(actor, { type: "invites", batchId });
}

/** The platform started it. Without a link, as when it was found in the list, nobody can be given one. */
export async function noteStarted(
  actor: JobActor,
  batch: Pick<BatchToSend, "id">,
  { id, sessionId, link }: { id: string; sessionId: string; link: { url: string; expiresAt: Date } | null },
): Promise<void> {
  const sealed = link && sealSecret(secretPlaces.candidateLink(actor.tenantId, id), link.url);
  await tenantDb(actor).$transaction(async (tx) => {
    const { count } = await tx.invite.updateMany({
      where: { id, state: "sending" },
      data: {
        state: "sent",
        sessionId,
        failureCode: link ? null : LINK_LOST,
        linkCiphertext: sealed?.ciphertext ?? null,
        linkEncryptedWith: sealed?.encryptedWith ?? null,
        linkExpiresAt: link?.expiresAt ?? null,
      },
    });
    if (count === 1 && link)
      await tx.job.createMany({ data: [{ kind: "invitee", subjectId: id }], skipDuplicates: true });
  });
  await publish(actor, { type: "invites", batchId: batch.id });
}

/** The session is there, and its link, which is told only once, was lost on the way. */
const LINK_LOST = "LINK_LOST";

/** What was asked for and got no answer that was kept. */
export async function listUnanswered(
  actor: JobActor,
  batchId: string,
): Promise<{ id: string; sentAt: Date }[]> {
  const rows = await tenantDb(actor).invite.findMany({
    where: { batchId, state: "sending" },
    select: { id: true, sentAt: true, createdAt: true },
  });
  return rows.map(({ id, sentAt, createdAt }) => ({ id, sentAt: sentAt ?? createdAt }));
}

/** Where the look through the platform's list stands; a null cursor ends it. */
export async function saveLook(
  actor: JobActor,
  batchId: string,
  look: { lookStartedAt: Date; lookCursor: string | null },
): Promise<void> {
  await tenantDb(actor).inviteBatch.updateMany({ where: { id: batchId }, data: look });
}

/** Nothing is sent until somebody presses, or until `resumesAt`. Null goes on. */
export async function setPause(
  actor: JobActor,
  batchId: string,
  pause: { pausedCode: string; resumesAt: Date | null } | null,
): Promise<void> {
  await tenantDb(actor).inviteBatch.updateMany({
    where: { id: batchId },
    data: pause ?? { pausedCode: null, resumesAt: null },
  });
  await publish(actor, { type: "invites", batchId });
}

/** Whether the platform has started any of the batch. */
export async function hasStarted(actor: JobActor, batchId: string): Promise<boolean> {
  return (await tenantDb(actor).invite.count({ where: { batchId, state: "sent" }, take: 1 })) > 0;
}

/** The interviews that were started are listed at once, not when the next listing is due. */
export async function listStartedSoon(actor: JobActor, connectionId: string): Promise<void> {
  await tenantDb(actor).job.updateMany({
    where: { kind: "discover", subjectId: connectionId, attempts: 0 },
    data: { runAt: AT_ONCE },
  });
}
