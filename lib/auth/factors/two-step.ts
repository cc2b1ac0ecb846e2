import type { Origin } from "@/lib/audit/entry";
import { demandAttempt, demandPassword } from "@/lib/auth/login/demand-password";
import { type LoggedInUser, markProven } from "@/lib/auth/login/logins";
import { recordForPerson } from "@/lib/auth/person-audit";
import { clearAttempts, type RateLimitRule } from "@/lib/auth/rate-limit";
import { hashToken } from "@/lib/auth/tokens";
import { openSecret, sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { AuditAction } from "@/lib/format/audit-actions";
import { log } from "@/lib/log";
import { enrolmentAddress, newRecoveryCode, newSecret, normaliseCode, stepOf } from "./one-time-code";
import { demandStepsShown, dropSecondFactor, hasSecondFactor } from "./second-factor-rule";

const ATTEMPTS: RateLimitRule = { purpose: "two-step", limit: 10, windowMs: 15 * 60_000 };
const RECOVERY_CODES = 10;
const UNREADABLE =
  "Debrief can’t open what it stored of your authenticator app. Use a recovery code, then set up the app again. Without one, ask an administrator to remove your second step.";

/** Whether sign-in asks the person for a code, and how many of those on paper are left. */
export type TwoStepState = { isOn: boolean; codesLeft: number };

/** What shows that it is really they. `code` is of the app or one from paper. */
export type Proof = { password: string; code: string };

/** The person's second step. */
export async function getTwoStep({ userId }: LoggedInUser): Promise<TwoStepState> {
  const { prisma } = database();
  const [isOn, codesLeft] = await Promise.all([
    hasSecondFactor(userId),
    prisma.recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  return { isOn, codesLeft: isOn ? codesLeft : 0 };
}

/**
 * Makes a secret for an authenticator app, shown this once; it counts from its first code on. Throws `invalid_input` for a
 * wrong password, `conflict` when there is one already, `forbidden` as `demandStepsShown`, and `rate_limited`.
 */
export async function beginTwoStep(
  user: LoggedInUser,
  password: string,
): Promise<{ secret: string; address: string }> {
  if (await hasSecondFactor(user.userId)) throw alreadyOn();
  await demandStepsShown(user);
  await demandPassword(ATTEMPTS, user.userId, password);
  const secret = newSecret();
  const sealed = sealSecret(secretPlaces.secondStep(user.userId), secret);
  const row = { secretCiphertext: sealed.ciphertext, secretEncryptedWith: sealed.encryptedWith, lastStep: 0 };
  const { count } = await database().prisma.$transaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId: user.userId, confirmedAt: null } });
    return tx.secondFactor.createMany({ data: { userId: user.userId, ...row }, skipDuplicates: true });
  });
  if (count === 0) throw alreadyOn();
  return { secret, address: enrolmentAddress(secret, user.email) };
}

/**
 * Turns the second step on with the app's first code, and returns the codes to keep on paper, which are shown this once.
 * Throws `invalid_input` for a wrong code, `forbidden` as `demandStepsShown`, and `rate_limited`.
 */
export async function confirmTwoStep(user: LoggedInUser, code: string, origin: Origin): Promise<string[]> {
  const { userId, loginId } = user;
  await demandStepsShown(user);
  await demandAttempt(ATTEMPTS, userId);
  return database().prisma.$transaction(async (tx) => {
    const row = await tx.secondFactor.findFirst({ where: { userId, confirmedAt: null } });
    const step = row && stepOf(secretOf(row), normaliseCode(code));
    if (!step) throw wrongCode(userId, origin);
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, confirmedAt: null, secretCiphertext: row.secretCiphertext },
      data: { confirmedAt: new Date(), lastStep: step },
    });
    if (count === 0) throw wrongCode(userId, origin);
    await tx.login.updateMany({
      where: { id: loginId, userId },
      data: { hasTwoSteps: true, provenAt: new Date() },
    });
    const codes = await replaceRecoveryCodes(tx, userId);
    await recordForPerson(userId, origin, { action: "account.two_step_on" }, tx);
    return codes;
  });
}

