import { z } from "zod";
import { type Origin, UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { demandStepsShown } from "@/lib/auth/factors/second-factor-rule";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { hashPasswordOf } from "@/lib/auth/login/new-password";
import { PASSWORD_MAX_LENGTH, passwordSchema, verifyPassword } from "@/lib/auth/login/passwords";
import { endUnusedTokens } from "@/lib/auth/login/unused-tokens";
import { recordForPerson } from "@/lib/auth/person-audit";
import { clearAttempts, countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { AuditAction } from "@/lib/format/audit-actions";
import { typedName } from "@/lib/format/typed-name";

const ATTEMPTS: RateLimitRule = { purpose: "change-password", limit: 10, windowMs: 15 * 60_000 };
const MOST_LISTED = 50;

/** A browser in which the person is signed in. */
export type Device = {
  loginId: string;
  userAgent: string | null;
  signedInAt: string;
  lastSeenAt: string;
  isThisOne: boolean;
};

export const nameSchema = typedName(100, { empty: "Enter your name." });
export const passwordChangeSchema = z.object({
  current: z.string().max(PASSWORD_MAX_LENGTH),
  next: passwordSchema,
});

/** Changes how the person is called everywhere. */
export async function changeName(user: LoggedInUser, name: string): Promise<void> {
  await database().prisma.user.update({ where: { id: user.userId }, data: { name } });
}

/**
 * Sets a new password when the current one is right, and ends every other login and mailed link. Throws `invalid_input`
 * for one that is easy to guess or known from a breach, and `forbidden` for who came with less than their second step.
 */
export async function changePassword(
  login: LoggedInUser,
  { current, next }: z.infer<typeof passwordChangeSchema>,
  origin = UNKNOWN_ORIGIN,
): Promise<"changed" | "wrong_password" | "rate_limited"> {
  const { userId, loginId } = login;
  await demandStepsShown(login);
  if (!(await countAttempt(ATTEMPTS, userId))) return "rate_limited";
  const { prisma } = database();
  const user = await prisma.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (!(await verifyPassword(current, user?.passwordHash ?? null))) return "wrong_password";
  const passwordHash = await hashPasswordOf(userId, next);
  await prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await endUnusedTokens(tx, userId);
    await tx.login.updateMany({
      where: { userId, revokedAt: null, id: { not: loginId } },
      data: { revokedAt: new Date() },
    });
    await recordForPerson(userId, origin, { action: "account.password_changed" }, tx);
  });
  await clearAttempts(ATTEMPTS, userId);
  return "changed";
}

/** Where the person is signed in, the most recently seen first. */
export async function listDevices({ userId, loginId }: LoggedInUser): Promise<Device[]> {
  const rows = await database().prisma.login.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: "desc" },
    take: MOST_LISTED,
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    loginId: id,
    userAgent,
    signedInAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isThisOne: id === loginId,
  }));
}

/** Ends one of the person's own logins; somebody else's is left alone. */
export async function signOutDevice(
  { userId }: LoggedInUser,
  loginId: string,
  origin = UNKNOWN_ORIGIN,
): Promise<void> {
  await endLogins({ id: loginId, userId }, userId, origin, "account.device_signed_out");
}

/** Ends all of the person's logins but this one, and a change of their address that one of them may have asked for. */
export async function signOutOtherDevices(
  { userId, loginId }: LoggedInUser,
  origin = UNKNOWN_ORIGIN,
): Promise<void> {
  await database().prisma.emailChange.deleteMany({ where: { userId } });
  await endLogins({ userId, id: { not: loginId } }, userId, origin, "account.device_signed_out");
}

/** Ends the login that the person is here with: its cookie is worthless from the next request on. */
export async function signOut(
  { userId, loginId }: Pick<LoggedInUser, "userId" | "loginId">,
  origin = UNKNOWN_ORIGIN,
): Promise<void> {
  await endLogins({ id: loginId, userId }, userId, origin, "account.signed_out");
}

async function endLogins(
  where: Prisma.LoginWhereInput,
  userId: string,
  origin: Origin,
  action: AuditAction,
): Promise<void> {
  await database().prisma.$transaction(async (tx) => {
    const { count } = await tx.login.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count > 0) await recordForPerson(userId, origin, { action, details: { devices: count } }, tx);
  });
}
