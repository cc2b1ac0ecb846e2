import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { LoggedInUser } from "../logins";
import { verifyPassword } from "../passwords";
import { clearAttempts, countAttempt, type RateLimitRule } from "../rate-limit";
import { demandStepsShown } from "../second-factor-rule";

const FRESH_MS = 10 * 60_000;
const ATTEMPTS: RateLimitRule = { purpose: "passkey-password", limit: 10, windowMs: 15 * 60_000 };

/** Whether somebody signed in so recently that they need not show again who they are. */
export function isFresh({ signedInAt }: LoggedInUser, now = Date.now()): boolean {
  return now - signedInAt.getTime() < FRESH_MS;
}

/**
 * Makes sure that it is they who change their passkeys: by the password, or by having just signed in. Throws
 * `invalid_input`, `rate_limited`, and `forbidden` for who came with less than their second step.
 */
export async function demandFreshProof(user: LoggedInUser, password: string): Promise<void> {
  await demandStepsShown(user);
  if (isFresh(user)) return;
  if (password === "")
    throw new AppError("invalid_input", "You signed in a while ago. Enter your password to go on.");
  const { userId } = user;
  if (!(await countAttempt(ATTEMPTS, userId)))
    throw new AppError("rate_limited", "Too many attempts. For safety, wait 15 minutes.");
  const row = await database().prisma.user.findUnique({
    where: { id: userId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(password, row?.passwordHash ?? null)))
    throw new AppError("invalid_input", "The password is not right.");
  await clearAttempts(ATTEMPTS, userId);
}
