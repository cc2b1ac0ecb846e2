import type { Prisma } from "@/lib/db/generated/client";

/** Ends what a person was given and has not used: links to a new password and a new address, and half a sign-in. */
export async function endUnusedTokens(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  await tx.passwordReset.deleteMany({ where: { userId } });
  await tx.emailChange.deleteMany({ where: { userId } });
  await tx.firstStep.deleteMany({ where: { userId } });
}
