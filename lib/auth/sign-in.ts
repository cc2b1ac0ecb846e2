import { database } from "@/lib/db/client";
import { createLogin } from "./logins";
import type { Origin } from "./origin";
import { PASSWORD_MAX_LENGTH, verifyPassword } from "./passwords";
import { recordForPerson } from "./person-audit";
import { clearAttempts, countAttempt, type RateLimitRule } from "./rate-limit";

const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT: RateLimitRule = { purpose: "sign-in-account", limit: 10, windowMs: WINDOW_MS };
const PER_ADDRESS: RateLimitRule = { purpose: "sign-in-address", limit: 100, windowMs: WINDOW_MS };

/** `address` counts for the rate limit; `origin` is what the audit log is told. */
export type SignInInput = { email: string; password: string; address: string; origin: Origin };

/**
 * Opens a login. Null when e-mail and password do not belong together: an unknown address, a disabled person
 * and a wrong password give the same answer in the same time. `rate_limited` after too many attempts.
 */
export async function signInWithPassword(
  input: SignInInput,
): Promise<{ userId: string; loginId: string } | "rate_limited" | null> {
  const email = normaliseEmail(input.email);
  const mayTry = await Promise.all([
    countAttempt(PER_ACCOUNT, email),
    countAttempt(PER_ADDRESS, input.address),
  ]);
  if (mayTry.includes(false)) return "rate_limited";
  // PostgreSQL stores no NUL, and nobody's address has one.
  if (input.password.length > PASSWORD_MAX_LENGTH || email.includes("\0")) return null;
  const user = await database().prisma.user.findFirst({
    where: { email, disabledAt: null },
    select: { id: true, passwordHash: true },
  });
  const isRight = await verifyPassword(input.password, user?.passwordHash ?? null);
  if (!user) return null;
  const action = isRight ? "account.signed_in" : "account.sign_in_refused";
  await recordForPerson(user.id, input.origin, { action });
  if (!isRight) return null;
  await clearAttempts(PER_ACCOUNT, email);
  return { userId: user.id, loginId: await createLogin(user.id, input.origin) };
}

/** E-mail addresses are compared without case and without surrounding space. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}
