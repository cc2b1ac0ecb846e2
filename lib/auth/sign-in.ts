import { database } from "@/lib/db/client";
import { createLogin } from "./logins";
import { PASSWORD_MAX_LENGTH, verifyPassword } from "./passwords";
import { clearAttempts, countAttempt, type RateLimitRule } from "./rate-limit";

const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT: RateLimitRule = { purpose: "sign-in-account", limit: 10, windowMs: WINDOW_MS };
const PER_ADDRESS: RateLimitRule = { purpose: "sign-in-address", limit: 100, windowMs: WINDOW_MS };

export type SignInInput = { email: string; password: string; address: string; userAgent: string };

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
  if (!(await verifyPassword(input.password, user?.passwordHash ?? null)) || !user) return null;
  await clearAttempts(PER_ACCOUNT, email);
  return { userId: user.id, loginId: await createLogin(user.id, input.userAgent) };
}

/** E-mail addresses are compared without case and without surrounding space. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}
