import { type AuditObject, personLabel } from "@/lib/audit/entry";
import type { MemberActor } from "@/lib/auth/actor";
import { mayGrant, type Role } from "@/lib/auth/roles";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError, notFound } from "@/lib/errors";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

/** Gives another member a role. Throws `forbidden`, `not_found`, and `conflict` for the last owner's. */
export async function changeRole(actor: MemberActor, userId: string, role: Role): Promise<void> {
  actor.demand("members.manage");
  refuseOneself(actor, userId);
  await amongOwners(actor, async (tx) => {
    const member = await holdManageable(tx, actor, userId);
    demandGrant(actor, role);
    await tx.membership.updateMany({ where: { userId }, data: { role } });
    const details = { from: member.role, to: role };
    await recordAudit(actor, tx, { action: "member.role_changed", object: member.object, details });
  });
}

/**
 * Ends somebody's membership, and the invitations they left open. Their next request is refused, and what runs for
 * them ends within RECHECK_MS. What they wrote stays. Single sign-on does not bring them back. Throws `forbidden`, `not_found` and `conflict`.
 */
export async function removeMember(actor: MemberActor, userId: string): Promise<void> {
  actor.demand("members.manage");
  refuseOneself(actor, userId);
  await amongOwners(actor, async (tx) => {
    const { object, role } = await holdManageable(tx, actor, userId);
    await endMembership(tx, actor, userId);
    await recordAudit(actor, tx, { action: "member.removed", object, details: { role } });
  });
}

/** Ends the actor's own membership. Throws `conflict` for the last owner. */
export async function leaveTenant(actor: MemberActor): Promise<void> {
  await amongOwners(actor, async (tx) => {
    await endMembership(tx, actor, actor.user.id);
    await recordAudit(actor, tx, { action: "member.left", details: { role: actor.role } });
  });
}

/** Makes another member an owner in the actor's place, who becomes an admin. Throws `forbidden` and `not_found`. */
export async function transferOwnership(actor: MemberActor, userId: string): Promise<void> {
  demandGrant(actor, "owner");
  refuseOneself(actor, userId);
  await amongOwners(actor, async (tx) => {
    const [heir] = await tx.membership.updateManyAndReturn({
      where: { userId, user: { disabledAt: null } },
      data: { role: "owner" },
      select: { userId: true, user: PERSON },
    });
    if (!heir) throw notFound("That person");
    // Whoever was made something else meanwhile has no ownership to give.
    const own = await tx.membership.updateMany({
      where: { userId: actor.user.id, role: "owner" },
      data: { role: "admin" },
    });
    if (own.count === 0) throw new AppError("forbidden", "Only owners can transfer ownership.");
    await recordAudit(actor, tx, { action: "member.ownership_given", object: toObject(heir) });
  });
}

/** Runs `work` while no other change of owners runs, and undoes it when it leaves the tenant without an owner. */
async function amongOwners(actor: MemberActor, work: (tx: TenantTransaction) => Promise<void>) {
  await tenantDb(actor).$transaction(async (tx) => {
    // Written to be held: of two owners who remove each other at once, the second waits here and is then refused.
    await tx.membership.updateMany({ where: { role: "owner" }, data: { role: "owner" } });
    await work(tx);
    const owners = await tx.membership.count({ where: { role: "owner", user: { disabledAt: null } } });
    if (owners === 0)
      throw new AppError("conflict", "An organisation needs an owner. Make someone else an owner first.");
  });
}

const PERSON = { select: { name: true, email: true } } as const;

async function holdManageable(
  tx: TenantTransaction,
  actor: MemberActor,
  userId: string,
): Promise<{ role: Role; object: AuditObject }> {
  const member = await tx.membership.findFirst({
    where: { userId },
    select: { userId: true, role: true, user: PERSON },
  });
  if (!member) throw notFound("That person");
  demandGrant(actor, member.role);
  return { role: member.role, object: toObject(member) };
}

function toObject({ userId, user }: { userId: string; user: { name: string; email: string } }): AuditObject {
  return { kind: "person", id: userId, label: personLabel(user) };
}

async function endMembership(
  tx: TenantTransaction,
  { tenantId }: MemberActor,
  userId: string,
): Promise<void> {
  await tx.invitation.updateMany({
    where: { invitedById: userId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  const { count } = await tx.membership.deleteMany({ where: { userId } });
  if (count === 0) throw notFound("That person");
  await tx.formerMember.upsert({
    where: { tenantId_userId: { tenantId, userId } },
    create: { userId },
    update: { endedAt: new Date() },
  });
}

function demandGrant(actor: MemberActor, role: Role): void {
  if (!mayGrant(actor.role, role)) throw new AppError("forbidden", "Only owners can manage owners.");
}

function refuseOneself(actor: MemberActor, userId: string): void {
  if (userId === actor.user.id)
    throw new AppError("invalid_input", "Another owner or admin has to change your role.");
}
