import { hashToken, newToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";

const VALID_MS = 5 * 60_000;

/**
 * Notes that the password was right, for who still owes a code. What is returned stands for it in the page, for five
 * minutes and for nothing but the second step.
 */
export async function passFirstStep(userId: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + VALID_MS);
  await database().prisma.firstStep.create({ data: { tokenHash: hashToken(token), userId, expiresAt } });
  return token;
}

/** Whose first step it is; null when it is unknown, used or over. */
export async function findFirstStep(token: string): Promise<{ userId: string; email: string } | null> {
  const row = await database().prisma.firstStep.findFirst({
    where: { tokenHash: hashToken(token), expiresAt: { gt: new Date() }, user: { disabledAt: null } },
    select: { userId: true, user: { select: { email: true } } },
  });
  return row && { userId: row.userId, email: row.user.email };
}

/** Uses it up. False when somebody else has by now. */
export async function spendFirstStep(token: string): Promise<boolean> {
  const { count } = await database().prisma.firstStep.deleteMany({ where: { tokenHash: hashToken(token) } });
  return count > 0;
}