/** Turns the second step off. Throws `invalid_input` when password or code are wrong, and `rate_limited`. */
export async function endTwoStep(user: LoggedInUser, proof: Proof, origin: Origin): Promise<void> {
  await withProof(user, proof, origin, "account.two_step_off", (tx) => dropSecondFactor(tx, user.userId));
}

/** Makes ten new codes for paper; the old ones end. Throws as `endTwoStep`. */
export async function renewRecoveryCodes(
  user: LoggedInUser,
  proof: Proof,
  origin: Origin,
): Promise<string[]> {
  return withProof(user, proof, origin, "account.recovery_codes_made", (tx) =>
    replaceRecoveryCodes(tx, user.userId),
  );
}

/**
 * For what asks again who is signed in: the password, and the code of who has a second step. Throws `invalid_input` when
 * one is wrong, and `rate_limited`.
 */
export async function demandProof(
  user: LoggedInUser,
  { password, code }: Proof,
  origin: Origin,
): Promise<void> {
  await demandPassword(ATTEMPTS, user.userId, password);
  if ((await hasSecondFactor(user.userId)) && !(await spendCode(user.userId, code, origin)))
    throw wrongCode(user.userId, origin);
  await clearAttempts(ATTEMPTS, user.userId);
}

/** `demandProof`, noted in the login: for ten minutes what reaches far does not ask again. Throws as that does. */
export async function proveAgain(user: LoggedInUser, proof: Proof, origin: Origin): Promise<void> {
  await demandProof(user, proof, origin);
  await markProven(user.loginId, { hasTwoSteps: await hasSecondFactor(user.userId) });
}

/** Uses up a code of the person's app, or one from paper. False when it is wrong, old or used. */
export async function spendCode(
  userId: string,
  given: string,
  origin: Origin,
  tx: Prisma.TransactionClient = database().prisma,
): Promise<boolean> {
  const code = normaliseCode(given);
  if (!/^\d{6}$/.test(code)) return spendRecoveryCode(userId, code, origin, tx);
  const row = await tx.secondFactor.findFirst({ where: { userId, confirmedAt: { not: null } } });
  const step = row && stepOf(secretOf(row), code);
  if (!step) return false;
  // Whoever looked over a shoulder, or sends the same request twice, finds the step used.
  const { count } = await tx.secondFactor.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

async function spendRecoveryCode(
  userId: string,
  code: string,
  origin: Origin,
  tx: Prisma.TransactionClient,
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { codeHash: hashRecoveryCode(userId, code), usedAt: null, userId },
    data: { usedAt: new Date() },
  });
  if (count === 1) await recordForPerson(userId, origin, { action: "account.recovery_code_used" }, tx);
  return count === 1;
}

async function withProof<T>(
  user: LoggedInUser,
  { password, code }: Proof,
  origin: Origin,
  action: AuditAction,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  await demandPassword(ATTEMPTS, user.userId, password);
  const done = await database().prisma.$transaction(async (tx) => {
    if (!(await spendCode(user.userId, code, origin, tx))) throw wrongCode(user.userId, origin);
    const result = await work(tx);
    await recordForPerson(user.userId, origin, { action }, tx);
    return result;
  });
  await clearAttempts(ATTEMPTS, user.userId);
  return done;
}

async function replaceRecoveryCodes(tx: Prisma.TransactionClient, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashRecoveryCode(userId, normaliseCode(code)) })),
  });
  return codes;
}

function hashRecoveryCode(userId: string, code: string): string {
  return hashToken(`${userId}:${code}`);
}

function secretOf(row: {
  userId: string;
  secretCiphertext: Uint8Array<ArrayBuffer>;
  secretEncryptedWith: string;
}): string {
  const sealed = { ciphertext: row.secretCiphertext, encryptedWith: row.secretEncryptedWith };
  const secret = openSecret(secretPlaces.secondStep(row.userId), sealed);
  if (secret === null) throw new AppError("conflict", UNREADABLE);
  return secret;
}

function alreadyOn(): AppError {
  return new AppError("conflict", "Two-step sign-in is already on. Turn it off first.");
}

function wrongCode(userId: string, { address }: Origin): AppError {
  log.warn({ userId, address }, "a code of a second step was wrong");
  return new AppError("invalid_input", "That code is wrong or has already been used. Wait for the next one.");
}
