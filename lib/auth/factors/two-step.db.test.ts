import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { changePassword } from "@/lib/auth/account/account";
import { createPasswordReset, resetPassword } from "@/lib/auth/account/password-reset";
import { actorForLogin, actorForMember } from "@/lib/auth/actor";
import { type LoggedInUser, readLogin } from "@/lib/auth/login/logins";
import { hashPassword } from "@/lib/auth/login/passwords";
import { passFirstStep } from "@/lib/auth/sign-in/first-step";
import { signInWithCode, signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { listAudit } from "@/lib/data/audit/audit-log";
import { setNeedsTwoStep } from "@/lib/data/results/tenant-settings";
import { database } from "@/lib/db/client";
import { createMember, createTenant } from "@/prisma/factories";
import { signIn } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";
import { hasSecondFactor } from "./second-factor-rule";
import { beginTwoStep, confirmTwoStep, endTwoStep, getTwoStep, renewRecoveryCodes } from "./two-step";

useTestDatabase();

const PASSWORD = "correct horse battery";

async function scene() {
  const tenant = await createTenant();
  const { actor, userId } = await createMember(tenant);
  await database().prisma.user.update({
    where: { id: userId },
    data: { passwordHash: await hashPassword(PASSWORD) },
  });
  const cookie = await signIn(userId);
  const user = await readLogin(cookie.slice(cookie.indexOf("=") + 1));
  if (!user) throw new Error("The login was not found again.");
  const attempt = attemptOf(user);
  const passFirst = async () => {
    const outcome = await attempt();
    if (outcome === null || typeof outcome === "string" || !("firstStep" in outcome))
      throw new Error(`The password should be right, not: ${JSON.stringify(outcome)}`);
    return outcome.firstStep;
  };
  const bringCode = (firstStep: string, code: string) =>
    signInWithCode({ firstStep, code, address: user.userId, origin: UNKNOWN_ORIGIN });
  return { tenant, actor, user, attempt, passFirst, bringCode };
}

const attemptOf =
  (user: LoggedInUser) =>
  (code?: string, password = PASSWORD) =>
    signInWithPassword({ email: user.email, password, code, address: user.userId, origin: UNKNOWN_ORIGIN });

/** An authenticator app. Each code that it is asked for is of a later step, which sign-in still takes. */
function appWith(secret: string) {
  let asked = -1;
  return () => {
    asked += 1;
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    return totp.generate({ timestamp: Date.now() + (asked - 1) * 30_000 });
  };
}

/** The person with the second step on. The app's first code, of the step before this one, turned it on. */
async function sceneWithApp() {
  const made = await scene();
  const { secret } = await beginTwoStep(made.user, PASSWORD);
  const nextCode = appWith(secret);
  const recoveryCodes = await confirmTwoStep(made.user, nextCode(), UNKNOWN_ORIGIN);
  return { ...made, secret, nextCode, recoveryCodes };
}

test("the password alone opens no login any more, and is not told apart from a wrong one", async () => {
  const { attempt, nextCode } = await sceneWithApp();
  expect(await attempt()).toEqual({ firstStep: expect.any(String) });
  expect(await attempt("", "wrong password")).toBeNull();
  expect(await attempt("000000", "wrong password")).toBeNull();
  expect(await attempt(nextCode())).toMatchObject({ loginId: expect.any(String) });
});

test("what was stored under another ENCRYPTION_KEY is called that, and a code on paper still signs in", async () => {
  const { user, nextCode, attempt, recoveryCodes } = await sceneWithApp();
  const where = { userId: user.userId };
  await database().prisma.secondFactor.update({ where, data: { secretEncryptedWith: "2:another" } });
  await expect(attempt(nextCode())).rejects.toThrow("set up the app again");
  expect(await attempt(recoveryCodes[0])).toMatchObject({ loginId: expect.any(String) });
  const proof = { password: PASSWORD, code: recoveryCodes[1] ?? "" };
  await endTwoStep(user, proof, UNKNOWN_ORIGIN);
  expect(await beginTwoStep(user, PASSWORD)).toMatchObject({ secret: expect.any(String) });
});

test("after the password, its proof and a code sign in, once, and the proof is kept as a digest", async () => {
  const { actor, user, nextCode, passFirst, bringCode } = await sceneWithApp();
  const firstStep = await passFirst();
  expect(await bringCode(firstStep, "")).toEqual({ firstStep });
  expect(await bringCode(firstStep, "000000")).toBe("wrong_code");
  expect(JSON.stringify(await database().prisma.firstStep.findMany())).not.toContain(firstStep);
  expect(await bringCode(firstStep, nextCode())).toMatchObject({ userId: user.userId });
  expect(await bringCode(firstStep, nextCode())).toBe("start_again");
  const filter = { area: "account" as const, actorId: null, objectId: null, from: null, until: null };
  const { entries } = await listAudit(actor, filter, { before: null, limit: 2 });
  expect(entries).toMatchObject([
    { action: "account.signed_in" },
    { action: "account.sign_in_refused", details: { wrong: "code" } },
  ]);
});

test("the proof of the password ends after five minutes, and with the password", async () => {
  const { user, nextCode, recoveryCodes, passFirst, bringCode } = await sceneWithApp();
  const old = await passFirst();
  const { expiresAt } = await database().prisma.firstStep.findFirstOrThrow({
    where: { userId: user.userId },
  });
  expect(Math.abs(expiresAt.getTime() - Date.now() - 5 * 60_000)).toBeLessThan(30_000);
  await database().prisma.firstStep.updateMany({ data: { expiresAt: new Date() } });
  expect(await bringCode(old, nextCode())).toBe("start_again");
  const before = await passFirst();
  // By the login that turned it on, which has shown both steps since.
  const proven = { ...user, hasTwoSteps: true };
  await changePassword(proven, { current: PASSWORD, next: "another long password" });
  expect(await bringCode(before, recoveryCodes[0] ?? "")).toBe("start_again");
  expect(await getTwoStep(user)).toMatchObject({ codesLeft: 10 });
});

test("the proof of one person's password takes nobody else's code, and nothing that is no proof passes", async () => {
  const [one, other] = [await sceneWithApp(), await sceneWithApp()];
  expect(await one.bringCode(await one.passFirst(), other.nextCode())).toBe("wrong_code");
  expect(await one.bringCode("no proof", one.nextCode())).toBe("start_again");
  await database().prisma.user.update({
    where: { id: one.user.userId },
    data: { disabledAt: new Date() },
  });
  expect(await one.bringCode(await passFirstStep(one.user.userId), one.nextCode())).toBe("start_again");
});

test("guessing codes with the proof is stopped, however often one starts again", async () => {
  const { nextCode, passFirst, bringCode } = await sceneWithApp();
  let firstStep = "";
  for (let guess = 0; guess < 5; guess += 1) {
    firstStep = await passFirst();
    expect(await bringCode(firstStep, "000000")).toBe("wrong_code");
  }
  expect(await bringCode(firstStep, nextCode())).toBe("rate_limited");
});

test("a code works once, also for two who send it at the same moment", async () => {
  const { attempt, nextCode } = await sceneWithApp();
  const code = nextCode();
  const outcomes = await Promise.all([attempt(code), attempt(code), attempt(code)]);
  expect(outcomes.filter((outcome) => outcome === "wrong_code")).toHaveLength(2);
  expect(await attempt(code)).toBe("wrong_code");
});

test("the code that turned it on signs nobody in", async () => {
  const { attempt, user } = await scene();
  const { secret } = await beginTwoStep(user, PASSWORD);
  const code = appWith(secret)();
  await confirmTwoStep(user, code, UNKNOWN_ORIGIN);
  expect(await attempt(code)).toBe("wrong_code");
});

test("until its first code is typed, an app that was begun changes nothing", async () => {
  const { user, attempt } = await scene();
  await beginTwoStep(user, PASSWORD);
  const { secret } = await beginTwoStep(user, PASSWORD);
  expect(await attempt()).toMatchObject({ loginId: expect.any(String) });
  await expect(confirmTwoStep(user, "000000", UNKNOWN_ORIGIN)).rejects.toThrow("That code is wrong");
  expect(await hasSecondFactor(user.userId)).toBe(false);
  await confirmTwoStep(user, appWith(secret)(), UNKNOWN_ORIGIN);
  await expect(beginTwoStep(user, PASSWORD)).rejects.toThrow("already on");
});

test("guessing codes is stopped", async () => {
  const { attempt, nextCode } = await sceneWithApp();
  for (let guess = 0; guess < 10; guess += 1) expect(await attempt("000000")).toBe("wrong_code");
  expect(await attempt(nextCode())).toBe("rate_limited");
});

test("each recovery code signs in once, however it is typed, and belongs to one person", async () => {
  const { attempt, recoveryCodes, user } = await sceneWithApp();
  const other = await sceneWithApp();
  const [first = "", second = ""] = recoveryCodes;
  expect(recoveryCodes).toHaveLength(10);
  expect(await other.attempt(first)).toBe("wrong_code");
  expect(await attempt(` ${first.toUpperCase().replaceAll("-", " ")} `)).toMatchObject({
    userId: user.userId,
  });
  expect(await attempt(first)).toBe("wrong_code");
  expect(await getTwoStep(user)).toEqual({ isOn: true, codesLeft: 9 });
  const stored = JSON.stringify(await database().prisma.recoveryCode.findMany());
  expect(stored).not.toContain(second.replaceAll("-", ""));
});

test("new recovery codes end the old ones, and turning off takes password and code", async () => {
  const { attempt, user, nextCode, recoveryCodes } = await sceneWithApp();
  const [old = ""] = recoveryCodes;
  const proof = { password: PASSWORD, code: nextCode() };
  const [renewed = ""] = await renewRecoveryCodes(user, proof, UNKNOWN_ORIGIN);
  expect(await attempt(old)).toBe("wrong_code");
  await expect(endTwoStep(user, { password: "no", code: renewed }, UNKNOWN_ORIGIN)).rejects.toThrow(
    "password",
  );
  await expect(endTwoStep(user, { ...proof, code: old }, UNKNOWN_ORIGIN)).rejects.toThrow(
    "That code is wrong",
  );
  await endTwoStep(user, { ...proof, code: renewed }, UNKNOWN_ORIGIN);
  expect(await attempt()).toMatchObject({ userId: user.userId });
});

test("the secret is nowhere in clear, and what is done to the second step stands in the audit log", async () => {
  const { actor, user, secret, nextCode, recoveryCodes } = await sceneWithApp();
  await endTwoStep(user, { password: PASSWORD, code: nextCode() }, UNKNOWN_ORIGIN);
  const filter = { area: "account" as const, actorId: null, objectId: null, from: null, until: null };
  const { entries } = await listAudit(actor, filter, { before: null, limit: 9 });
  expect(entries.map(({ action }) => action)).toEqual(["account.two_step_off", "account.two_step_on"]);
  const again = await sceneWithApp();
  const rows = await database().prisma.secondFactor.findMany();
  const text = JSON.stringify({
    entries,
    rows: rows.map((row) => Buffer.from(row.secretCiphertext).toString()),
  });
  for (const hidden of [secret, again.secret, ...recoveryCodes]) expect(text).not.toContain(hidden);
});

test("a mailed link sets a password but is no second step", async () => {
  const { user } = await sceneWithApp();
  const token = (await createPasswordReset(user.userId)).split("/").at(-1) ?? "";
  expect(await resetPassword(token, "another long password")).toEqual({
    userId: user.userId,
    needsCode: true,
  });
});

test("where it is asked of everybody, whoever lacks it reaches nothing of that tenant, by the short way and the long", async () => {
  const { tenant, actor, user } = await sceneWithApp();
  const lacking = await createMember(tenant, "reviewer");
  await expect(setNeedsTwoStep(lacking.actor, true)).rejects.toThrow("does not allow");
  await setNeedsTwoStep(actor, true);
  await expect(actorForMember(lacking.userId, tenant.slug)).rejects.toThrow("requires two-step sign-in");
  const cookie = await signIn(lacking.userId);
  const login = await readLogin(cookie.slice(cookie.indexOf("=") + 1));
  expect(login && (await actorForLogin(login, tenant.slug))).toBeNull();
  expect(await actorForLogin(user, tenant.slug)).not.toBeNull();
  await setNeedsTwoStep(actor, false);
  expect(await actorForMember(lacking.userId, tenant.slug)).not.toBeNull();
});

test("nobody can shut themselves out by asking everybody", async () => {
  const { actor } = await scene();
  await expect(setNeedsTwoStep(actor, true)).rejects.toThrow("for yourself");
});
