import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Claimed } from "./claims";
import type { Provider } from "./provider";

type Tx = Prisma.TransactionClient;

const PERSON = { id: true, disabledAt: true, isOperator: true, isEmailProven: true } as const;

/** Somebody with an account, whether or not they may come in. */
export type KnownPerson = Prisma.UserGetPayload<{ select: typeof PERSON }>;

/** Whose subjects a provider's are: those of the installation's or a tenant's client there. */
export function providerKeyOf({ tenant, clientId }: Pick<Provider, "tenant" | "clientId">): string {
  return `${tenant?.id ?? "installation"} ${clientId}`;
}

/**
 * The account of whom a provider speaks of: by its subject, and the first time by the address. `other_person` when the
 * account with that address is already another subject's: the address has gone to somebody new.
 */
export async function findPerson(
  providerKey: string,
  { issuer, subject, email }: Claimed,
  tx: Tx = database().prisma,
): Promise<KnownPerson | "other_person" | null> {
  const known = await tx.identity.findUnique({
    where: { provider_issuer_subject: { provider: providerKey, issuer, subject } },
    select: { user: { select: PERSON } },
  });
  if (known) return known.user;
  const user = await tx.user.findUnique({ where: { email }, select: PERSON });
  if (!user) return null;
  const others = await tx.identity.count({ where: { provider: providerKey, issuer, userId: user.id } });
  return others > 0 ? "other_person" : user;
}

/** Remembers who the provider's subject is. */
export async function rememberPerson(
  providerKey: string,
  { issuer, subject }: Claimed,
  userId: string,
  tx: Tx = database().prisma,
): Promise<void> {
  const identity = { provider: providerKey, issuer, subject };
  await tx.identity.upsert({
    where: { provider_issuer_subject: identity },
    create: { ...identity, userId },
    update: {},
  });
}
