import { beforeEach, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { actorForMember } from "@/lib/auth/actor";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { findInvitation, joinAsNewPerson, joinAsUser } from "@/lib/auth/sign-in/accept-invitation";
import { signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { database } from "@/lib/db/client";
import { createMember, createTenant, createUser } from "@/prisma/factories";
import { startSmtp } from "@/testing/smtp";
import { useTestDatabase } from "@/testing/use-test-database";
import { listInvitations, revokeInvitation } from "./invitations";
import { invite, inviteAgain, inviteSeveral } from "./invite";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
useTestDatabase();

const PERSON = { name: "Iris Holm", password: "a long enough password" };

beforeEach(() => {
  smtp.mails.length = 0;
  smtp.refuseWith(null);
});

let counter = 0;

async function scene() {
  const tenant = await createTenant("Acme Retail");
  counter += 1;
  return { tenant, owner: (await createMember(tenant)).actor, email: `iris-${counter}@example.test` };
}

/** The token in the newest mail's link. */
function mailedToken(): string {
  return /\/invitation\/([\w-]{43})/.exec(smtp.mails.at(-1)?.text ?? "")?.[1] ?? "";
}

test("an invited person gets a mail, chooses a password and is in, once", async () => {
  const { tenant, owner, email } = await scene();
  expect(await invite(owner, { email, role: "recruiter" })).toEqual({ email, link: null });
  expect(smtp.mails[0]?.to).toMatchObject([{ address: email }]);
  expect(smtp.mails[0]?.subject).toBe("Join Acme Retail on Debrief");
  const token = mailedToken();
  expect(await findInvitation(token)).toEqual({
    tenantName: "Acme Retail",
    email,
    role: "recruiter",
    hasAccount: false,
    movedToId: null,
  });
  const answers = await Promise.all([joinAsNewPerson(token, PERSON), joinAsNewPerson(token, PERSON)]);
  const [joined, ...others] = answers.filter((answer) => answer !== null);
  expect(others).toEqual([]);
  expect(joined?.tenantSlug).toBe(tenant.slug);
  expect(await actorForMember(joined?.userId ?? "", tenant.slug)).toMatchObject({ role: "recruiter" });
  const signIn = { email, password: PERSON.password, address: "a", origin: UNKNOWN_ORIGIN };
  expect(await signInWithPassword(signIn)).toMatchObject({ userId: joined?.userId });
  expect(await findInvitation(token)).toBeNull();
  expect(await listInvitations(owner)).toEqual([]);
});

test("a link that was revoked, renewed, replaced or has expired opens nothing", async () => {
  const { owner, email } = await scene();
  await invite(owner, { email, role: "reviewer" });
  const replaced = mailedToken();
  await invite(owner, { email, role: "admin" });
  const renewed = mailedToken();
  const [open] = await listInvitations(owner);
  await inviteAgain(owner, open?.id ?? "");
  const current = mailedToken();
  expect(await findInvitation(current)).toMatchObject({ role: "admin" });
  await database().prisma.invitation.updateMany({
    where: { id: open?.id ?? "" },
    data: { expiresAt: new Date() },
  });
  expect(await listInvitations(owner)).toMatchObject([{ isExpired: true }]);
  const expired = await findInvitation(current);
  await inviteAgain(owner, open?.id ?? "");
  const revoked = mailedToken();
  await revokeInvitation(owner, open?.id ?? "");
  for (const token of [replaced, renewed, revoked, "unknown", ""]) {
    expect(await findInvitation(token)).toBeNull();
    expect(await joinAsNewPerson(token, PERSON)).toBeNull();
  }
  expect(expired).toBeNull();
  const stored = JSON.stringify(await database().prisma.invitation.findMany());
  for (const token of [replaced, renewed, current, revoked]) expect(stored).not.toContain(token);
});

test("somebody with an account joins with it, and nobody else can with theirs", async () => {
  const { tenant, owner, email } = await scene();
  const [iris, eve] = [await createUser({ email }), await createUser()];
  const asUser = ({ id, email: address }: typeof iris): LoggedInUser => ({
    loginId: "",
    userId: id,
    name: "",
    email: address,
    isOperator: false,
    boundTo: null,
    hasTwoSteps: false,
    isByProvider: false,
    signedInAt: new Date(),
    provenAt: new Date(),
  });
  await invite(owner, { email, role: "admin" });
  const token = mailedToken();
  expect(await findInvitation(token)).toMatchObject({ hasAccount: true });
  expect(await joinAsNewPerson(token, PERSON)).toBeNull();
  expect(await joinAsUser(token, asUser(eve))).toBeNull();
  expect(await joinAsUser(token, asUser(iris))).toBe(tenant.slug);
  expect(await joinAsUser(token, asUser(iris))).toBeNull();
  expect(await actorForMember(iris.id, tenant.slug)).toMatchObject({ role: "admin" });
  expect(await actorForMember(eve.id, tenant.slug)).toBeNull();
  await expect(invite(owner, { email, role: "reviewer" })).rejects.toMatchObject({ code: "conflict" });
});

test("a mail that does not leave gives the inviter the link instead", async () => {
  const { owner, email } = await scene();
  smtp.refuseWith(550);
  const { link } = await invite(owner, { email, role: "reviewer" });
  expect(await findInvitation(link?.split("/").at(-1) ?? "")).toMatchObject({ email });
  expect(await listInvitations(owner)).toMatchObject([{ isMailed: false }]);
});

test("who may not manage people invites nobody, and an admin no owner", async () => {
  const { tenant, email } = await scene();
  const refused = { code: "forbidden" };
  for (const role of ["recruiter", "reviewer"] as const) {
    const { actor } = await createMember(tenant, role);
    await expect(invite(actor, { email, role: "reviewer" })).rejects.toMatchObject(refused);
    await expect(listInvitations(actor)).rejects.toMatchObject(refused);
  }
  const admin = (await createMember(tenant, "admin")).actor;
  await expect(invite(admin, { email, role: "owner" })).rejects.toMatchObject(refused);
  expect(smtp.mails).toEqual([]);
});

test("a password made of the own or the organisation's name is refused, and the invitation stays open", async () => {
  const { owner, email } = await scene();
  await invite(owner, { email, role: "recruiter" });
  const token = mailedToken();
  for (const password of ["AcmeRetail2026!", "iris.lindqvist"])
    await expect(joinAsNewPerson(token, { name: "Iris Lindqvist", password })).rejects.toThrow(
      "easy to guess",
    );
  expect(await joinAsNewPerson(token, PERSON)).not.toBeNull();
});

test("of several people each is invited for themselves, and what is wrong with one is said of that one", async () => {
  const { tenant, owner, email } = await scene();
  const { actor: member } = await createMember(tenant);
  const answer = await inviteSeveral(owner, {
    emails: [email, "not an address", `  ${email.toUpperCase()}`, member.user.email, `second-${email}`],
    role: "reviewer",
  });
  expect(answer.invited.map((invited) => invited.email).sort()).toEqual([email, `second-${email}`]);
  expect(answer.notInvited).toEqual([
    { email: "not an address", problem: "Enter an email address such as name@example.com." },
    { email: member.user.email, problem: "This person is already in your organisation." },
  ]);
  expect((await listInvitations(owner)).map((invitation) => invitation.email)).toEqual(
    expect.arrayContaining([email, `second-${email}`]),
  );
});
