import { endUnusedTokens } from "@/lib/auth/login/unused-tokens";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * Gives an account another address, which the new mailbox or the operator has proven. Links that the old one was mailed
 * end, but for invitations: they go on to be for this person, if the old address was theirs. Returns who they were; throws Prisma's P2002 when the address is somebody else's.
 */
export async function setAddress(
  tx: Prisma.TransactionClient,
  userId: string,
  newAddress: string,
): Promise<{ name: string; address: string }> {
  const {
    name,
    email: address,
    isEmailProven,
  } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, isEmailProven: true },
  });
  await endUnusedTokens(tx, userId);
  if (isEmailProven)
    await tx.invitation.updateMany({
      where: { email: address, acceptedAt: null, revokedAt: null },
      data: { movedToId: userId },
    });
  await tx.user.update({ where: { id: userId }, data: { email: newAddress, isEmailProven: true } });
  return { name, address };
}
