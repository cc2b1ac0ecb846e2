import { z } from "zod";
import { type Origin, UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { hashNewPassword } from "@/lib/auth/login/new-password";
import { passwordSchema } from "@/lib/auth/login/passwords";
import { memberNamed, recordInLogs } from "@/lib/auth/person-audit";
import type { Role } from "@/lib/auth/roles";
import { hashToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { isTaken } from "@/lib/db/unique";
import { typedName } from "@/lib/format/typed-name";

/** What the holder of an invitation's link is told. */
export type OpenInvitation = {
  tenantName: string;
  email: string;
  role: Role;
  /** They sign in; others choose a password. */
  hasAccount: boolean;
  /** The account may be of somebody else's making: it joins nothing until its owner has a new password by a link. */
  isAccountUnproven?: true;
  /** Whose address it was when they were invited, and who has another by now. */
  movedToId: string | null;
};

export const newPersonSchema = z.object({
  name: typedName(100, { empty: "Enter your name." }),
  password: passwordSchema,
});

export type NewPerson = z.infer<typeof newPersonSchema>;

/** The invitation behind a link; null when it is unknown, used, expired or revoked, which look the same from outside. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const row = await database().prisma.invitation.findUnique({
    where: openBy(token),
    select: { email: true, role: true, movedToId: true, tenant: { select: { name: true } } },
  });
  if (!row) return null;
  const { tenant, ...invited } = row;
  const account = await database().prisma.user.findUnique({
    where: invited.movedToId ? { id: invited.movedToId } : { email: invited.email },
    select: { isEmailProven: true },
  });
  const unproven = account?.isEmailProven === false ? { isAccountUnproven: true as const } : {};
  return { tenantName: tenant.name, ...invited, hasAccount: account !== null, ...unproven };
}

/** Whether the invitation is for who is signed in. */
export function isInvited({ email, movedToId }: OpenInvitation, user: LoggedInUser): boolean {
  return email === user.email || movedToId === user.userId;
}

/**
 * Makes an account for the invited address and joins. Null when the invitation is not open or has an account. Throws
 * `invalid_input` for a password that is easy to guess or known from a breach.
 */
export async function joinAsNewPerson(
  token: string,
  { name, password }: NewPerson,
  origin = UNKNOWN_ORIGIN,
): Promise<{ userId: string; tenantSlug: string } | null> {
  const invitation = await findInvitation(token);
  if (!invitation || invitation.hasAccount) return null;
  const words = [name, invitation.email, invitation.tenantName];
  const passwordHash = await hashNewPassword(password, words, token);
  const work = database().prisma.$transaction(async (tx) => {
    const taken = await takeInvitation(tx, token);
    if (!taken) return null;
    const user = await tx.user.create({
      data: { email: taken.email, name, passwordHash, isEmailProven: taken.provesAddress },
      select: { id: true },
    });
    await join(tx, taken, user.id, origin);
    return { userId: user.id, tenantSlug: taken.tenantSlug };
  });
  // Of two invitations of one address that are accepted at once, one makes the account; the other then signs in.
  return work.catch((error) => {
    if (isTaken(error)) return null;
    throw error;
  });
}

/**
 * Joins as who is signed in, when the invitation is for their address, or was, and the address is proven. Returns the
 * tenant's slug; null otherwise.
 */
export async function joinAsUser(
  token: string,
  user: LoggedInUser,
  origin = UNKNOWN_ORIGIN,
): Promise<string | null> {
  // A tenant's provider does not answer for somebody elsewhere.
  if (user.boundTo) return null;
  return database().prisma.$transaction(async (tx) => {
    if ((await tx.user.count({ where: { id: user.userId, isEmailProven: true } })) === 0) return null;
    const taken = await takeInvitation(tx, token, user);
    if (!taken) return null;
    await join(tx, taken, user.userId, origin);
    return taken.tenantSlug;
  });
}

type Taken = {
  tenantId: string;
  tenantSlug: string;
  email: string;
  role: Role;
  /** Nobody but the mailbox was given the link, or the operator handed it over. */
  provesAddress: boolean;
};

/** Uses the invitation up. Of two who send the same one at once, one gets it. */
async function takeInvitation(
  tx: Prisma.TransactionClient,
  token: string,
  user?: LoggedInUser,
): Promise<Taken | null> {
  const theirs = user ? { OR: [{ email: user.email }, { movedToId: user.userId }] } : {};
  const [row] = await tx.invitation.updateManyAndReturn({
    where: { ...openBy(token), ...theirs },
    data: { acceptedAt: new Date() },
    select: {
      ...{ tenantId: true, email: true, role: true, mailedAt: true, invitedById: true },
      tenant: { select: { slug: true } },
    },
  });
  if (!row) return null;
  const { tenant, mailedAt, invitedById, ...rest } = row;
  return { ...rest, tenantSlug: tenant.slug, provesAddress: mailedAt !== null || invitedById === null };
}

/** Who is a member already keeps the role they have. */
async function join(
  tx: Prisma.TransactionClient,
  { tenantId, role }: Taken,
  userId: string,
  origin: Origin,
): Promise<void> {
  const membership = { tenantId, userId };
  const { user } = await tx.membership.upsert({
    where: { tenantId_userId: membership },
    create: { ...membership, role },
    update: {},
    select: { user: { select: { name: true, email: true } } },
  });
  await tx.formerMember.deleteMany({ where: membership });
  const event = { action: "member.joined", details: { role } } as const;
  await recordInLogs([tenantId], memberNamed({ userId, ...user }), origin, [event], tx);
}

function openBy(token: string) {
  return {
    tokenHash: hashToken(token),
    acceptedAt: null,
    revokedAt: null,
    expiresAt: { gt: new Date() },
    tenant: { disabledAt: null },
  };
}
