import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

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

/** Throws `forbidden` when the tenant lets nobody in without a second step, and the person has none. */
export async function demandSecondFactor(tenantId: string, userId: string): Promise<void> {
  const where = { tenantId, needsTwoStep: true };
  const isAsked = (await database().prisma.tenantSettings.count({ where })) > 0;
  if (!isAsked || (await hasSecondFactor(userId))) return;
  throw new AppError("forbidden", "This organisation asks for two-step sign-in. Set it up to go on.", {
    details: { reason: MISSING },
  });
}

/** Whether it was that which `demandSecondFactor` threw. */
export function isSecondFactorMissing(error: unknown): boolean {
  return error instanceof AppError && error.details?.reason === MISSING;
}
