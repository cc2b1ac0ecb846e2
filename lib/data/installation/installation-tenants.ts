/** The tenants of the installation as its operator sees them: that they exist and how they do, not what is in them. */

import { z } from "zod";
import type { OperatorActor } from "@/lib/auth/actor";
import { emailSchema } from "@/lib/auth/login/email-address";
import { TENANT_SLUG } from "@/lib/auth/tenant-slug";
import { newToken } from "@/lib/auth/tokens";
import { inForce } from "@/lib/data/erasure/legal-holds";
import { type NewInvitation, secretOf } from "@/lib/data/people/invitations";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { orConflict } from "@/lib/db/unique";
import { AppError, notFound } from "@/lib/errors";
import { publish } from "@/lib/events/bus";
import { typedName } from "@/lib/format/typed-name";
import { recordOperatorAct } from "./installation-audit";
import type { InstallationDomain } from "./installation-domains";

/** What hinders a tenant, the worst first. */
export type TenantProblem = "no_owner" | "no_key" | "key_refused" | "platform_unavailable";

export type InstallationTenant = {
  id: string;
  slug: string;
  name: string;
  isDisabled: boolean;
  createdAt: string;
  memberCount: number;
  interviewCount: number;
  /** When the platform last answered with a list of its interviews. */
  syncedAt: string | null;
  problem: TenantProblem | null;
  /** That it claims for single sign-on. */
  domains: InstallationDomain[];
};

const MOST_LISTED = 500;

const nameSchema = typedName(100, { empty: "Enter the organisation's name." });

export const newTenantSchema = z.object({
  name: nameSchema,
  slug: z.string().trim().regex(TENANT_SLUG, "Use lower-case letters, digits and hyphens."),
  ownerEmail: emailSchema,
});

export const tenantNameSchema = nameSchema;

/** The tenants whose name or address holds `query`, by name; at most 500, and how many there are. */
export async function listInstallationTenants(
  _operator: OperatorActor,
  query: string,
): Promise<{ tenants: InstallationTenant[]; total: number }> {
  const contains = { contains: query, mode: "insensitive" } as const;
  const where: Prisma.TenantWhereInput = query === "" ? {} : { OR: [{ name: contains }, { slug: contains }] };
  const [rows, total] = await Promise.all([
    database().prisma.tenant.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST_LISTED,
      select: {
        id: true,
        slug: true,
        name: true,
        disabledAt: true,
        createdAt: true,
        memberships: {
          where: { role: "owner", user: { disabledAt: null } },
          take: 1,
          select: { userId: true },
        },
        connections: { select: { state: true, syncedAt: true } },
        pace: { select: { openUntil: true, failures: true } },
        singleSignOn: { select: { domains: true, provenDomains: true } },
        _count: { select: { memberships: true, interviews: true } },
      },
    }),
    database().prisma.tenant.count({ where }),
  ]);
  const tenants = rows.map(({ memberships, connections, pace, singleSignOn, _count, ...row }) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    domains: (singleSignOn?.domains ?? []).map((name) => ({
      name,
      isProven: singleSignOn?.provenDomains.includes(name) ?? false,
    })),
    isDisabled: row.disabledAt !== null,
    createdAt: row.createdAt.toISOString(),
    memberCount: _count.memberships,
    interviewCount: _count.interviews,
    syncedAt: latest(connections.map(({ syncedAt }) => syncedAt)),
    problem: problemOf({ hasOwner: memberships.length > 0, connections, pace }),
  }));
  return { tenants, total };
}

/** Makes a tenant and an invitation for its owner. Throws `conflict` when the address is taken. */
export async function createTenant(
  operator: OperatorActor,
  { name, slug, ownerEmail }: z.infer<typeof newTenantSchema>,
): Promise<{ tenantId: string; invitation: NewInvitation }> {
  const work = database().prisma.$transaction(async (tx) => {
    const { id } = await tx.tenant.create({ data: { name, slug }, select: { id: true } });
    const invitation = await openOwnerInvitation(tx, id, ownerEmail);
    const object = { kind: "tenant", id, label: name } as const;
    const details = { address: slug, owner: ownerEmail };
    await recordOperatorAct(operator, tx, { action: "operator.tenant_made", object, details }, [id]);
    return { tenantId: id, invitation };
  });
  return orConflict(work, "Another organisation uses this address. Choose a different one.");
}

/** Invites an owner to a tenant, instead of an earlier invitation to the same address. Throws `not_found`, `conflict`. */
export async function createOwnerInvitation(
  operator: OperatorActor,
  tenantId: string,
  email: string,
): Promise<{ tenantName: string; invitation: NewInvitation }> {
  return database().prisma.$transaction(async (tx) => {
    const { name } = await holdTenant(tx, tenantId);
    if ((await tx.membership.count({ where: { tenantId, user: { email } } })) > 0)
      throw new AppError("conflict", "This person already belongs to the organisation.");
    const invitation = await openOwnerInvitation(tx, tenantId, email);
    const object = { kind: "invitation", id: invitation.id, label: email } as const;
    await recordOperatorAct(operator, tx, { action: "operator.owner_invited", object }, [tenantId]);
    return { tenantName: name, invitation };
  });
}

