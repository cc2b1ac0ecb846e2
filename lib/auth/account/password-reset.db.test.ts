import { beforeEach, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { createLogin, type LoggedInUser } from "@/lib/auth/login/logins";
import { hashPassword } from "@/lib/auth/login/passwords";
import { signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { database } from "@/lib/db/client";
import { createTenant, createUser } from "@/prisma/factories";
import { startSmtp } from "@/testing/smtp";
import { useTestDatabase } from "@/testing/use-test-database";
import { changePassword, listDevices, signOutDevice, signOutOtherDevices } from "./account";
import {
  createPasswordReset,
  findPasswordReset,
  mayRequestPasswordReset,
  resetPassword,
  sendPasswordReset,
} from "./password-reset";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
useTestDatabase();

const OLD = "the old password";
const NEW = "the new password";

beforeEach(() => {
  smtp.mails.length = 0;
});

async function person() {
  const { id, email } = await createUser({ passwordHash: await hashPassword(OLD) });
  const loginId = await createLogin(id);
  const login = {
    loginId,
    boundTo: null,
    hasTwoSteps: false,
    isByProvider: false,
    signedInAt: new Date(),
    provenAt: new Date(),
  };
  const user: LoggedInUser = { ...login, userId: id, name: "", email, isOperator: false };
  const signIn = (password: string) =>
    signInWithPassword({ email, password, address: id, origin: UNKNOWN_ORIGIN });
  return { user, email, signIn };
}

function mailedToken(): string {
  return /\/new-password\/([\w-]{43})/.exec(smtp.mails.at(-1)?.text ?? "")?.[1] ?? "";
}

test("the mailed link sets a new password once and ends every login", async () => {
  const { user, email, signIn } = await person();
  await sendPasswordReset(` ${email.toUpperCase()} `);
  const token = mailedToken();
  expect(await findPasswordReset(token)).toEqual({ userId: user.userId, email });
  expect(JSON.stringify(await database().prisma.passwordReset.findMany())).not.toContain(token);
  const outcomes = await Promise.all([resetPassword(token, NEW), resetPassword(token, NEW)]);
  expect(outcomes.filter((outcome) => outcome !== null)).toEqual([{ needsCode: false, userId: user.userId }]);
  expect(await listDevices(user)).toEqual([]);
  expect(await signIn(OLD)).toBeNull();
  expect(await signIn(NEW)).toMatchObject({ userId: user.userId });
  expect(await findPasswordReset(token)).toBeNull();
});

test("nobody without an account, and nobody who is locked out, gets a mail", async () => {
  const { user, email } = await person();
  await sendPasswordReset("nobody@example.test");
  const link = await createPasswordReset(user.userId);
  await database().prisma.user.update({ where: { id: user.userId }, data: { disabledAt: new Date() } });
  await sendPasswordReset(email);
  expect(smtp.mails).toEqual([]);
  expect(await resetPassword(link.split("/").at(-1) ?? "", NEW)).toBeNull();
});

test("a link that was replaced or has expired sets nothing", async () => {
  const { email, signIn } = await person();
  await sendPasswordReset(email);
  const replaced = mailedToken();
  await sendPasswordReset(email);
  const expired = mailedToken();
  await database().prisma.passwordReset.updateMany({ data: { expiresAt: new Date() } });
  for (const token of [replaced, expired, "unknown"]) expect(await resetPassword(token, NEW)).toBeNull();
  expect(await signIn(OLD)).not.toBeNull();
});

test("the sixth request for one account within the hour is refused, whether there is one or not", async () => {
  const { email } = await person();
  for (const address of [email, "nobody@example.test"]) {
    const answers = [];
    for (let count = 0; count < 6; count += 1)
      answers.push(await mayRequestPasswordReset(address, `from-${address}`));
    expect(answers).toEqual([true, true, true, true, true, false]);
  }
});

test("changing the password needs the current one, keeps this browser and ends the others", async () => {
  const { user, signIn } = await person();
  await signIn(OLD);
  const link = await createPasswordReset(user.userId);
  expect(await changePassword(user, { current: NEW, next: NEW })).toBe("wrong_password");
  expect(await listDevices(user)).toHaveLength(2);
  expect(await changePassword(user, { current: OLD, next: NEW })).toBe("changed");
  expect(await listDevices(user)).toMatchObject([{ loginId: user.loginId, isThisOne: true }]);
  expect(await findPasswordReset(link.split("/").at(-1) ?? "")).toBeNull();
  for (let count = 0; count < 10; count += 1) await changePassword(user, { current: OLD, next: NEW });
  expect(await changePassword(user, { current: NEW, next: OLD })).toBe("rate_limited");
});

test("a password of the person's and their organisation's names is refused, whichever way it is set", async () => {
  const { user } = await person();
  const { id: tenantId } = await createTenant("Nachtigall Personal");
  const membership = { tenantId, userId: user.userId, role: "reviewer" as const };
  await database().prisma.membership.create({ data: membership });
  const token = (await createPasswordReset(user.userId)).split("/").at(-1) ?? "";
  for (const password of ["RobinVale1978!", "Nachtigall2026"])
    await expect(resetPassword(token, password)).rejects.toMatchObject({ code: "invalid_input" });
  const next = "personal-nachtigall";
  await expect(changePassword(user, { current: OLD, next })).rejects.toThrow("easy to guess");
  expect(await resetPassword(token, NEW)).not.toBeNull();
});

test("one signs out one's own browsers and nobody else's", async () => {
  const [me, other] = [await person(), await person()];
  await me.signIn(OLD);
  await signOutDevice(me.user, other.user.loginId);
  expect(await listDevices(other.user)).toHaveLength(1);
  await signOutOtherDevices(me.user);
  expect(await listDevices(me.user)).toMatchObject([{ isThisOne: true }]);
  await signOutDevice(me.user, me.user.loginId);
  expect(await listDevices(me.user)).toEqual([]);
});
