/** Accounts made by a link that was handed over, as no mail left: the inviter, or anybody, may have made them. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { createLogin } from "@/lib/auth/login/logins";
import { findInvitation, joinAsNewPerson, joinAsUser } from "@/lib/auth/sign-in/accept-invitation";
import { signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { admit } from "@/lib/auth/single-sign-on/admit";
import type { Provider } from "@/lib/auth/single-sign-on/provider";
import { createResetLink, setPersonEmail } from "@/lib/data/installation/installation-people";
import { createOwnerInvitation } from "@/lib/data/installation/installation-tenants";
import { createInvitation } from "@/lib/data/people/invitations";
import { invite } from "@/lib/data/people/invite";
import { database } from "@/lib/db/client";
import { createMember, createOperator, createTenant } from "@/prisma/factories";
import { startSmtp } from "@/testing/smtp";
import { useTestDatabase } from "@/testing/use-test-database";
import { resetPassword, sendPasswordReset } from "./password-reset";

useTestDatabase();

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
beforeEach(() => smtp.refuseWith(550));
afterAll(() => smtp.close());

const KNOWN = "what the maker knows 7";
let count = 0;

const tokenIn = (link: string | null) => link?.split("/").at(-1) ?? "";

/** An admin invites `email`, is shown the link, and makes the account first. */
async function madeByAdmin() {
  count += 1;
  const email = `victim-${count}@bank.example`;
  const tenant = await createTenant();
  const admin = await createMember(tenant, "admin");
  const { link } = await invite(admin.actor, { email, role: "reviewer" });
  const joined = await joinAsNewPerson(tokenIn(link), { name: "Not them", password: KNOWN });
  if (!joined) throw new Error("The invitation was not open.");
  const loginId = await createLogin(joined.userId);
  return { email, tenant, admin, userId: joined.userId, user: loggedIn(joined.userId, loginId, email) };
}

const loggedIn = (userId: string, loginId: string, email: string) => ({
  ...{ userId, loginId, email, name: "Not them", isOperator: false, boundTo: null },
  ...{ hasTwoSteps: false, isByProvider: false, signedInAt: new Date(), provenAt: new Date() },
});

/** What another organisation's provider says, whose domain is proven. */
async function otherTenant(email: string) {
  const tenant = await createTenant();
  const owner = await createMember(tenant);
  const { token } = await createInvitation(owner.actor, { email, role: "recruiter" });
  return { tenant, token, vouch: () => admit(providerOf(tenant), claimedBy(email), UNKNOWN_ORIGIN) };
}

const providerOf = (tenant: { id: string; slug: string } | null): Provider => ({
  ...{ issuer: "https://id.bank.example", clientId: "debrief", clientSecret: "secret" },
  ...{ trustsSteps: true, acrValues: [] },
  tenant: tenant && { ...tenant, name: "Bank", domains: ["bank.example"], defaultRole: "reviewer" },
});

const claimedBy = (email: string) => ({
  ...{ issuer: "https://id.bank.example", subject: email, email, name: "Ada Vale" },
});

const signIn = (email: string, password: string) =>
  signInWithPassword({ email, password, address: "192.0.2.1", origin: UNKNOWN_ORIGIN });

const membershipsOf = (userId: string) => database().prisma.membership.count({ where: { userId } });

test("an account made by a handed-over link joins no other organisation, by invitation or by its provider", async () => {
  const { email, userId, user } = await madeByAdmin();
  const other = await otherTenant(email);
  expect(await findInvitation(other.token)).toMatchObject({ hasAccount: true, isAccountUnproven: true });
  expect(await joinAsUser(other.token, user)).toBeNull();
  expect(await other.vouch()).toBe("unproven_address");
  expect(await membershipsOf(userId)).toBe(1);
  // The invitation waits for whose address it is.
  expect(await findInvitation(other.token)).not.toBeNull();
});

test("whoever then proves the address has the account, and who made it has nothing of it left", async () => {
  const { email, userId, user } = await madeByAdmin();
  await database().prisma.passkey.create({
    data: {
      ...{ userId, name: "Maker's", publicKey: new Uint8Array([1]), transports: [], counter: 0 },
      ...{ credentialId: `maker-${userId}`, isProven: true, createdAt: new Date("2026-01-01") },
      ...{ isMultiDevice: false, isBackedUp: false },
    },
  });
  const link = await createResetLink(await createOperator(), userId);
  const done = await resetPassword(tokenIn(link), "a password of their own 9");
  expect(done).toEqual({ userId, needsCode: false });
  expect(await database().prisma.passkey.count({ where: { userId } })).toBe(0);
  expect(await database().prisma.login.count({ where: { userId, revokedAt: null } })).toBe(0);
  expect(await signIn(email, KNOWN)).toBeNull();
  const other = await otherTenant(email);
  expect(await joinAsUser(other.token, user)).toBe(other.tenant.slug);
});

test("a mailed link proves the address, and an invitation that was mailed does from the start", async () => {
  const { email, userId } = await madeByAdmin();
  smtp.refuseWith(null);
  const mailed = (path: string) =>
    new RegExp(`${path}/([\\w-]+)`).exec(smtp.mails.at(-1)?.text ?? "")?.[1] ?? "";
  const owner = await createMember(await createTenant());
  await invite(owner.actor, { email: `new-${email}`, role: "reviewer" });
  const invited = await joinAsNewPerson(mailed("invitation"), { name: "New", password: KNOWN });
  await sendPasswordReset(email);
  expect(await resetPassword(mailed("new-password"), "a password of their own 9")).toMatchObject({ userId });
  const proven = { isEmailProven: true, id: { in: [userId, invited?.userId ?? ""] } };
  expect(await database().prisma.user.count({ where: proven })).toBe(2);
});

test("the operator's own invitation and the address they set count as proven", async () => {
  const operator = await createOperator();
  const { id } = await createTenant();
  const { invitation } = await createOwnerInvitation(operator, id, `owner-${id}@bank.example`);
  const joined = await joinAsNewPerson(invitation.token, { name: "Owner", password: KNOWN });
  const { userId } = await madeByAdmin();
  await setPersonEmail(operator, userId, `set-${userId}@bank.example`);
  const proven = { isEmailProven: true, id: { in: [userId, joined?.userId ?? ""] } };
  expect(await database().prisma.user.count({ where: proven })).toBe(2);
});

test("the first sign-in by a provider that may answer for the account ends what its maker knows", async () => {
  for (const installation of [false, true]) {
    const { email, tenant, userId, user } = await madeByAdmin();
    expect(await signIn(email, KNOWN)).toHaveProperty("loginId");
    const outcome = await admit(providerOf(installation ? null : tenant), claimedBy(email), UNKNOWN_ORIGIN);
    expect(outcome).toMatchObject({ userId });
    expect(await signIn(email, KNOWN)).toBeNull();
    const logins = await database().prisma.login.findMany({ where: { userId, revokedAt: null } });
    expect(logins.map(({ id }) => id)).toEqual([(outcome as { loginId: string }).loginId]);
    expect(logins.map(({ id }) => id)).not.toContain(user.loginId);
  }
});

test("a false account that takes another address takes no invitation along", async () => {
  const { email, userId } = await madeByAdmin();
  const other = await otherTenant(email);
  await setPersonEmail(await createOperator(), userId, `moved-${userId}@bank.example`);
  expect(await findInvitation(other.token)).toMatchObject({ hasAccount: false, movedToId: null });
  expect(await joinAsNewPerson(other.token, { name: "Ada Vale", password: KNOWN })).toMatchObject({
    tenantSlug: other.tenant.slug,
  });
});
