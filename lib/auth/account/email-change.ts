/**
 * A new address for one's own account. It counts once two things were shown: the password when asking, and the new
 * mailbox by its link, opened where the account is signed in. Otherwise somebody else could be led to confirm it.
 */
import { z } from "zod";
import type { Origin } from "@/lib/audit/entry";
import { demandStepsShown, hasSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { demandProof } from "@/lib/auth/factors/two-step";
import { emailSchema } from "@/lib/auth/login/email-address";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { PASSWORD_MAX_LENGTH } from "@/lib/auth/login/passwords";
import { recordForPerson } from "@/lib/auth/person-audit";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import { isTaken } from "@/lib/db/unique";
import { publicUrl } from "@/lib/env";
import { AppError } from "@/lib/errors";
import {
  mailEmailChangeAsked,
  mailEmailChanged,
  mailEmailLink,
  mailEmailTaken,
} from "@/lib/mail/email-change";
import { mailMode } from "@/lib/mail/transport";
import { setAddress } from "./set-address";

const VALID_MS = 60 * 60_000;
const PER_ACCOUNT: RateLimitRule = { purpose: "email-account", limit: 5, windowMs: VALID_MS };
const PER_ADDRESS: RateLimitRule = { purpose: "email-address", limit: 50, windowMs: VALID_MS };
// Of whatever accounts: it may be a stranger's mailbox.
const PER_MAILBOX: RateLimitRule = { purpose: "email-mailbox", limit: 5, windowMs: VALID_MS };

/** `code` is empty for who has no second step. */
export const emailChangeSchema = z.object({
  email: emailSchema,
  password: z.string().max(PASSWORD_MAX_LENGTH),
  code: z.string().max(40, "That is too long for a code."),
});

/** An address that waits for its link to be opened. */
export type PendingEmail = { email: string; expiresAt: string };

/** What the person asked for and has not confirmed; null when there is nothing. */
export async function getPendingEmail({ userId }: LoggedInUser): Promise<PendingEmail | null> {
  const row = await database().prisma.emailChange.findFirst({
    where: { userId, expiresAt: { gt: new Date() } },
    select: { email: true, expiresAt: true },
  });
  return row && { email: row.email, expiresAt: row.expiresAt.toISOString() };
}

/**
 * Mails a link to the new address and tells the present one. An earlier request ends. Nothing that the asker sees, and
 * no mail less, tells whether the address is somebody's already. `address` counts for the limit. Throws `invalid_input`
 * for what is wrong with address, password or code, `forbidden` where a passkey is asked for and was not shown, `conflict`
 * when no mail leaves, and `rate_limited`.
 */
export async function askEmailChange(
  user: LoggedInUser,
  { email, ...proof }: z.infer<typeof emailChangeSchema>,
  { address, origin }: { address: string; origin: Origin },
): Promise<void> {
  const { userId, name } = user;
  if (mailMode() === "off")
    throw new AppError(
      "conflict",
      "This installation cannot send email. Your Debrief operator can change your address.",
    );
  if (email === user.email) throw new AppError("invalid_input", "That is already your address.");
  await demandProof(user, proof, origin);
  // Who has an app has just shown its code.
  if (!(await hasSecondFactor(userId))) await demandStepsShown(user);
  const counted = await Promise.all([
    countAttempt(PER_ACCOUNT, userId),
    countAttempt(PER_ADDRESS, address),
    countAttempt(PER_MAILBOX, email),
  ]);
  if (counted.includes(false))
    throw new AppError("rate_limited", "Too many requests for a new address. Try again in an hour.");
  const token = newToken();
  const change = { email, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + VALID_MS) };
  const isTheirs = await database().prisma.$transaction(async (tx) => {
    await tx.emailChange.upsert({ where: { userId }, create: { userId, ...change }, update: change });
    const event = { action: "account.email_change_asked", details: { to: email } } as const;
    await recordForPerson(userId, origin, event, tx);
    return (await tx.user.count({ where: { email } })) > 0;
  });
  const link = publicUrl(`/new-email/${token}`);
  if (await (isTheirs ? mailEmailTaken(email) : mailEmailLink({ newAddress: email, link }))) {
    await mailEmailChangeAsked({ name, address: user.email, newAddress: email });
    return;
  }
  await database().prisma.emailChange.deleteMany({ where: { userId, tokenHash: change.tokenHash } });
  throw new AppError(
    "conflict",
    `The email to ${email} could not be sent, so nothing has changed. Try again later.`,
  );
}

/** Takes the request back: its link ends. */
export async function cancelEmailChange({ userId }: LoggedInUser, origin: Origin): Promise<void> {
  await database().prisma.$transaction(async (tx) => {
    const { count } = await tx.emailChange.deleteMany({ where: { userId } });
    if (count > 0) await recordForPerson(userId, origin, { action: "account.email_change_cancelled" }, tx);
  });
}

/** The address that the link confirms for this person; null when it is unknown, ended or another account's. */
export async function findEmailChange(token: string, user: LoggedInUser): Promise<string | null> {
  const row = await database().prisma.emailChange.findFirst({
    where: openBy(token, user),
    select: { email: true },
  });
  return row?.email ?? null;
}

/**
 * Makes the address theirs, once, ends their other logins and mailed links as a new password does, and tells the old
 * address. False when there is nothing to confirm, or the address has become somebody else's.
 */
export async function confirmEmailChange(
  token: string,
  user: LoggedInUser,
  origin: Origin,
): Promise<boolean> {
  const { userId, loginId } = user;
  const work = database().prisma.$transaction(async (tx) => {
    const change = await tx.emailChange.findFirst({ where: openBy(token, user), select: { email: true } });
    const { count } = await tx.emailChange.deleteMany({ where: openBy(token, user) });
    // Of two who press at once, one changes it.
    if (!change || count === 0) return null;
    const newAddress = change.email;
    const before = await setAddress(tx, userId, newAddress);
    await tx.login.updateMany({
      where: { userId, revokedAt: null, id: { not: loginId } },
      data: { revokedAt: new Date() },
    });
    const event = {
      action: "account.email_changed",
      details: { from: before.address, to: newAddress },
    } as const;
    await recordForPerson(userId, origin, event, tx);
    return { ...before, newAddress };
  });
  const done = await work.catch(async (error) => {
    if (!isTaken(error)) throw error;
    await database().prisma.emailChange.deleteMany({ where: openBy(token, user) });
    return null;
  });
  if (done) await mailEmailChanged(done);
  return done !== null;
}

function openBy(token: string, { userId }: LoggedInUser) {
  return { tokenHash: hashToken(token), userId, expiresAt: { gt: new Date() } };
}
