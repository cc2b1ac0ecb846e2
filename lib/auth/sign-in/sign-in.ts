import type { Origin } from "@/lib/audit/entry";
import { hasSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { spendCode } from "@/lib/auth/factors/two-step";
import { forgetGuesses, type Guess, mayGuess } from "@/lib/auth/guesses";
import { normaliseEmail } from "@/lib/auth/login/email-address";
import { createLogin } from "@/lib/auth/login/logins";
import { PASSWORD_MAX_LENGTH, verifyPassword } from "@/lib/auth/login/passwords";
import { pretendForPerson, recordForPerson } from "@/lib/auth/person-audit";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { findFirstStep, passFirstStep, spendFirstStep } from "./first-step";

const WINDOW_MS = 15 * 60_000;
/** All tries of one address, by whatever means. */
export const PER_ADDRESS: RateLimitRule = { purpose: "sign-in-address", limit: 100, windowMs: WINDOW_MS };

/** `address` counts for the rate limit; `origin` is what the audit log is told. */
type From = { address: string; origin: Origin };

/** `code` is of the second step, from who sends it along. */
export type SignInInput = From & { email: string; password: string; code?: string | undefined };

type SignedIn = { userId: string; loginId: string };

/**
 * `firstStep`: the password is right, a code is owed, and this stands for the password until then. `start_again`: it
 * stands for nothing any more. Null: email and password do not belong together.
 */
export type SignInOutcome =
  | SignedIn
  | { firstStep: string }
  | "rate_limited"
  | "wrong_code"
  | "start_again"
  | null;

/**
 * Opens a login. An unknown address, a disabled person and a wrong password give the same answer in the same time.
 * `rate_limited` after too many attempts, of codes as well.
 */
export async function signInWithPassword(input: SignInInput): Promise<SignInOutcome> {
  return signIn(input).catch((error: unknown) => {
    // More passwords are being judged than this process can.
    if (error instanceof AppError && error.code === "rate_limited") return "rate_limited" as const;
    throw error;
  });
}

async function signIn(input: SignInInput): Promise<SignInOutcome> {
  const email = normaliseEmail(input.email);
  if (!(await mayTry(email, input.address))) return "rate_limited";
  // PostgreSQL stores no NUL, and nobody's address has one.
  if (input.password.length > PASSWORD_MAX_LENGTH || email.includes("\0")) return null;
  const user = await database().prisma.user.findFirst({
    where: { email, disabledAt: null },
    select: { id: true, passwordHash: true },
  });
  const isRight = await verifyPassword(input.password, user?.passwordHash ?? null);
  if (!user || !isRight) {
    // Written down beside the answer: waiting for it would tell who has an account. So would the next request, which the
    // embedded database has wait: nobody's refusal is written as well, and taken back.
    void (user ? recordRefusal(user.id, input.origin, "password") : pretendRefusal(input.origin)).catch(
      (error: unknown) => log.error({ err: error }, "a refused sign-in could not be written down"),
    );
    return null;
  }
  const person = { userId: user.id, guess: guessAt(email, input.address) };
  if (!(await hasSecondFactor(user.id))) return openLogin(person, input.origin, { hasTwoSteps: false });
  if (!input.code) return { firstStep: await passFirstStep(user.id) };
  if (!(await isCodeRight(user.id, input.code, input.origin))) return "wrong_code";
  return openLogin(person, input.origin, { hasTwoSteps: true });
}

/** Opens a login for who has passed the first step and brings a code. Wrong ones count as wrong passwords do. */
export async function signInWithCode({
  firstStep,
  code,
  address,
  origin,
}: From & { firstStep: string; code: string }): Promise<SignInOutcome> {
  const person = await findFirstStep(firstStep);
  if (!(await mayTry(person?.email ?? null, address))) return "rate_limited";
  if (!person) return "start_again";
  if (!code) return { firstStep };
  if (!(await isCodeRight(person.userId, code, origin))) return "wrong_code";
  return (await spendFirstStep(firstStep))
    ? openLogin({ ...person, guess: guessAt(person.email, address) }, origin, { hasTwoSteps: true })
    : "start_again";
}

/** Whether somebody is signed in now. */
export function isSignedIn(outcome: SignInOutcome): outcome is SignedIn {
  return outcome !== null && typeof outcome === "object" && "loginId" in outcome;
}

/** Counts an attempt; `email` is null when it is for nobody. */
async function mayTry(email: string | null, address: string): Promise<boolean> {
  if (!(await countAttempt(PER_ADDRESS, address))) return false;
  return email === null || mayGuess(guessAt(email, address));
}

function guessAt(email: string, caller: string): Guess {
  return { what: "sign-in", target: email, caller };
}

async function isCodeRight(userId: string, code: string, origin: Origin): Promise<boolean> {
  const isRight = await spendCode(userId, code, origin);
  if (!isRight) await recordRefusal(userId, origin, "code");
  return isRight;
}

async function openLogin(
  { userId, guess }: { userId: string; guess: Guess },
  origin: Origin,
  steps: { hasTwoSteps: boolean },
) {
  await recordForPerson(userId, origin, { action: "account.signed_in" });
  await forgetGuesses(guess);
  return { userId, loginId: await createLogin(userId, origin, steps) };
}

/** Notes that a sign-in as this person was refused, and what was wrong. */
export function recordRefusal(userId: string, origin: Origin, wrong: string): Promise<void> {
  log.warn({ userId, wrong, address: origin.address }, "a sign-in was refused");
  return recordForPerson(userId, origin, { action: "account.sign_in_refused", details: { wrong } });
}

function pretendRefusal(origin: Origin): Promise<void> {
  log.warn({ userId: null, wrong: "password", address: origin.address }, "a sign-in was refused");
  return pretendForPerson(origin, { action: "account.sign_in_refused", details: { wrong: "password" } });
}
