/** What the operator sees and does, over the whole installation. */
import { beforeEach, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { listTenantsOf } from "@/lib/auth/account/memberships";
import { findPasswordReset, resetPassword } from "@/lib/auth/account/password-reset";
import {
  actorForApiToken,
  actorForJob,
  actorForLinkVisitor,
  actorForMailToken,
  actorForMember,
  actorForOperator,
  actorForRecipient,
  OperatorActor,
} from "@/lib/auth/actor";
import { hasSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { sendLinkCode } from "@/lib/auth/links/link-codes";
import { findClosedLink } from "@/lib/auth/links/link-visits";
import { mailToken } from "@/lib/auth/mail-tokens";
import { INSTALLATION_LOG } from "@/lib/auth/person-audit";
import { findInvitation, joinAsNewPerson } from "@/lib/auth/sign-in/accept-invitation";
import { getInstallationHealth } from "@/lib/data/installation/installation-health";
import { getInstallationMail, sendTestMail } from "@/lib/data/installation/installation-mail";
import {
  createResetLink,
  listInstallationPeople,
  removePersonTwoStep,
  setOperator,
  setPersonEmail,
  setPersonEnabled,
  signOutPerson,
} from "@/lib/data/installation/installation-people";
import {
  deleteTenant,
  listInstallationTenants,
  renameTenant,
  setTenantEnabled,
} from "@/lib/data/installation/installation-tenants";
import { inviteOwner, openTenant } from "@/lib/data/installation/invite-owner";
import { claimDueJobs } from "@/lib/data/installation/system";
import { createReviewLink } from "@/lib/data/links/link-making";
import { createNote } from "@/lib/data/notes/notes";
import { createApiToken } from "@/lib/data/people/api-tokens";
import { createInvitation } from "@/lib/data/people/invitations";
import { decide } from "@/lib/data/reviews/decisions";
import { createScorecard, listScorecards } from "@/lib/data/reviews/scorecards";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { EVENT_CHANNEL } from "@/lib/events/bus";
import { takeRequest } from "@/lib/tenant/platform-pace";
import { tenantDb } from "@/lib/tenant/tenant-db";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createOperator,
  createTenant,
  createUser,
  newNote,
  visitLink,
} from "@/prisma/factories";
import { signIn } from "@/testing/recording-scene";
import { startSmtp } from "@/testing/smtp";
import { submitWholeReview } from "@/testing/submit-whole-review";
import { useTestDatabase } from "@/testing/use-test-database";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
useTestDatabase();

const CLAIM = { limit: 10, perTenant: 4, leaseMs: 60_000 };
const SECRET = "a long enough secret";
const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

beforeEach(async () => {
  // Operators of other tests would keep the last one of this test from being the last.
  await database().prisma.user.updateMany({ data: { isOperator: false } });
});

async function turnTwoStepOn(userId: string) {
  await database().prisma.secondFactor.create({
    data: {
      userId,
      secretCiphertext: new Uint8Array([0]),
      secretEncryptedWith: "none",
      confirmedAt: new Date(),
    },
  });
}

async function filledTenant() {
  const tenant = await createTenant("Filled");
  const { actor, userId } = await createMember(tenant);
  const connection = await createConnection(tenant.id);
  const candidate = await createCandidate(tenant.id);
  const interview = await createInterview(tenant.id, connection.id, { candidateId: candidate.id });
  await createNote(actor, interview.id, newNote());
  await submitWholeReview(actor, interview.id);
  await decide(actor, interview.id, { outcome: "advance", reasonCode: null, comment: "" });
  const link = await createReviewLink(actor, { interviewIds: [interview.id] });
  await database().prisma.job.create({
    data: { tenantId: tenant.id, kind: "poll", subjectId: interview.id, runAt: new Date(0) },
  });
  return { tenant, actor, userId, interview, link };
}

test("only somebody who is an operator now is made one, and a tenant's tables are closed to them", async () => {
  const operator = await createOperator();
  const tenant = await createTenant();
  const { userId } = await createMember(tenant);
  expect(await actorForOperator({ userId, boundTo: null }, UNKNOWN_ORIGIN)).toBeNull();
  const byProvider = { userId: operator.user.id, boundTo: { ...tenant, name: "Acme" } };
  expect(await actorForOperator(byProvider, UNKNOWN_ORIGIN)).toBeNull();
  expect(() => tenantDb(operator as never)).toThrow("needs an actor");
  expect(() => Reflect.construct(OperatorActor, [Symbol("actor"), operator.user, UNKNOWN_ORIGIN])).toThrow();
  await database().prisma.user.update({ where: { id: operator.user.id }, data: { disabledAt: new Date() } });
  expect(await actorForOperator({ userId: operator.user.id, boundTo: null }, UNKNOWN_ORIGIN)).toBeNull();
});

test("a new tenant's owner gets one link, shown and mailed, and becomes its owner", async () => {
  const operator = await createOperator();
  const input = { name: "Initech", slug: "initech", ownerEmail: "bill@initech.test" };
  const { link, isMailed } = await openTenant(operator, input);
  expect(isMailed).toBe(true);
  expect(smtp.mails.at(-1)?.text).toContain(link);
  await expect(openTenant(operator, { ...input, name: "Other" })).rejects.toMatchObject({ code: "conflict" });
  const joined = await joinAsNewPerson(tokenOf(link), { name: "Bill", password: SECRET }, UNKNOWN_ORIGIN);
  expect(await actorForMember(joined?.userId ?? "", "initech")).toMatchObject({ role: "owner" });
  const { tenants } = await listInstallationTenants(operator, "INITECH");
  expect(tenants).toMatchObject([{ memberCount: 1, interviewCount: 0, problem: "no_key" }]);
});

test("a lost owner's link is replaced by a new one, and a member is not invited", async () => {
  const operator = await createOperator();
  const { id } = await createTenant("Lost");
  const first = await inviteOwner(operator, id, "lost@example.test");
  const second = await inviteOwner(operator, id, "lost@example.test");
  expect(await findInvitation(tokenOf(first.link))).toBeNull();
  expect(await findInvitation(tokenOf(second.link))).toMatchObject({ role: "owner", tenantName: "Lost" });
  await joinAsNewPerson(tokenOf(second.link), { name: "Lo", password: SECRET }, UNKNOWN_ORIGIN);
  await expect(inviteOwner(operator, id, "lost@example.test")).rejects.toMatchObject({ code: "conflict" });
});

test("a disabled tenant lets nobody in by any way, is worked for by nobody, and is whole when enabled", async () => {
  const operator = await createOperator();
  const { tenant, actor, userId, link } = await filledTenant();
  const visit = await visitLink(link.token);
  const apiToken = await createApiToken(actor, "test");
  const invitation = await createInvitation(actor, { email: "late@example.test", role: "reviewer" });
  const job = actorForJob(tenant.id, "test");
  const ways = [
    () => actorForMember(userId, tenant.slug),
    () => actorForRecipient(job, userId),
    () => actorForLinkVisitor(visit.linkId, visit.secret),
    () => actorForApiToken(apiToken),
    () => actorForMailToken(mailToken({ tenantId: tenant.id, userId })),
    () => findClosedLink(link.token),
    () => findInvitation(invitation.token),
    async () => (await listTenantsOf(userId))[0] ?? null,
    async () => (await claimDueJobs(CLAIM)).find(({ tenantId }) => tenantId === tenant.id) ?? null,
  ];
  const opened = async () => {
    await database().prisma.job.updateMany({ data: { leaseUntil: null } });
    return Promise.all(ways.map(async (way) => (await way()) !== null));
  };
  expect(await opened()).toEqual(ways.map(() => true));
  await setTenantEnabled(operator, tenant.id, false);
  expect(await opened()).toEqual(ways.map(() => false));
  expect(await takeRequest(job, false)).toMatchObject({ ok: false });
  expect(await visitLink(link.token).catch(String)).toContain("unknown");
  expect(await sendLinkCode(link.token, "late@example.test", "192.0.2.7")).toBe(true);
  await setTenantEnabled(operator, tenant.id, true);
  expect(await opened()).toEqual(ways.map(() => true));
  expect(await takeRequest(job, false)).toMatchObject({ ok: true });
});

test("a tenant is deleted once it is disabled and its name is typed, with all it holds and nothing of others", async () => {
  const operator = await createOperator();
  const [{ tenant, actor, userId }, other] = [await filledTenant(), await filledTenant()];
  const [scorecard] = await listScorecards(actor);
  if (scorecard) await createScorecard(actor, { name: "Ours", criteria: scorecard.criteria });
  await expect(deleteTenant(operator, tenant.id, "Filled")).rejects.toMatchObject({ code: "conflict" });
  await setTenantEnabled(operator, tenant.id, false);
  await expect(deleteTenant(operator, tenant.id, "filled")).rejects.toMatchObject({ code: "invalid_input" });
  await deleteTenant(operator, tenant.id, "Filled");
  await expect(deleteTenant(operator, tenant.id, "Filled")).rejects.toMatchObject({ code: "not_found" });
  const of = (tenantId: string) =>
    Promise.all([
      database().prisma.interview.count({ where: { tenantId } }),
      database().prisma.candidate.count({ where: { tenantId } }),
      database().prisma.review.count({ where: { tenantId } }),
      database().prisma.reviewLink.count({ where: { tenantId } }),
      database().prisma.job.count({ where: { tenantId } }),
      database().prisma.membership.count({ where: { tenantId } }),
    ]);
  expect(await of(tenant.id)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await of(other.tenant.id)).toEqual([1, 1, 1, 1, expect.any(Number), 1]);
  expect(await database().prisma.user.count({ where: { id: userId } })).toBe(1);
  const last = { orderBy: { position: "desc" }, select: { action: true, objectLabel: true } } as const;
  for (const tenantId of [INSTALLATION_LOG, tenant.id])
    expect(await database().prisma.auditEntry.findFirst({ where: { tenantId }, ...last })).toEqual({
      action: "operator.tenant_deleted",
      objectLabel: "Filled",
    });
});

test("what is wrong with a tenant stands beside it, and a new name does not move it", async () => {
  const operator = await createOperator();
  const { tenant, actor, userId } = await filledTenant();
  const read = async () => (await listInstallationTenants(operator, tenant.slug)).tenants[0];
  expect(await read()).toMatchObject({ memberCount: 1, interviewCount: 1, problem: null });
  await tenantDb(actor).platformConnection.updateMany({ data: { state: "refused" } });
  expect(await read()).toMatchObject({ problem: "key_refused" });
  await setPersonEnabled(operator, userId, false);
  expect(await read()).toMatchObject({ problem: "no_owner" });
  await renameTenant(operator, tenant.id, "Renamed");
  expect(await read()).toMatchObject({ name: "Renamed", slug: tenant.slug });
});

test("a disabled person is signed out and stays out until enabled, and nobody disables themselves", async () => {
  const operator = await createOperator();
  const { userId } = await createMember(await createTenant());
  await signIn(userId);
  const find = async () =>
    (await listInstallationPeople(operator, "")).people.find((one) => one.userId === userId);
  expect(await find()).toMatchObject({
    loginCount: 1,
    isDisabled: false,
    hasTwoStep: false,
    tenants: [{ role: "owner" }],
  });
  const link = await createResetLink(operator, userId);
  await setPersonEnabled(operator, userId, false);
  expect(await find()).toMatchObject({ loginCount: 0, isDisabled: true });
  expect(await findPasswordReset(tokenOf(link))).toBeNull();
  await expect(createResetLink(operator, userId)).rejects.toMatchObject({ code: "conflict" });
  await setPersonEnabled(operator, userId, true);
  expect(await find()).toMatchObject({ loginCount: 0, isDisabled: false });
  const self = setPersonEnabled(operator, operator.user.id, false);
  await expect(self).rejects.toMatchObject({ code: "conflict" });
});

test("a reset link that is handed over sets a password once, and logins can be ended by themselves", async () => {
  const operator = await createOperator();
  const { id } = await createUser();
  await signIn(id);
  await signOutPerson(operator, id);
  expect(await database().prisma.login.count({ where: { userId: id, revokedAt: null } })).toBe(0);
  const token = tokenOf(await createResetLink(operator, id));
  expect(await resetPassword(token, SECRET, UNKNOWN_ORIGIN)).toMatchObject({ userId: id });
  expect(await resetPassword(token, SECRET, UNKNOWN_ORIGIN)).toBeNull();
});

test("an address that the operator sets counts at once, signs them out, and is told to both and to the logs", async () => {
  const operator = await createOperator();
  const tenant = await createTenant();
  const { actor, userId } = await createMember(tenant);
  const { email } = actor.user;
  const [newEmail, reset] = [`${userId}@new.test`, tokenOf(await createResetLink(operator, userId))];
  await signIn(userId);
  await expect(setPersonEmail(operator, userId, operator.user.email)).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(setPersonEmail(operator, userId, email)).rejects.toThrow("already");
  smtp.mails.length = 0;
  await setPersonEmail(operator, userId, newEmail);
  expect(await database().prisma.user.findUnique({ where: { id: userId } })).toMatchObject({
    email: newEmail,
  });
  expect(await database().prisma.login.count({ where: { userId, revokedAt: null } })).toBe(0);
  expect(await findPasswordReset(reset)).toBeNull();
  expect(smtp.mails.map(({ to }) => to?.[0]?.address)).toEqual([email, newEmail]);
  const last = { orderBy: { position: "desc" } } as const;
  for (const tenantId of [INSTALLATION_LOG, tenant.id])
    expect(await database().prisma.auditEntry.findFirst({ where: { tenantId }, ...last })).toMatchObject({
      action: "operator.email_set",
      objectId: userId,
      objectLabel: `Robin Vale, ${email}`,
      details: JSON.stringify({ to: newEmail }),
    });
});

test("a lost second step is taken away by another operator: logins end, the person is told, the logs know", async () => {
  const [operator, other] = [await createOperator(), await createOperator()];
  const tenant = await createTenant();
  const { actor, userId } = await createMember(tenant);
  await turnTwoStepOn(userId);
  await database().prisma.recoveryCode.create({ data: { userId, codeHash: userId } });
  await signIn(userId);
  smtp.mails.length = 0;
  await removePersonTwoStep(operator, userId);
  expect(await hasSecondFactor(userId)).toBe(false);
  expect(await database().prisma.recoveryCode.count({ where: { userId } })).toBe(0);
  expect(await database().prisma.login.count({ where: { userId, revokedAt: null } })).toBe(0);
  expect(smtp.mails.map(({ to, subject }) => [to?.[0]?.address, subject])).toEqual([
    [actor.user.email, "Two-step sign-in was reset on your Debrief account"],
  ]);
  const last = { orderBy: { position: "desc" } } as const;
  for (const tenantId of [INSTALLATION_LOG, tenant.id])
    expect(await database().prisma.auditEntry.findFirst({ where: { tenantId }, ...last })).toMatchObject({
      action: "operator.two_step_removed",
      objectId: userId,
    });
  await expect(removePersonTwoStep(operator, userId)).rejects.toMatchObject({ code: "conflict" });
  await turnTwoStepOn(operator.user.id);
  await expect(removePersonTwoStep(operator, operator.user.id)).rejects.toThrow("your own");
  await removePersonTwoStep(other, operator.user.id);
  expect(await hasSecondFactor(operator.user.id)).toBe(false);
});

test("a change of address that a person asked for ends when the operator signs them out", async () => {
  const operator = await createOperator();
  const { id: userId } = await createUser();
  const change = {
    userId,
    email: `${userId}@new.test`,
    tokenHash: userId,
    expiresAt: new Date(Date.now() + 60_000),
  };
  const count = () => database().prisma.emailChange.count({ where: { userId } });
  for (const end of [
    () => signOutPerson(operator, userId),
    () => setPersonEmail(operator, userId, `${userId}@set.test`),
    () => setPersonEnabled(operator, userId, false),
  ]) {
    await database().prisma.emailChange.create({ data: change });
    await end();
    expect(await count()).toBe(0);
  }
});

test("of two operators who take the rights from each other at once, one stays", async () => {
  const [one, two] = [await createOperator(), await createOperator()];
  const outcomes = await Promise.allSettled([
    setOperator(one, two.user.id, false),
    setOperator(two, one.user.id, false),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await database().prisma.user.count({ where: { isOperator: true } })).toBe(1);
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(refused?.reason).toBeInstanceOf(AppError);
});

test("an operator who is disabled does not count as one who is left", async () => {
  const [one, two] = [await createOperator(), await createOperator()];
  await setPersonEnabled(one, two.user.id, false);
  await expect(setOperator(one, one.user.id, false)).rejects.toMatchObject({ code: "conflict" });
});

test("the test mail goes to oneself, and what the server says is told", async () => {
  const operator = await createOperator();
  const host = new URL(smtp.url).host;
  expect(await getInstallationMail(operator)).toMatchObject({ mode: "smtp", server: host, hasLogin: false });
  expect(await sendTestMail(operator)).toBeNull();
  expect(smtp.mails.at(-1)?.to?.[0]?.address).toBe(operator.user.email);
  smtp.refuseWith(550);
  expect(await sendTestMail(operator)).toBe("MAIL_REFUSED");
  smtp.refuseWith(null);
});

test("a replica that listens to several channels counts as one", async () => {
  const operator = await createOperator();
  const channels = [EVENT_CHANNEL, "debrief_other"];
  const stops = await Promise.all(channels.map((channel) => database().listen(channel, () => {})));
  expect((await getInstallationHealth(operator)).replicas).toBe(1);
  for (const stop of stops) await stop();
});

test("health counts the work of enabled tenants and knows the migrations", async () => {
  const operator = await createOperator();
  const { tenant } = await filledTenant();
  await database().prisma.job.deleteMany({ where: { tenantId: { not: tenant.id } } });
  const late = { runAt: new Date(Date.now() - 90_000), attempts: 2, lastError: "TIMEOUT", leaseUntil: null };
  await database().prisma.job.updateMany({ data: late });
  const health = await getInstallationHealth(operator);
  expect(health.jobs.due).toBe(health.jobs.waiting);
  expect(health.jobs.latenessMs).toBeGreaterThan(80_000);
  expect(health.jobs.failing).toContainEqual({ kind: "poll", code: "TIMEOUT", count: 1 });
  expect(health.migrations.last).toMatch(/^\d{14}_/);
  await setTenantEnabled(operator, tenant.id, false);
  expect((await getInstallationHealth(operator)).jobs).toMatchObject({ waiting: 0, due: 0, failing: [] });
});
