import type { Prisma } from "@/lib/db/generated/client";

/** Ends the links that were mailed to a person and not used: for a new password, and to a new address. */
export async function endMailedLinks(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  await tx.passwordReset.deleteMany({ where: { userId } });
  await tx.emailChange.deleteMany({ where: { userId } });
}
