/** What members do with invitations that were made. */
import type { MemberActor } from "@/lib/auth/actor";
import { openSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { recordAudit } from "@/lib/data/audit/audit";
import { AT_ONCE } from "@/lib/data/shared/at-once";
import { AppError, notFound } from "@/lib/errors";
import { mayInviteAgain, mayWithdraw, stageOf } from "@/lib/invites/stages";
import { lockListings } from "@/lib/tenant/listed";
import { type TenantTransaction, tellAfterCommit, tenantDb } from "@/lib/tenant/tenant-db";
import { statusesOf } from "./open-invites";

/**
 * A candidate's link, for a member to hand over; who looked is in the audit log. Throws `forbidden`, and `not_found` when
 * it was opened, withdrawn, is over or cannot be opened here.
 */
export async function showCandidateLink(actor: MemberActor, inviteId: string): Promise<{ link: string }> {
  actor.demand("candidates.manage");
  return tenantDb(actor).$transaction(async (tx) => {
    const { invite, stage } = await readInvite(tx, inviteId);
    const { linkCiphertext: ciphertext, linkEncryptedWith: encryptedWith } = invite;
    if (stage !== "invited" || !ciphertext || !encryptedWith) throw notFound("That link");
    const place = secretPlaces.candidateLink(actor.tenantId, inviteId);
    const link = openSecret(place, { ciphertext, encryptedWith });
    if (link === null) throw notFound("That link");
    await recordAudit(actor, tx, {
      action: "candidates.link_shown",
      object: { kind: "candidate", id: invite.candidateId },
    });
    return { link };
  });
}

/**
 * Invites somebody once more, whose link was lost, ran out, or whose interview failed. Pressed twice, it is done once.
 * Throws `forbidden`, `not_found`, and `conflict` for somebody whose invitation stands.
 */
export async function inviteAgain(actor: MemberActor, inviteId: string): Promise<void> {
  actor.demand("candidates.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    await lockListings(tx, actor);
    const { invite, stage } = await readInvite(tx, inviteId);
    if (invite.isReplaced) return;
    if (!mayInviteAgain(stage)) throw new AppError("conflict", "This invitation still stands.");
    const { batchId, candidateId, candidateRef, position } = invite;
    await tx.invite.updateMany({
      where: { id: inviteId },
      data: { isReplaced: true, withdrawnAt: invite.withdrawnAt ?? new Date(), ...NO_LINK },
    });
    await tx.invite.create({ data: { batchId, candidateId, candidateRef, position } });
    await sendSoon(tx, batchId);
    tellAfterCommit(tx, [{ type: "invites", batchId }]);
    await recordAudit(actor, tx, {
      action: "candidates.invited_again",
      object: { kind: "candidate", id: candidateId },
    });
  });
}

/**
 * Takes an invitation back: nothing is sent any more, no reminder leaves, and the link is forgotten here. A link that was
 * mailed works until its time is over, as only the platform could end it. Throws `forbidden`, `not_found`, and `conflict`
 * for what has begun or is being asked for at this moment.
 */
export async function withdrawInvite(actor: MemberActor, inviteId: string): Promise<void> {
  actor.demand("candidates.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const { invite, stage } = await readInvite(tx, inviteId);
    if (stage === "withdrawn") return;
    if (!mayWithdraw(stage)) throw new AppError("conflict", "This invitation can no longer be withdrawn.");
    // What the job took meanwhile is not planned any more.
    const { count } = await tx.invite.updateMany({
      where: { id: inviteId, state: invite.state },
      data: {
        withdrawnAt: new Date(),
        ...NO_LINK,
        ...(invite.state === "planned" ? { state: "withdrawn" as const } : {}),
      },
    });
    if (count === 0) throw new AppError("conflict", "This invitation is being sent. Try again in a moment.");
    tellAfterCommit(tx, [{ type: "invites", batchId: invite.batchId }]);
    await recordAudit(actor, tx, {
      action: "candidates.invitation_withdrawn",
      object: { kind: "candidate", id: invite.candidateId },
    });
  });
}

/** Goes on with a batch that waits. Throws `forbidden` and `not_found`. */
export async function continueInvites(actor: MemberActor, batchId: string): Promise<void> {
  actor.demand("candidates.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const where = { id: batchId };
    const batch = await tx.inviteBatch.findFirst({ where, select: { roleName: true } });
    if (!batch) throw notFound("That batch");
    await tx.inviteBatch.updateMany({ where, data: { pausedCode: null, resumesAt: null } });
    await sendSoon(tx, batchId);
    tellAfterCommit(tx, [{ type: "invites", batchId }]);
    await recordAudit(actor, tx, {
      action: "candidates.invitations_continued",
      object: { kind: "invitation", id: batchId, label: batch.roleName },
    });
  });
}

const NO_LINK = { linkCiphertext: null, linkEncryptedWith: null } as const;

async function sendSoon(tx: TenantTransaction, batchId: string): Promise<void> {
  const job = { kind: "invite", subjectId: batchId } as const;
  const due = { runAt: AT_ONCE, attempts: 0, lastError: null };
  const waiting = await tx.job.updateMany({ where: job, data: due });
  if (waiting.count === 0) await tx.job.createMany({ data: [{ ...job, ...due }], skipDuplicates: true });
}

async function readInvite(tx: TenantTransaction, inviteId: string) {
  const invite = await tx.invite.findUnique({
    where: { id: inviteId },
    select: {
      batchId: true,
      candidateId: true,
      candidateRef: true,
      position: true,
      state: true,
      sessionId: true,
      linkCiphertext: true,
      linkEncryptedWith: true,
      linkExpiresAt: true,
      withdrawnAt: true,
      isReplaced: true,
    },
  });
  if (!invite) throw notFound("That invitation");
  const sessions = await statusesOf(tx, invite.sessionId === null ? [] : [invite.sessionId]);
  const status = (invite.sessionId && sessions.get(invite.sessionId)?.status) || null;
  return { invite, stage: stageOf({ ...invite, status }, new Date()) };
}
