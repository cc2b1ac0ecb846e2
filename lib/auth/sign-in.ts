import { database } from "@/lib/db/client";
import { log } from "@/lib/log";
import { normaliseEmail } from "./email-address";
import { createLogin } from "./logins";
import type { Origin } from "./origin";
import { PASSWORD_MAX_LENGTH, verifyPassword } from "./passwords";
import { recordForPerson } from "./person-audit";
import { clearAttempts, countAttempt, type RateLimitRule } from "./rate-limit";
import { hasSecondFactor } from "./second-factor-rule";
import { spendCode } from "./two-step";

const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT: RateLimitRule = { purpose: "sign-in-account", limit: 10, windowMs: WINDOW_MS };
const PER_ADDRESS: RateLimitRule = { purpose: "sign-in-address", limit: 100, windowMs: WINDOW_MS };

/** `address` counts for the rate limit; `origin` is what the audit log is told. `code` is of the second step. */
export type SignInInput = {
  email: string;
  password: string;
  code?: string | undefined;
  address: string;
  origin: Origin;
};

export type SignInOutcome =
  | { userId: string; loginId: string }
  | "rate_limited"
  | "code_required"
  | "wrong_code"
  | null;

/**
 * Opens a login. Null when e-mail and password do not belong together: an unknown address, a disabled person
 * and a wrong password give the same answer in the same time. `rate_limited` after too many attempts, of codes as well;
 * `code_required` and `wrong_code` where the password is right and the person has a second step.
 */
export async function signInWithPassword(input: SignInInput): Promise<SignInOutcome> {
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
  if (!isRight) {
    // Written down beside the answer: waiting for it would tell who has an account.
    void recordRefusal(user.id, input.origin, "password").catch((error: unknown) =>
      log.error({ err: error }, "a refused sign-in could not be written down"),
    );
    return null;
  }
  if (await hasSecondFactor(user.id)) {
    if (!input.code) return "code_required";
    if (!(await spendCode(user.id, input.code, input.origin))) {
      await recordRefusal(user.id, input.origin, "code");
      return "wrong_code";
    }
  }
  await recordForPerson(user.id, input.origin, { action: "account.signed_in" });
  await clearAttempts(PER_ACCOUNT, email);
  return { userId: user.id, loginId: await createLogin(user.id, input.origin) };
}

function recordRefusal(userId: string, origin: Origin, wrong: string): Promise<void> {
  return recordForPerson(userId, origin, { action: "account.sign_in_refused", details: { wrong } });
}
