/** Whom a provider may let in, and as whom. */
import type { AuditEvent, Origin } from "@/lib/audit/entry";
import { claimAccount } from "@/lib/auth/account/claim-account";
import { asksForSteps } from "@/lib/auth/factors/trust";
import { createLogin } from "@/lib/auth/login/logins";
import { memberNamed, recordForPerson, recordInLogs } from "@/lib/auth/person-audit";
import type { Role } from "@/lib/auth/roles";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { isTaken } from "@/lib/db/unique";
import type { Claimed } from "./claims";
import { findPerson, providerKeyOf, rememberPerson } from "./find-person";
import { domainOf, type Provider } from "./provider";
import type { SsoRefusal } from "./refusals";

type TenantProvider = Provider & { tenant: NonNullable<Provider["tenant"]> };
type Admitted = { userId: string; loginId: string };

/** Opens a login for whom `provider` vouches, or says why not, in which case nothing is made. */
export async function admit(
  provider: Provider,
  claimed: Claimed,
  origin: Origin,
): Promise<Admitted | SsoRefusal> {
  const { tenant } = provider;
  if (tenant === null) return admitToInstallation(provider, claimed, origin);
  const work = () => joinTenant({ ...provider, tenant }, claimed, origin);
  // Somebody new who comes twice at once is made once; the second then finds them.
  const outcome = await work().catch((error) => (isTaken(error) ? work() : Promise.reject(error)));
  if (typeof outcome === "string") {
    const event = { action: "account.provider_refused", details: { reason: outcome } } as const;
    await recordInLogs([tenant.id], memberNamed({ userId: null, ...claimed }), origin, [event]);
    return outcome;
  }
  const { provenAt = null, sid: providerSid = null } = claimed;
  const hasTwoSteps = claimed.hasTwoSteps || provider.trustsSteps;
  const making = { boundTenantId: tenant.id, providerSid, hasTwoSteps, provenAt };
  return { ...outcome, loginId: await createLogin(outcome.userId, origin, making) };
}

/** The installation's provider answers for everybody who has an account, operators included, and makes none. */
async function admitToInstallation(
  provider: Provider,
  claimed: Claimed,
  origin: Origin,
): Promise<Admitted | SsoRefusal> {
  const key = providerKeyOf(provider);
  const person = await findPerson(key, claimed);
  if (person === "other_person") return person;
  if (!person || person.disabledAt) return "unknown_person";
  if (!claimed.hasTwoSteps && !provider.trustsSteps) return "one_step";
  await database().prisma.$transaction(async (tx) => {
    await claimAccount(tx, person.id);
    await rememberPerson(key, claimed, person.id, tx);
  });
  const details = { through: new URL(claimed.issuer).host };
  await recordForPerson(person.id, origin, { action: "account.signed_in", details });
  const { hasTwoSteps = false, provenAt = null, sid: providerSid = null } = claimed;
  const making = { isByProvider: true, providerSid, hasTwoSteps, provenAt };
  return { userId: person.id, loginId: await createLogin(person.id, origin, making) };
}

async function joinTenant(
  provider: TenantProvider,
  claimed: Claimed,
  origin: Origin,
): Promise<{ userId: string } | SsoRefusal> {
  const { tenant } = provider;
  if (!tenant.domains.includes(domainOf(claimed.email))) return "wrong_domain";
  const key = providerKeyOf(provider);
  return database().prisma.$transaction(async (tx) => {
    const person = await findPerson(key, claimed, tx);
    if (person === "other_person") return person;
    if (person?.disabledAt || person?.isOperator) return "not_invited";
    const membership =
      person &&
      (await tx.membership.findUnique({
        where: { tenantId_userId: { tenantId: tenant.id, userId: person.id } },
        select: { role: true },
      }));
    const invited = membership ? null : await findInvitedRole(tx, tenant.id, claimed.email);
    if ((membership?.role ?? invited) === "owner") return "owner";
    // Whoever was removed, and whoever has an account of other tenants' making, comes by an invitation only.
    if (person && !membership && !invited) return "not_invited";
    const role = membership?.role ?? invited ?? tenant.defaultRole;
    if (
      !claimed.hasTwoSteps &&
      !provider.trustsSteps &&
      (await asksForSteps({ tenantId: tenant.id, role }, tx))
    )
      return "one_step";
    const { email, name } = claimed;
    if (person && !person.isEmailProven) {
      // The domain is proven, so the provider's word is, too; but what others gave the account is not this tenant's to end.
      if ((await tx.membership.count({ where: { userId: person.id, tenantId: { not: tenant.id } } })) > 0)
        return "unproven_address";
      await claimAccount(tx, person.id);
    }
    const userId =
      person?.id ??
      (await tx.user.create({ data: { email, name, isEmailProven: true }, select: { id: true } })).id;
    await rememberPerson(key, claimed, userId, tx);
    const details = { through: new URL(claimed.issuer).host };
    const events: AuditEvent[] = [{ action: "account.signed_in", details }];
    if (!membership) {
      await join(tx, { tenantId: tenant.id, userId, email, role });
      events.unshift({ action: "member.joined", details: { role, ...details } });
    }
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, email: true },
    });
    await recordInLogs([tenant.id], memberNamed({ userId, ...user }), origin, events, tx);
    return { userId };
  });
}

const openInvitation = (tenantId: string, email: string) => ({
  tenantId,
  email,
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: new Date() },
});

async function findInvitedRole(
  tx: Prisma.TransactionClient,
  tenantId: string,
  email: string,
): Promise<Role | null> {
  const where = openInvitation(tenantId, email);
  const invitation = await tx.invitation.findFirst({
    where,
    orderBy: { id: "desc" },
    select: { role: true },
  });
  return invitation?.role ?? null;
}

async function join(
  tx: Prisma.TransactionClient,
  { tenantId, userId, email, role }: { tenantId: string; userId: string; email: string; role: Role },
): Promise<void> {
  await tx.invitation.updateMany({
    where: openInvitation(tenantId, email),
    data: { acceptedAt: new Date() },
  });
  await tx.formerMember.deleteMany({ where: { tenantId, userId } });
  await tx.membership.create({ data: { tenantId, userId, role } });
}