/** Notes that the link of an owner's invitation left by mail. */
export async function markOwnerInvitationMailed(_operator: OperatorActor, id: string): Promise<void> {
  await database().prisma.invitation.updateMany({ where: { id }, data: { mailedAt: new Date() } });
}

/** Throws `not_found`. */
export async function renameTenant(operator: OperatorActor, tenantId: string, name: string): Promise<void> {
  await database().prisma.$transaction(async (tx) => {
    const before = await holdTenant(tx, tenantId);
    await tx.tenant.update({ where: { id: tenantId }, data: { name } });
    const object = { kind: "tenant", id: tenantId, label: name } as const;
    const details = { from: before.name };
    await recordOperatorAct(operator, tx, { action: "operator.tenant_renamed", object, details }, [tenantId]);
  });
}

/**
 * Shuts a tenant, or opens it again. Shut, nobody gets in by login, link or token from the next request on, what runs
 * ends within seconds, and no job is begun. Throws `not_found`.
 */
export async function setTenantEnabled(
  operator: OperatorActor,
  tenantId: string,
  isEnabled: boolean,
): Promise<void> {
  await database().prisma.$transaction(async (tx) => {
    const { name } = await holdTenant(tx, tenantId);
    await tx.tenant.update({ where: { id: tenantId }, data: { disabledAt: isEnabled ? null : new Date() } });
    const action = isEnabled ? "operator.tenant_enabled" : "operator.tenant_disabled";
    const object = { kind: "tenant", id: tenantId, label: name } as const;
    await recordOperatorAct(operator, tx, { action, object }, [tenantId]);
  });
  // What is spooled of its recordings goes at once, on every replica.
  if (!isEnabled) await publish({ tenantId }, { type: "access" });
}

/**
 * Deletes a disabled tenant with everything it holds, but for its audit log, when `typedName` is its name. Throws
 * `not_found`, `conflict` while it is not disabled or has a legal hold, and `invalid_input`.
 */
export async function deleteTenant(
  operator: OperatorActor,
  tenantId: string,
  typedName: string,
): Promise<void> {
  await database().prisma.$transaction(
    async (tx) => {
      const { name, slug, disabledAt } = await holdTenant(tx, tenantId);
      if (disabledAt === null)
        throw new AppError("conflict", "Disable the organisation before you delete it.");
      if ((await tx.legalHold.count({ where: { tenantId, ...inForce() } })) > 0)
        throw new AppError(
          "conflict",
          "The organisation has a legal hold, which its owners have to release first.",
        );
      if (typedName.trim() !== name)
        throw new AppError("invalid_input", "That is not the organisation's name.");
      // These are what other rows of a tenant may not outlive; the rest goes with the tenant itself.
      await tx.interview.deleteMany({ where: { tenantId } });
      await tx.candidate.deleteMany({ where: { tenantId } });
      await tx.reviewPolicy.deleteMany({ where: { tenantId } });
      await tx.tenant.delete({ where: { id: tenantId } });
      const object = { kind: "tenant", id: tenantId, label: name } as const;
      const details = { address: slug };
      await recordOperatorAct(operator, tx, { action: "operator.tenant_deleted", object, details }, [
        tenantId,
      ]);
    },
    { timeout: DELETION_MS },
  );
}

// Hundreds of thousands of interviews go with it.
const DELETION_MS = 10 * 60_000;

/** The tenant, which nobody else changes until the transaction ends. */
async function holdTenant(tx: Prisma.TransactionClient, tenantId: string) {
  await tx.$queryRaw`SELECT id FROM tenants WHERE id = ${tenantId}::uuid FOR UPDATE`;
  const tenant = await tx.tenant.findUnique({
    where: { id: tenantId },
    select: { name: true, slug: true, disabledAt: true },
  });
  if (!tenant) throw notFound("That organisation");
  return tenant;
}

async function openOwnerInvitation(
  tx: Prisma.TransactionClient,
  tenantId: string,
  email: string,
): Promise<NewInvitation> {
  const token = newToken();
  const open = { tenantId, email, acceptedAt: null, revokedAt: null };
  await tx.invitation.updateMany({ where: open, data: { revokedAt: new Date() } });
  const row = await tx.invitation.create({
    data: { tenantId, email, role: "owner", ...secretOf(token) },
    select: { id: true, expiresAt: true },
  });
  return { ...row, email, token };
}

function problemOf(tenant: {
  hasOwner: boolean;
  connections: { state: string }[];
  pace: { openUntil: Date | null; failures: number } | null;
}): TenantProblem | null {
  const { hasOwner, connections, pace } = tenant;
  if (!hasOwner) return "no_owner";
  if (connections.length === 0) return "no_key";
  if (connections.some(({ state }) => state === "refused")) return "key_refused";
  return pace?.openUntil && pace.openUntil > new Date() ? "platform_unavailable" : null;
}

function latest(dates: (Date | null)[]): string | null {
  const times = dates.flatMap((date) => date?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}
