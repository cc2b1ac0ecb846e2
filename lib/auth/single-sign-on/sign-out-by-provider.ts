import type { Origin } from "@/lib/audit/entry";
import { memberNamed, recordForPerson, recordInLogs } from "@/lib/auth/person-audit";
import { hashToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { isTaken } from "@/lib/db/unique";
import { providerKeyOf } from "./find-person";
import {
  CLOCKS_APART_SECONDS,
  LOGOUT_TOKEN_SECONDS,
  type LogoutToken,
  readLogoutToken,
} from "./logout-token";
import { findProvider, type Provider } from "./provider";

/**
 * Ends the logins that the provider of a tenant, or, for null, of the installation, says have ended with its own: of the
 * session that `token` names, else all that it made for the person. False when the token does not hold or came before.
 * Throws `invalid_input` when the provider is not there.
 */
export async function signOutByProvider(
  tenantSlug: string | null,
  token: string,
  origin: Origin,
): Promise<boolean> {
  const provider = await findProvider(tenantSlug);
  if (!provider || provider === "unreadable") return false;
  const ended = await readLogoutToken(provider, token);
  if (!ended) return false;
  try {
    await database().prisma.$transaction(async (tx) => {
      await spend(tx, ended);
      await endLogins(tx, provider, ended, origin);
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

async function spend(tx: Prisma.TransactionClient, { issuer, jti }: LogoutToken): Promise<void> {
  const challengeHash = hashToken(`logout ${issuer} ${jti}`);
  const expiresAt = new Date(Date.now() + (LOGOUT_TOKEN_SECONDS + 2 * CLOCKS_APART_SECONDS) * 1000);
  await tx.spentChallenge.create({ data: { challengeHash, expiresAt } });
}

async function endLogins(
  tx: Prisma.TransactionClient,
  provider: Provider,
  ended: LogoutToken,
  origin: Origin,
): Promise<void> {
  const rows = await tx.login.findMany({
    where: openLogins(provider, ended),
    select: { id: true, userId: true },
  });
  const ids = rows.map(({ id }) => id);
  await tx.login.updateMany({ where: { id: { in: ids } }, data: { revokedAt: new Date() } });
  for (const userId of new Set(rows.map(({ userId }) => userId))) {
    const devices = rows.filter((row) => row.userId === userId).length;
    const event = { action: "account.signed_out_by_provider", details: { devices } } as const;
    if (provider.tenant) {
      const person = await tx.user.findUniqueOrThrow({
        where: { id: userId },
        select: { name: true, email: true },
      });
      await recordInLogs([provider.tenant.id], memberNamed({ userId, ...person }), origin, [event], tx);
    } else await recordForPerson(userId, origin, event, tx);
  }
}

function openLogins(provider: Provider, { issuer, sub, sid }: LogoutToken): Prisma.LoginWhereInput {
  const { tenant } = provider;
  const mine = tenant ? { boundTenantId: tenant.id } : { boundTenantId: null, isByProvider: true };
  const open = { ...mine, revokedAt: null };
  if (sub === undefined) return { ...open, providerSid: sid ?? "" };
  const identity = { provider: providerKeyOf(provider), issuer, subject: sub };
  const theirs = { ...open, user: { identities: { some: identity } } };
  // Where the provider did not say in which of its sessions somebody came, it may be this one.
  return sid === undefined ? theirs : { ...theirs, OR: [{ providerSid: sid }, { providerSid: null }] };
}
