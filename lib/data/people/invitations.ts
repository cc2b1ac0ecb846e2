import { z } from "zod";
import type { AuditObject } from "@/lib/audit/entry";
import type { MemberActor } from "@/lib/auth/actor";
import { emailSchema } from "@/lib/auth/login/email-address";
import { mayGrant, type Role } from "@/lib/auth/roles";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError, notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";

const VALID_MS = 7 * 24 * 60 * 60_000;
const MOST_LISTED = 200;

/** An invitation that was neither accepted nor revoked. */
export type Invitation = {
  id: string;
  email: string;
  role: Role;
  /** Null: the operator of the installation. */
  invitedByName: string | null;
  isMailed: boolean;
  expiresAt: string;
  isExpired: boolean;
};

/** An invitation with the secret of its link, which cannot be read again. */
export type NewInvitation = { id: string; email: string; token: string; expiresAt: Date };

export const invitationSchema = z.object({
  email: emailSchema,
  role: z.enum(["owner", "admin", "recruiter", "reviewer"]),
});

export type InvitationInput = z.infer<typeof invitationSchema>;

/** What is still open or has expired, newest first. Throws `forbidden`. */
export async function listInvitations(actor: MemberActor): Promise<Invitation[]> {
  actor.demand("members.manage");
  const rows = await tenantDb(actor).invitation.findMany({
    where: OPEN,
    orderBy: { id: "desc" },
    take: MOST_LISTED,
    select: {
      id: true,
      email: true,
      role: true,
      mailedAt: true,
      expiresAt: true,
      invitedBy: { select: { name: true } },
    },
  });
  return rows.map(({ mailedAt, expiresAt, invitedBy, ...row }) => ({
    ...row,
    invitedByName: invitedBy?.name ?? null,
    isMailed: mailedAt !== null,
    expiresAt: expiresAt.toISOString(),
    isExpired: expiresAt.getTime() <= Date.now(),
  }));
}

/**
 * Opens an invitation for seven days; an earlier one for the same address ends. Throws `forbidden`, and `conflict`
 * when the address belongs to a member. Whether somebody has an account elsewhere is not told.
 */
export async function createInvitation(
  actor: MemberActor,
  { email, role }: InvitationInput,
): Promise<NewInvitation> {
  actor.demand("members.manage");
  demandGrant(actor, role);
  const token = newToken();
  return tenantDb(actor).$transaction(async (tx) => {
    if ((await tx.membership.count({ where: { user: { email } } })) > 0)
      throw new AppError("conflict", "This person is already in your organisation.");
    await tx.invitation.updateMany({ where: { ...OPEN, email }, data: { revokedAt: new Date() } });
    const row = await tx.invitation.create({
      data: { email, role, ...secretOf(token), invitedById: actor.user.id },
      select: { id: true, expiresAt: true },
    });
    await recordAudit(actor, tx, {
      action: "member.invited",
      object: objectOf(row.id, email),
      details: { role },
    });
    return { ...row, email, token };
  });
}

/** Gives an invitation a new link for seven days; the old one ends. Throws `forbidden` and `not_found`. */
export async function renewInvitation(actor: MemberActor, id: string): Promise<NewInvitation> {
  const { email, role } = await readOpen(actor, id);
  demandGrant(actor, role);
  const token = newToken();
  const { expiresAt, tokenHash } = secretOf(token);
  await tenantDb(actor).$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { ...OPEN, id },
      data: { expiresAt, tokenHash, mailedAt: null, invitedById: actor.user.id },
    });
    if (count === 0) throw notFound("That invitation");
    const object = objectOf(id, email);
    await recordAudit(actor, tx, { action: "member.invitation_resent", object, details: { role } });
  });
  return { id, email, token, expiresAt };
}

/** Ends an invitation's link. Throws `forbidden` and `not_found`. */
export async function revokeInvitation(actor: MemberActor, id: string): Promise<void> {
  const { email, role } = await readOpen(actor, id);
  demandGrant(actor, role);
  await tenantDb(actor).$transaction(async (tx) => {
    await tx.invitation.updateMany({ where: { ...OPEN, id }, data: { revokedAt: new Date() } });
    await recordAudit(actor, tx, { action: "member.invitation_revoked", object: objectOf(id, email) });
  });
}

/** Notes that the link left by mail. */
export async function markInvitationMailed(actor: MemberActor, id: string): Promise<void> {
  await tenantDb(actor).invitation.updateMany({ where: { ...OPEN, id }, data: { mailedAt: new Date() } });
}

const OPEN = { acceptedAt: null, revokedAt: null };

async function readOpen(actor: MemberActor, id: string): Promise<{ email: string; role: Role }> {
  actor.demand("members.manage");
  const row = await tenantDb(actor).invitation.findFirst({
    where: { ...OPEN, id },
    select: { email: true, role: true },
  });
  if (!row) throw notFound("That invitation");
  return row;
}

function objectOf(id: string, email: string): AuditObject {
  return { kind: "invitation", id, label: email };
}

/** What is stored of an invitation's secret, and until when it works. */
export function secretOf(token: string): { tokenHash: string; expiresAt: Date } {
  return { tokenHash: hashToken(token), expiresAt: new Date(Date.now() + VALID_MS) };
}

function demandGrant(actor: MemberActor, role: Role): void {
  if (!mayGrant(actor.role, role)) throw new AppError("forbidden", "Only owners can manage owners.");
}
