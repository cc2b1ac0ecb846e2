/** What changes who may do what leaves its entry, and what is refused leaves none. */
import { expect, test } from "vitest";
import { changePassword, signOut } from "@/lib/auth/account/account";
import type { MemberActor } from "@/lib/auth/actor";
import { readLogin } from "@/lib/auth/login/logins";
import { hashPassword } from "@/lib/auth/login/passwords";
import { joinAsNewPerson } from "@/lib/auth/sign-in/accept-invitation";
import { signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { recordExport } from "@/lib/data/audit/audit";
import { checkAudit } from "@/lib/data/audit/audit-check";
import { type AuditEntry, listAudit } from "@/lib/data/audit/audit-log";
import { eraseCandidate } from "@/lib/data/erasure/erasures";
import { listLegalHolds, placeLegalHold, releaseLegalHold } from "@/lib/data/erasure/legal-holds";
import { createInterviewView } from "@/lib/data/interview-list/interview-views";
import { extendReviewLink, replaceLinkToken, revokeReviewLinks } from "@/lib/data/links/link-changes";
import { createReviewLink } from "@/lib/data/links/link-making";
import { setLinkPolicy } from "@/lib/data/links/link-policy";
import { recordVisit } from "@/lib/data/links/link-visits";
import { saveFeedback } from "@/lib/data/links/visitor-feedback";
import { createWebhook, removeWebhook, setWebhookEnabled } from "@/lib/data/news/webhooks";
import { createApiToken, listApiTokens, revokeApiToken } from "@/lib/data/people/api-tokens";
import { saveBrand } from "@/lib/data/people/brand";
import { createInvitation, renewInvitation, revokeInvitation } from "@/lib/data/people/invitations";
import {
  changeRole,
  leaveTenant,
  removeMember,
  transferOwnership,
} from "@/lib/data/people/membership-changes";
import { setKeepsTranscriptText } from "@/lib/data/results/tenant-settings";
import { decide, reopenDecision } from "@/lib/data/reviews/decisions";
import { createScorecard } from "@/lib/data/reviews/scorecards";
import { database } from "@/lib/db/client";
import { READY_MADE_SCORECARDS } from "@/lib/scorecards/ready-made";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createTenant,
  visitLink,
} from "@/prisma/factories";
import { eventually } from "@/testing/eventually";
import { signIn } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

const ORIGIN = { address: "192.0.2.7", userAgent: "Firefox" };

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "owner");
  const { actor: reader } = await createMember(tenant, "owner");
  return { tenant, actor, entries: () => entriesOf(reader) };
}

async function entriesOf(reader: MemberActor): Promise<AuditEntry[]> {
  const filter = { area: null, actorId: null, objectId: null, from: null, until: null };
  return (await listAudit(reader, filter, { before: null, limit: 100 })).entries.reverse();
}

const actions = (entries: AuditEntry[]) => entries.map(({ action }) => action);

test("roles, removals, leaving and ownership name whom they concern", async () => {
  const { tenant, actor, entries } = await scene();
  const [sam, kim] = [await createMember(tenant, "reviewer"), await createMember(tenant, "admin")];
  await changeRole(actor, sam.userId, "recruiter");
  await removeMember(actor, sam.userId);
  await transferOwnership(actor, kim.userId);
  await leaveTenant(actor);
  const written = await entries();
  expect(actions(written)).toEqual([
    "member.role_changed",
    "member.removed",
    "member.ownership_given",
    "member.left",
  ]);
  expect(written[0]).toMatchObject({
    objectId: sam.userId,
    objectLabel: `Robin Vale, ${sam.actor.user.email}`,
    details: { from: "reviewer", to: "recruiter" },
    actorId: actor.user.id,
  });
});

test("a refused change leaves no entry", async () => {
  const { tenant, entries } = await scene();
  const recruiter = await createMember(tenant, "recruiter");
  const victim = await createMember(tenant, "reviewer");
  await expect(removeMember(recruiter.actor, victim.userId)).rejects.toThrow("does not allow");
  await expect(createApiToken(recruiter.actor, "mine")).rejects.toThrow("does not allow");
  expect(await entries()).toEqual([]);
});

