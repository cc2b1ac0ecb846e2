import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { beforeEach, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { actorForMailToken } from "@/lib/auth/actor";
import { beginTwoStep, confirmTwoStep } from "@/lib/auth/factors/two-step";
import { createLogin, type LoggedInUser } from "@/lib/auth/login/logins";
import { hashPassword } from "@/lib/auth/login/passwords";
import { mailToken } from "@/lib/auth/mail-tokens";
import { findInvitation, joinAsNewPerson, joinAsUser } from "@/lib/auth/sign-in/accept-invitation";
import { signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { listAudit } from "@/lib/data/audit/audit-log";
import { createInvitation } from "@/lib/data/people/invitations";
import { database } from "@/lib/db/client";
import { createMember, createTenant, createUser } from "@/prisma/factories";
import { startSmtp } from "@/testing/smtp";
import { useTestDatabase } from "@/testing/use-test-database";
import { changePassword, listDevices, signOutOtherDevices } from "./account";
import {
  askEmailChange,
  cancelEmailChange,
  confirmEmailChange,
  findEmailChange,
  getPendingEmail,
} from "./email-change";
import { createPasswordReset, findPasswordReset, resetPassword } from "./password-reset";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
useTestDatabase();

const PASSWORD = "correct horse battery";
const CHANGED = { email: expect.any(String), expiresAt: expect.any(String) };

beforeEach(() => {
  smtp.mails.length = 0;
  smtp.refuseWith(null);
});

async function person() {
  const { id, email } = await createUser({ passwordHash: await hashPassword(PASSWORD) });
  const loginId = await createLogin(id);
  const user: LoggedInUser = {
    loginId,
    userId: id,
    name: "Ada",
    email,
    isOperator: false,
    boundTo: null,
    hasTwoSteps: false,
    isByProvider: false,
    signedInAt: new Date(),
    provenAt: new Date(),
  };
  const newEmail = `${randomUUID()}@new.test`;
  const ask = (given: { email?: string; password?: string; code?: string } = {}) =>
    askEmailChange(
      user,
      { email: newEmail, password: PASSWORD, code: "", ...given },
      { address: id, origin: UNKNOWN_ORIGIN },
    );
  const confirm = (token: string, as = user) => confirmEmailChange(token, as, UNKNOWN_ORIGIN);
  const signIn = (as: string) =>
    signInWithPassword({ email: as, password: PASSWORD, address: id, origin: UNKNOWN_ORIGIN });
  return { user, email, newEmail, ask, confirm, signIn };
}

const mailsTo = (address: string) => smtp.mails.filter(({ to }) => to?.[0]?.address === address);

function mailedToken(address: string): string {
  return /\/new-email\/([\w-]{43})/.exec(mailsTo(address).at(-1)?.text ?? "")?.[1] ?? "";
}

test("nothing changes before the mailed link is confirmed, once, and then the other logins end", async () => {
  const { user, email, newEmail, ask, confirm, signIn } = await person();
  await signIn(email);
  const reset = await createPasswordReset(user.userId);
  await ask();
  const token = mailedToken(newEmail);
  expect(await findEmailChange(token, user)).toBe(newEmail);
  expect(await signIn(newEmail)).toBeNull();
  expect(JSON.stringify(await database().prisma.emailChange.findMany())).not.toContain(token);
  expect(await getPendingEmail(user)).toMatchObject({ email: newEmail });
  const outcomes = await Promise.all([confirm(token), confirm(token)]);
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect(await listDevices(user)).toMatchObject([{ isThisOne: true }]);
  expect(await signIn(email)).toBeNull();
  expect(await signIn(newEmail)).toMatchObject({ userId: user.userId });
  expect(await getPendingEmail(user)).toBeNull();
  expect(await findPasswordReset(reset.split("/").at(-1) ?? "")).toBeNull();
});

test("the old address is told when it is asked for, with the way to stop it, and when it is done", async () => {
  const { email, newEmail, ask, confirm } = await person();
  await ask();
  expect(mailsTo(email)).toHaveLength(1);
  expect(mailsTo(email)[0]?.text).toContain(newEmail);
  expect(mailsTo(email)[0]?.text).toContain("/forgot-password");
  expect(mailsTo(email)[0]?.text).not.toContain("/new-email/");
  await confirm(mailedToken(newEmail));
  expect(mailsTo(email)[1]?.text).toContain(`instead of ${email}`);
});

test("somebody's address looks the same to the asker, is never given away, and its owner is told", async () => {
  const [{ user, email, ask }, other, free] = [await person(), await person(), await person()];
  await ask({ email: other.email });
  expect(await getPendingEmail(user)).toEqual({ ...CHANGED, email: other.email });
  await free.ask();
  expect(await getPendingEmail(free.user)).toEqual({ ...CHANGED, email: free.newEmail });
  expect(smtp.mails.map(({ to }) => to?.[0]?.address)).toEqual([
    other.email,
    email,
    free.newEmail,
    free.email,
  ]);
  expect(mailsTo(other.email)[0]?.text).toContain("nothing has changed");
  expect(mailedToken(other.email)).toBe("");
});

test("an address that somebody took after the question changes nothing", async () => {
  const { user, email, newEmail, ask, confirm, signIn } = await person();
  await ask();
  await createUser({ email: newEmail });
  expect(await confirm(mailedToken(newEmail))).toBe(false);
  expect(await getPendingEmail(user)).toBeNull();
  expect(await signIn(email)).toMatchObject({ userId: user.userId });
});

test("whoever holds the link and is somebody else, or comes too late, confirms nothing", async () => {
  const [{ user, newEmail, ask, confirm }, other] = [await person(), await person()];
  await ask();
  const token = mailedToken(newEmail);
  expect(await findEmailChange(token, other.user)).toBeNull();
  expect(await confirm(token, other.user)).toBe(false);
  await database().prisma.emailChange.updateMany({ data: { expiresAt: new Date() } });
  expect(await findEmailChange(token, user)).toBeNull();
  expect(await confirm(token)).toBe(false);
  expect(await getPendingEmail(user)).toBeNull();
});

test("a newer request, cancelling, a new password, a reset and signing out elsewhere end the link", async () => {
  const { user, newEmail, ask, confirm } = await person();
  const ways = [
    () => ask({ email: `${randomUUID()}@new.test` }),
    () => cancelEmailChange(user, UNKNOWN_ORIGIN),
    () => signOutOtherDevices(user),
    () => changePassword(user, { current: PASSWORD, next: PASSWORD }),
  ];
  for (const end of ways) {
    await database().prisma.rateLimit.deleteMany();
    await ask();
    await end();
    expect(await confirm(mailedToken(newEmail))).toBe(false);
  }
  await database().prisma.rateLimit.deleteMany();
  await ask();
  await resetPassword((await createPasswordReset(user.userId)).split("/").at(-1) ?? "", PASSWORD);
  expect(await confirm(mailedToken(newEmail))).toBe(false);
});

test("it takes the password, and the code of who has a second step", async () => {
  const { user, newEmail, ask } = await person();
  await expect(ask({ password: "not the password" })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(ask({ email: user.email })).rejects.toThrow("already");
  const { secret } = await beginTwoStep(user, PASSWORD);
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  const [code = ""] = await confirmTwoStep(user, app.generate(), UNKNOWN_ORIGIN);
  await expect(ask()).rejects.toThrow("code is wrong");
  await expect(ask({ password: "not the password", code })).rejects.toThrow("password");
  expect(smtp.mails).toEqual([]);
  await ask({ code });
  expect(mailedToken(newEmail)).toHaveLength(43);
});

test("where two steps are asked for and a passkey is one's own, the password alone changes no address", async () => {
  const { user, newEmail, ask } = await person();
  const { userId } = user;
  const passkey = { userId, name: "Laptop", credentialId: randomUUID(), publicKey: new Uint8Array(1) };
  await database().prisma.passkey.create({
    data: { ...passkey, counter: 0, transports: [], isMultiDevice: true, isBackedUp: true },
  });
  const tenant = await createTenant();
  await database().prisma.membership.create({ data: { tenantId: tenant.id, userId, role: "reviewer" } });
  await database().prisma.tenantSettings.create({ data: { tenantId: tenant.id, needsTwoStep: true } });
  await expect(ask()).rejects.toThrow("with a passkey");
  expect(smtp.mails).toEqual([]);
  user.hasTwoSteps = true;
  await ask();
  expect(mailedToken(newEmail)).toHaveLength(43);
});

test("the sixth request of one person, and the sixth mail to one mailbox, is refused for an hour", async () => {
  const { ask } = await person();
  for (let count = 0; count < 5; count += 1) await ask({ email: `${randomUUID()}@new.test` });
  await expect(ask()).rejects.toMatchObject({ code: "rate_limited" });
  const mailbox = `${randomUUID()}@new.test`;
  for (let count = 0; count < 5; count += 1) await (await person()).ask({ email: mailbox });
  await expect((await person()).ask({ email: mailbox })).rejects.toMatchObject({ code: "rate_limited" });
});

test("a mail that does not leave leaves nothing behind, and says so", async () => {
  const { user, ask } = await person();
  smtp.refuseWith(550);
  await expect(ask()).rejects.toThrow("could not be sent");
  expect(await getPendingEmail(user)).toBeNull();
});

test("an invitation to the old address is still theirs, and the link that ends mails still works", async () => {
  const { user, email, newEmail, ask, confirm } = await person();
  const [tenant, mine] = [await createTenant("Globex"), await createTenant()];
  const { actor } = await createMember(tenant);
  const data = { tenantId: mine.id, userId: user.userId, role: "reviewer" as const };
  await database().prisma.membership.create({ data });
  const unsubscribe = mailToken(data);
  const toOld = await createInvitation(actor, { email, role: "reviewer" });
  await ask();
  await confirm(mailedToken(newEmail));
  const now = { ...user, email: newEmail };
  expect(await findInvitation(toOld.token)).toMatchObject({ email, hasAccount: true });
  expect(await joinAsNewPerson(toOld.token, { name: "Eve", password: PASSWORD })).toBeNull();
  expect(await joinAsUser(toOld.token, (await person()).user)).toBeNull();
  expect(await joinAsUser(toOld.token, now)).toBe(tenant.slug);
  expect(await actorForMailToken(unsubscribe)).toMatchObject({ tenantId: mine.id });
});

test("asking, taking back and changing stand in the log of the person's organisations", async () => {
  const { user, email, newEmail, ask, confirm } = await person();
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  await database().prisma.membership.create({
    data: { tenantId: tenant.id, userId: user.userId, role: "reviewer" },
  });
  await ask();
  await cancelEmailChange(user, UNKNOWN_ORIGIN);
  await cancelEmailChange(user, UNKNOWN_ORIGIN);
  await ask();
  await confirm(mailedToken(newEmail));
  const filter = { area: "account" as const, actorId: null, objectId: null, from: null, until: null };
  const { entries } = await listAudit(actor, filter, { before: null, limit: 9 });
  expect(entries.map(({ action }) => action).reverse()).toEqual([
    "account.email_change_asked",
    "account.email_change_cancelled",
    "account.email_change_asked",
    "account.email_changed",
  ]);
  expect(entries[0]).toMatchObject({ details: { from: email, to: newEmail }, actorId: user.userId });
});
