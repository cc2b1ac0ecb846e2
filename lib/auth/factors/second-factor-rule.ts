import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Whose login it is, and whether both steps were shown in it. */
export type LoginSteps = { userId: string; hasTwoSteps: boolean };

const MISSING = "second_factor_missing";

/** Whether sign-in asks the person for a code. */
export async function hasSecondFactor(
  userId: string,
  tx: Pick<Prisma.TransactionClient, "secondFactor"> = database().prisma,
): Promise<boolean> {
  return (await tx.secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** Takes the app and the codes on paper away: sign-in asks for the password alone. */
export async function dropSecondFactor(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
}

/** Whether the person has a passkey, which is both steps in one. */
export async function hasPasskey(
  userId: string,
  tx: Pick<Prisma.TransactionClient, "passkey"> = database().prisma,
): Promise<boolean> {
  return (await tx.passkey.count({ where: { userId } })) > 0;
}

/**
 * Whether a login is one with a second step. Who has an app is asked for its code. Who has a passkey may still type a
 * password instead, so there it counts what the login was made with. `findLoginMember` says the same in SQL.
 */
export async function meetsSecondFactorRule({ userId, hasTwoSteps }: LoginSteps): Promise<boolean> {
  return (await hasSecondFactor(userId)) || (hasTwoSteps && (await hasPasskey(userId)));
}

/** Throws `forbidden` when the tenant lets nobody in without a second step, and the login is without one. */
export async function demandSecondFactor(tenantId: string, login: LoginSteps): Promise<void> {
  if (!(await isAskedBy({ tenantId })) || (await meetsSecondFactorRule(login))) return;
  throw secondFactorMissing("This organisation requires two-step sign-in. Set it up to continue.");
}

/** What leads a page to where a second step is set up or shown. */
export function secondFactorMissing(message: string): AppError {
  return new AppError("forbidden", message, { details: { reason: MISSING } });
}

/**
 * Throws `forbidden` when somebody changes their second steps with less than those. Without this, whoever has learned the
 * password would add a passkey of their own, or take the owner's away and set up what the tenant asks for anew. Where no
 * tenant asks, the password opens everything anyway: it may replace a passkey that was lost.
 */
export async function demandStepsShown({ userId, hasTwoSteps }: LoginSteps): Promise<void> {
  if (hasTwoSteps) return;
  if (await hasSecondFactor(userId))
    throw new AppError("forbidden", "Sign out and in again with your password and a code to change this.");
  if ((await hasPasskey(userId)) && (await mustHaveSteps(userId)))
    throw new AppError("forbidden", "Sign out and in again with a passkey to change this.");
}

/** Whether a tenant of theirs asks for a second step, or what they run does. */
async function mustHaveSteps(userId: string): Promise<boolean> {
  if (await isAskedBy({ tenant: { memberships: { some: { userId } } } })) return true;
  const runs = {
    OR: [{ isOperator: true }, { memberships: { some: { role: { in: ["owner", "admin"] } } } }],
  };
  return (
    (await database().prisma.user.count({ where: { id: userId, ...runs } as Prisma.UserWhereInput })) > 0
  );
}

/** Whether one of these tenants lets nobody in without a second step. */
export async function isAskedBy(
  which: Prisma.TenantSettingsWhereInput,
  tx: Pick<Prisma.TransactionClient, "tenantSettings"> = database().prisma,
): Promise<boolean> {
  return (await tx.tenantSettings.count({ where: { ...which, needsTwoStep: true } })) > 0;
}

/** Whether it was that which `demandSecondFactor` threw. */
export function isSecondFactorMissing(error: unknown): boolean {
  return error instanceof AppError && error.details?.reason === MISSING;
}