test("an invitation leaves its trace from the first mail to the joining", async () => {
  const { actor, entries } = await scene();
  const { id } = await createInvitation(actor, { email: "new@example.test", role: "reviewer" });
  const { token } = await renewInvitation(actor, id);
  await joinAsNewPerson(token, { name: "Nia New", password: "a long enough password" }, ORIGIN);
  const other = await createInvitation(actor, { email: "other@example.test", role: "reviewer" });
  await revokeInvitation(actor, other.id);
  const written = await entries();
  expect(actions(written)).toEqual([
    "member.invited",
    "member.invitation_resent",
    "member.joined",
    "member.invited",
    "member.invitation_revoked",
  ]);
  expect(written[2]).toMatchObject({ actorLabel: "Nia New, new@example.test", ...ORIGIN });
  expect(JSON.stringify(written)).not.toContain(token);
});

test("tokens and webhooks are named, and their secrets are nowhere", async () => {
  const { actor, entries } = await scene();
  const token = await createApiToken(actor, "Export");
  const [made] = await listApiTokens(actor);
  await revokeApiToken(actor, made?.id ?? "");
  const url = "https://hooks.example.com/services/very-secret-path";
  const { id, secret } = await createWebhook(actor, {
    ...{ name: "Chat", format: "json", url },
    events: ["decision.made"],
  });
  await setWebhookEnabled(actor, id, false);
  await removeWebhook(actor, id);
  const written = await entries();
  expect(actions(written)).toEqual([
    "token.made",
    "token.revoked",
    "webhook.made",
    "webhook.stopped",
    "webhook.removed",
  ]);
  for (const hidden of [token, secret, "very-secret-path"])
    expect(JSON.stringify(written)).not.toContain(hidden);
});

test("decisions, scorecards and settings are there, and no candidate's name is stored", async () => {
  const { tenant, actor, entries } = await scene();
  const interview = await createInterview(tenant.id, (await createConnection(tenant.id)).id, {
    ...{ status: "failed", candidateName: "Confidential Candidate" },
  });
  await decide(actor, interview.id, { outcome: "reject", reasonCode: null, comment: "" });
  await reopenDecision(actor, interview.id);
  const [readyMade] = READY_MADE_SCORECARDS;
  if (!readyMade) throw new Error("There is no ready-made scorecard.");
  await createScorecard(actor, { ...readyMade, name: "Sales" });
  await setKeepsTranscriptText(actor, false);
  const written = await entries();
  expect(actions(written)).toEqual([
    "interview.decided",
    "interview.decision_reopened",
    "scorecard.saved",
    "settings.changed",
  ]);
  expect(written[0]?.objectLabel).toBe("Confidential Candidate");
  const stored = await database().prisma.auditEntry.findMany({ where: { tenantId: tenant.id } });
  const text = JSON.stringify(stored.map(({ position, ...row }) => row));
  expect(text).not.toContain("Confidential");
});

test("a file about a candidate names them by id alone", async () => {
  const { tenant, actor, entries } = await scene();
  const { id } = await createCandidate(tenant.id, { name: "Confidential Candidate" });
  await recordExport(actor, "export.candidate", { interviews: 0 }, { kind: "candidate", id });
  const [written] = await entries();
  expect(written).toMatchObject({
    ...{ action: "export.candidate", objectId: id, objectLabel: "Confidential Candidate" },
  });
  const stored = await database().prisma.auditEntry.findFirstOrThrow({ where: { tenantId: tenant.id } });
  expect(stored.objectLabel).toBeNull();
});

