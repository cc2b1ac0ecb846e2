import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { hasPasskey, hasSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { normaliseEmail } from "@/lib/auth/login/email-address";
import { hashPasswordOf } from "@/lib/auth/login/new-password";
import { endUnusedTokens } from "@/lib/auth/login/unused-tokens";
import { recordForPerson } from "@/lib/auth/person-audit";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { publicUrl } from "@/lib/env";
import { mailPasswordReset } from "@/lib/mail/password-reset";
import { claimAccount } from "./claim-account";

const VALID_MS = 60 * 60_000;
const PER_ACCOUNT: RateLimitRule = { purpose: "reset-account", limit: 5, windowMs: 60 * 60_000 };
const PER_ADDRESS: RateLimitRule = { purpose: "reset-address", limit: 50, windowMs: 60 * 60_000 };

/** Counts a request for a new password; false when there were too many. Says nothing of the account. */
export async function mayRequestPasswordReset(email: string, address: string): Promise<boolean> {
  const counted = await Promise.all([
    countAttempt(PER_ACCOUNT, normaliseEmail(email)),
    countAttempt(PER_ADDRESS, address),
  ]);
  return !counted.includes(false);
}

/** Mails a link to whoever has an account with this address, and does nothing for others. To be run after the answer. */
export async function sendPasswordReset(email: string): Promise<void> {
  const address = normaliseEmail(email);
  if (address.includes("\0")) return;
  const user = await database().prisma.user.findFirst({
    where: { email: address, disabledAt: null },
    select: { id: true, name: true },
  });
  if (!user) return;
  await mailPasswordReset({ name: user.name, address, link: await createPasswordReset(user.id) });
}

/** Makes a link that sets a new password once, within the hour. Earlier ones end. */
export async function createPasswordReset(userId: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + VALID_MS);
  await database().prisma.$transaction(async (tx) => {
    await tx.passwordReset.deleteMany({ where: { userId } });
    await tx.passwordReset.create({ data: { tokenHash: hashToken(token), userId, expiresAt } });
  });
  return publicUrl(`/new-password/${token}`);
}

/** Whose password the link sets; null when it is unknown, used, replaced or expired, which look the same. */
export async function findPasswordReset(token: string): Promise<{ userId: string; email: string } | null> {
  const row = await database().prisma.passwordReset.findFirst({
    where: openBy(token),
    select: { userId: true, user: { select: { email: true } } },
  });
  return row && { userId: row.userId, email: row.user.email };
}

/** A passkey that somebody added lately with no more than the password. */
export type DoubtfulPasskey = { id: string; name: string; addedAt: string };

/** After so long its owner, who was told by mail, has had the time to object. */
const DOUBTFUL_MS = 7 * 24 * 60 * 60_000;

/**
 * What a reset takes away unless it is confirmed: it may be of whoever had learned the password. Of an account whose
 * address was not proven until now nothing is listed, and nothing stays.
 */
export async function listDoubtfulPasskeys(
  userId: string,
  tx: Pick<Prisma.TransactionClient, "passkey"> = database().prisma,
): Promise<DoubtfulPasskey[]> {
  const rows = await tx.passkey.findMany({
    where: {
      userId,
      user: { isEmailProven: true },
      isProven: false,
      createdAt: { gt: new Date(Date.now() - DOUBTFUL_MS) },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, createdAt: true },
  });
  return rows.map(({ id, name, createdAt }) => ({ id, name, addedAt: createdAt.toISOString() }));
}

async function dropDoubtful(
  tx: Prisma.TransactionClient,
  userId: string,
  keep: readonly string[],
): Promise<void> {
  const dropped = (await listDoubtfulPasskeys(userId, tx)).filter(({ id }) => !keep.includes(id));
  await tx.passkey.deleteMany({ where: { userId, id: { in: dropped.map(({ id }) => id) } } });
}

/**
 * Sets the password, uses the link up and ends every login of the person; takes away the doubtful passkeys but those
 * to `keep`. The link was mailed, or handed over by the operator: whoever has it is taken for the address's owner. Null as `findPasswordReset`. A mailbox is no second step: who has one signs in with it afterwards. Throws `invalid_input` for a password that is easy to guess or known from a breach.
 */
export async function resetPassword(
  token: string,
  password: string,
  origin = UNKNOWN_ORIGIN,
  keep: readonly string[] = [],
): Promise<{ userId: string; needsCode: boolean } | null> {
  const reset = await findPasswordReset(token);
  if (!reset) return null;
  const passwordHash = await hashPasswordOf(reset.userId, password);
  return database().prisma.$transaction(async (tx) => {
    const row = await tx.passwordReset.findFirst({ where: openBy(token), select: { userId: true } });
    const used = await tx.passwordReset.deleteMany({ where: openBy(token) });
    // Of two who send the same link at once, one sets the password.
    if (!row || used.count === 0) return null;
    const { userId } = row;
    await claimAccount(tx, userId);
    await endUnusedTokens(tx, userId);
    await dropDoubtful(tx, userId, keep);
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.login.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
    await recordForPerson(userId, origin, { action: "account.password_reset" }, tx);
    return { userId, needsCode: (await hasSecondFactor(userId, tx)) || (await hasPasskey(userId, tx)) };
  });
}

function openBy(token: string) {
  return { tokenHash: hashToken(token), expiresAt: { gt: new Date() }, user: { disabledAt: null } };
}
