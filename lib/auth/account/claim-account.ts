import { dropSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { endUnusedTokens } from "@/lib/auth/login/unused-tokens";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * Gives an account to who has just proven its address. Somebody else may have made it, by a link that was handed over:
 * until then no password, passkey, second step or login of it is known to be theirs, and all of them end. Nothing
 * happens to an account whose address is proven already.
 */
export async function claimAccount(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, isEmailProven: false },
    data: { isEmailProven: true, passwordHash: null },
  });
  if (count === 0) return;
  await dropSecondFactor(tx, userId);
  await tx.passkey.deleteMany({ where: { userId } });
  await endUnusedTokens(tx, userId);
  await tx.login.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
}