test("an erasure leaves the fact and an id, and the log is whole without a name", async () => {
  const { tenant, actor, entries } = await scene();
  const candidate = await createCandidate(tenant.id, { name: "Confidential Candidate", ref: "secret-ref" });
  const connection = await createConnection(tenant.id);
  const interview = await createInterview(tenant.id, connection.id, {
    ...{ candidateId: candidate.id, candidateName: "Confidential Candidate", status: "failed" },
  });
  await decide(actor, interview.id, { outcome: "reject", reasonCode: null, comment: "" });
  const look = { columns: [], density: "compact" as const };
  await createInterviewView(actor, { name: "Confidential Candidate", address: "", look, isShared: true });
  const scope = { kind: "candidate", candidateId: candidate.id } as const;
  await placeLegalHold(actor, { scope, reason: "Confidential claim", until: null });
  const [hold] = await listLegalHolds(actor);
  const input = { reason: "withdrew", caseNumber: "", typed: "Confidential Candidate" } as const;
  await expect(eraseCandidate(actor, candidate.id, { ...input, typed: "Ada" })).rejects.toThrow("name");
  const naming = { ...input, caseNumber: "about secret-ref" };
  await expect(eraseCandidate(actor, candidate.id, naming)).rejects.toThrow("case number");
  await expect(eraseCandidate(actor, candidate.id, input)).rejects.toThrow("legal hold");
  await releaseLegalHold(actor, hold?.id ?? "");
  await eraseCandidate(actor, candidate.id, input);
  const written = await entries();
  expect(actions(written)).toEqual([
    "interview.decided",
    "view.shared",
    "privacy.hold_placed",
    "privacy.hold_released",
    "privacy.erased",
  ]);
  expect(written[4]).toMatchObject({
    ...{ objectKind: "candidate", objectId: candidate.id, objectLabel: null, actorId: actor.user.id },
    details: { reason: "withdrew", interviews: 1 },
  });
  const stored = await database().prisma.auditEntry.findMany({ where: { tenantId: tenant.id } });
  const text = JSON.stringify(stored.map(({ position, ...row }) => row));
  for (const word of ["Confidential", "secret-ref", interview.sessionId]) expect(text).not.toContain(word);
  expect(await checkAudit(actor)).toMatchObject({ brokenAt: null });
});

test("a review link leaves its trace from its making to its end, and its secrets are nowhere", async () => {
  const { tenant, actor, entries } = await scene();
  const interview = await createInterview(tenant.id, (await createConnection(tenant.id)).id);
  const policy = {
    defaultDays: 7,
    maxDays: 30,
    needsPasscode: true,
    allowsDownload: true,
    onlyByAdmins: false,
    hidesCandidates: false,
  };
  await setLinkPolicy(actor, policy);
  const asked = { interviewIds: [interview.id], recipient: "Client Ltd", passcode: "open sesame" };
  const { token, link } = await createReviewLink(actor, { ...asked, allowsFeedback: true });
  const { visitor } = await visitLink(token, "open sesame");
  await recordVisit(visitor, "link_opened");
  const said = { name: "Jo", recommendation: null, summary: "Confidential", comments: [], ratings: [] };
  for (const isSent of [false, true, true]) await saveFeedback(visitor, interview.id, said, { isSent });
  await extendReviewLink(actor, link.id, 30);
  await replaceLinkToken(actor, link.id);
  await revokeReviewLinks(actor, [link.id]);
  await saveBrand(actor, { name: "Brand", accent: null }, "keep");
  const written = await entries();
  expect(actions(written)).toEqual([
    "link.policy_changed",
    "link.made",
    "link.opened",
    "link.feedback",
    "link.changed",
    "link.replaced",
    "link.revoked",
    "settings.changed",
  ]);
  expect(written[1]).toMatchObject({ objectId: link.id, objectLabel: "Client Ltd" });
  expect(written[2]).toMatchObject({ actorKind: "visitor", objectId: link.id });
  for (const hidden of [token, "open sesame", "Confidential"])
    expect(JSON.stringify(written)).not.toContain(hidden);
});

test("a person's signing in, refused and done, out and their new password stand in their tenant's log", async () => {
  const { actor, entries } = await scene();
  const password = "a long enough password";
  const { id, email } = actor.user;
  await database().prisma.user.update({
    where: { id },
    data: { passwordHash: await hashPassword(password) },
  });
  const attempt = { email, address: id, origin: ORIGIN };
  await signInWithPassword({ ...attempt, password: "not the password" });
  await eventually(async () => expect(await entries()).toHaveLength(1));
  await signInWithPassword({ ...attempt, password });
  const cookie = await signIn(id);
  const user = await readLogin(cookie.slice(cookie.indexOf("=") + 1));
  if (!user) throw new Error("The login was not found again.");
  await changePassword(user, { current: password, next: "another long password" }, ORIGIN);
  await signOut(user, ORIGIN);
  const written = await entries();
  expect(actions(written)).toEqual([
    "account.sign_in_refused",
    "account.signed_in",
    "account.password_changed",
    "account.signed_out",
  ]);
  expect(written.every(({ address }) => address === ORIGIN.address)).toBe(true);
});
