import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

const MISSING = "second_factor_missing";

/** Throws `forbidden` when the tenant lets nobody in without a second step, and the person has none. */
export async function demandSecondFactor(tenantId: string, userId: string): Promise<void> {
  const { prisma } = database();
  const isAsked = await prisma.tenantSettings.count({ where: { tenantId, needsTwoStep: true } });
  if (isAsked === 0) return;
  const has = await prisma.secondFactor.count({ where: { userId, confirmedAt: { not: null } } });
  if (has > 0) return;
  throw new AppError("forbidden", "This organisation asks for two-step sign-in. Set it up to go on.", {
    details: { reason: MISSING },
  });
}

/** Whether it was that which `demandSecondFactor` threw. */
export function isSecondFactorMissing(error: unknown): boolean {
  return error instanceof AppError && error.details?.reason === MISSING;
}
