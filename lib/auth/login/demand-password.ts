import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { verifyPassword } from "./passwords";

/** Counts a try of what somebody guesses at their account. Throws `rate_limited` beyond the rule. */
export async function demandAttempt(rule: RateLimitRule, userId: string): Promise<void> {
  if (await countAttempt(rule, userId)) return;
  throw new AppError("rate_limited", "Too many attempts. Try again in 15 minutes.");
}

/** Makes sure that it is they who are signed in, by their password. Throws `invalid_input`, and as `demandAttempt`. */
export async function demandPassword(rule: RateLimitRule, userId: string, password: string): Promise<void> {
  await demandAttempt(rule, userId);
  const user = await database().prisma.user.findUnique({
    where: { id: userId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(password, user?.passwordHash ?? null))) {
    log.warn({ userId, purpose: rule.purpose }, "a password was wrong");
    throw new AppError("invalid_input", "The password is incorrect.");
  }
}
