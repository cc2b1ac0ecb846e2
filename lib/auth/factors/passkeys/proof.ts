import { demandStepsShown } from "@/lib/auth/factors/second-factor-rule";
import { demandPassword } from "@/lib/auth/login/demand-password";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { clearAttempts, type RateLimitRule } from "@/lib/auth/rate-limit";
import { AppError } from "@/lib/errors";

const FRESH_MS = 10 * 60_000;
const ATTEMPTS: RateLimitRule = { purpose: "passkey-password", limit: 10, windowMs: 15 * 60_000 };

/** Whether somebody showed so recently who they are that they need not show again who they are. */
export function isFresh({ provenAt }: Pick<LoggedInUser, "provenAt">, now = Date.now()): boolean {
  return now - provenAt.getTime() < FRESH_MS;
}

/**
 * Makes sure that it is they who change their passkeys: by the password, or by having just signed in. Throws
 * `invalid_input`, `rate_limited`, and `forbidden` for who came with less than their second step.
 */
export async function demandFreshProof(user: LoggedInUser, password: string): Promise<void> {
  await demandStepsShown(user);
  if (isFresh(user)) return;
  if (password === "")
    throw new AppError("invalid_input", "You signed in a while ago. Enter your password to continue.");
  const { userId } = user;
  await demandPassword(ATTEMPTS, userId, password);
  await clearAttempts(ATTEMPTS, userId);
}
