/** Every export of lib/data, called for another tenant's rows. A new export without an entry fails the last test. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actorForJob, actorForMailToken, type MemberActor, type ReviewLinkActor } from "@/lib/auth/actor";
import { mailToken } from "@/lib/auth/mail-tokens";
import { sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import * as audit from "@/lib/data/audit/audit";
import * as auditCheck from "@/lib/data/audit/audit-check";
import * as auditLog from "@/lib/data/audit/audit-log";
import * as candidateDetails from "@/lib/data/candidates/candidate-details";
import * as candidateEdits from "@/lib/data/candidates/candidate-edits";
import * as candidateFilters from "@/lib/data/candidates/candidate-filters";
import * as candidateImports from "@/lib/data/candidates/candidate-imports";
import * as candidateMerges from "@/lib/data/candidates/candidate-merges";
import * as candidateReach from "@/lib/data/candidates/candidate-reach";
import * as candidateSplits from "@/lib/data/candidates/candidate-splits";
import * as candidateTimeline from "@/lib/data/candidates/candidate-timeline";
import * as candidates from "@/lib/data/candidates/candidates";
import * as importTemplate from "@/lib/data/candidates/import-template";
import * as erasedSessions from "@/lib/data/erasure/erased-sessions";
import * as erasures from "@/lib/data/erasure/erasures";
import * as fingerprints from "@/lib/data/erasure/fingerprints";
import * as legalHolds from "@/lib/data/erasure/legal-holds";
import * as filterOptions from "@/lib/data/interview-list/filter-options";
import * as findByName from "@/lib/data/interview-list/find-by-name";
import * as interviewChoices from "@/lib/data/interview-list/interview-choices";
import * as interviewCounts from "@/lib/data/interview-list/interview-counts";
import * as interviewFilter from "@/lib/data/interview-list/interview-filter";
import * as interviewList from "@/lib/data/interview-list/interview-list";
import * as interviewStages from "@/lib/data/interview-list/interview-stages";
import * as interviewStandings from "@/lib/data/interview-list/interview-standings";
import * as interviewViews from "@/lib/data/interview-list/interview-views";
import * as listLooks from "@/lib/data/interview-list/list-looks";
import * as activities from "@/lib/data/interviews/activities";
import * as follows from "@/lib/data/interviews/follows";
import * as interviews from "@/lib/data/interviews/interviews";
import * as linkMasking from "@/lib/data/interviews/link-masking";
import * as inviteBatches from "@/lib/data/invites/invite-batches";
import * as inviteChanges from "@/lib/data/invites/invite-changes";
import * as inviteList from "@/lib/data/invites/invite-list";
import * as inviteRoles from "@/lib/data/invites/invite-roles";
import * as inviteSettings from "@/lib/data/invites/invite-settings";
import * as openInvites from "@/lib/data/invites/open-invites";
import * as sending from "@/lib/data/invites/sending";
import * as writing from "@/lib/data/invites/writing";
import * as linkAddress from "@/lib/data/links/link-address";
import * as linkChanges from "@/lib/data/links/link-changes";
import * as linkFeedback from "@/lib/data/links/link-feedback";
import * as linkGreeting from "@/lib/data/links/link-greeting";
import * as linkInput from "@/lib/data/links/link-input";
import * as linkMaking from "@/lib/data/links/link-making";
import * as linkNews from "@/lib/data/links/link-news";
import * as linkPolicy from "@/lib/data/links/link-policy";
import * as linkSuggestions from "@/lib/data/links/link-suggestions";
import * as linkTermsChanges from "@/lib/data/links/link-terms-changes";
import * as linkVisits from "@/lib/data/links/link-visits";
import * as reviewLinks from "@/lib/data/links/review-links";
import * as sharedJudgement from "@/lib/data/links/shared-judgement";
import * as visitProgress from "@/lib/data/links/visit-progress";
import * as visitorFeedback from "@/lib/data/links/visitor-feedback";
import * as newsMail from "@/lib/data/news/news-mail";
import * as notificationSettings from "@/lib/data/news/notification-settings";
import * as notifications from "@/lib/data/news/notifications";
import * as webhookDeliveries from "@/lib/data/news/webhook-deliveries";
import * as webhooks from "@/lib/data/news/webhooks";
import * as noteChanges from "@/lib/data/notes/note-changes";
import * as noteRevisions from "@/lib/data/notes/note-revisions";
import * as notes from "@/lib/data/notes/notes";
import * as apiTokens from "@/lib/data/people/api-tokens";
import * as brand from "@/lib/data/people/brand";
import * as consentRule from "@/lib/data/people/consent-rule";
import * as domains from "@/lib/data/people/domains";
import * as invitations from "@/lib/data/people/invitations";
import * as invite from "@/lib/data/people/invite";
import * as members from "@/lib/data/people/members";
import * as membershipChanges from "@/lib/data/people/membership-changes";
import * as singleSignOn from "@/lib/data/people/single-sign-on";
import * as personRecords from "@/lib/data/person-file/person-records";
import * as connections from "@/lib/data/platform/connections";
import * as listingState from "@/lib/data/platform/listing-state";
import * as pacing from "@/lib/data/platform/pacing";
import * as pendingInterviews from "@/lib/data/platform/pending-interviews";
import * as platformAccess from "@/lib/data/platform/platform-access";
import * as storedKey from "@/lib/data/platform/stored-key";
import * as calibration from "@/lib/data/reports/calibration";
import * as comparisons from "@/lib/data/reports/comparisons";
import * as reports from "@/lib/data/reports/reports";
import * as auditReads from "@/lib/data/results/audit-reads";
import * as recordingAnalysis from "@/lib/data/results/recording-analysis";
import * as resultSessions from "@/lib/data/results/result-sessions";
import * as results from "@/lib/data/results/results";
import * as speakerNames from "@/lib/data/results/speaker-names";
import * as tenantSettings from "@/lib/data/results/tenant-settings";
import * as timedTranscript from "@/lib/data/results/timed-transcript";
import * as transcriptIndex from "@/lib/data/results/transcript-index";
import * as transcriptMoments from "@/lib/data/results/transcript-moments";
import * as transcriptSearch from "@/lib/data/results/transcript-search";
import * as expire from "@/lib/data/retention/expire";
import * as expiring from "@/lib/data/retention/expiring";
import * as extensions from "@/lib/data/retention/extensions";
import * as rules from "@/lib/data/retention/rules";
import * as runs from "@/lib/data/retention/runs";
import * as askedScorecard from "@/lib/data/reviews/asked-scorecard";
import * as assignments from "@/lib/data/reviews/assignments";
import * as decisions from "@/lib/data/reviews/decisions";
import * as firstSteps from "@/lib/data/reviews/first-steps";
import * as queueStep from "@/lib/data/reviews/queue-step";
import * as reviews from "@/lib/data/reviews/reviews";
import * as scorecards from "@/lib/data/reviews/scorecards";
import * as nameSearch from "@/lib/data/shared/name-search";
import * as anonymity from "@/lib/data/sight/anonymity";
import * as blind from "@/lib/data/sight/blind";
import * as judged from "@/lib/data/sight/judged";
import * as reviewPolicies from "@/lib/data/sight/review-policies";
import * as tenantFrame from "@/lib/data/sight/tenant-frame";
import * as sync from "@/lib/data/sync/sync";
import * as syncStatus from "@/lib/data/sync/sync-status";
import { database } from "@/lib/db/client";
import * as unique from "@/lib/db/unique";
import type { BatchInput } from "@/lib/invites/batch-input";
import { DEFAULT_SETTINGS } from "@/lib/notifications/kinds";
import { ANALYSIS_VERSION, type RecordingAnalysis } from "@/lib/recording/analyse";
import { encodeSpeech } from "@/lib/recording/speech-code";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createTenant,
  newNote,
  visitLink,
} from "@/prisma/factories";
import { dataModules } from "@/testing/data-modules";
import { platformSession } from "@/testing/platform-session";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

const MISSING_KEY = "no platform key";

async function twoTenants() {
  const theirTenant = await createTenant("Theirs");
  const them = await createMember(theirTenant);
  const connection = await createConnection(theirTenant.id);
  const candidate = await createCandidate(theirTenant.id, { name: "Confidential", ref: "their-ref" });
  const interview = await createInterview(theirTenant.id, connection.id, { candidateId: candidate.id });
  const note = await notes.createNote(them.actor, interview.id, newNote({ body: "confidential" }));
  const link = await linkMaking.createReviewLink(them.actor, {
    interviewIds: [interview.id],
    noteIds: [note.id],
    allowsFeedback: true,
  });
  await database().prisma.job.create({
    data: { tenantId: theirTenant.id, kind: "poll", subjectId: interview.id, runAt: new Date("2099-01-01") },
  });
  const myTenant = await createTenant("Mine");
  const me = (await createMember(myTenant)).actor;
  const job = actorForJob(myTenant.id, "test");
  return { me, job, them: them.actor, connection, candidate, interview, note, link };
}

type Scene = Awaited<ReturnType<typeof twoTenants>>;

/** What their audit log holds at first: that they made their link. */
const THEIR_ENTRIES = 1;
const ANY_ENTRY = { area: null, actorId: null, objectId: null, from: null, until: null } as const;

async function requireTwoStep(actor: MemberActor): Promise<void> {
  const secret = { secretCiphertext: new Uint8Array([0]), secretEncryptedWith: "none" };
  await database().prisma.secondFactor.create({
    data: { userId: actor.user.id, ...secret, confirmedAt: new Date() },
  });
  await tenantSettings.setNeedsTwoStep(actor, true);
}

const HOLD = { scope: { kind: "everything" }, reason: "confidential", until: null } as const;
const ERASURE = { reason: "asked", caseNumber: "", typed: "Confidential" } as const;

const RULE = {
  roleName: "",
  days: { advance: 1, hold: 1, reject: 1, undecided: 1, unfinished: 1 },
  countsActivity: false,
};
const CONSENT: consentRule.ConsentRule = { allows: ["explicit"], notice: "confidential" };
const EXTENSION = { reason: "confidential", until: "2099-01-01" };
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000);

const writeEntry = (actor: MemberActor) =>
  tenantDb(actor).$transaction((tx) => audit.recordAudit(actor, tx, { action: "settings.changed" }));

const THEIR_VIEW: interviewViews.InterviewViewInput = {
  name: "Theirs",
  address: "status=failed",
  look: { columns: [], density: "compact" },
  isShared: true,
};

/** What an outsider gets. Each entry must prove that nothing of theirs came back or changed. */
const ATTACKS: Record<string, (scene: Scene) => Promise<void>> = {
  "inviteBatches.previewInvites": async ({ me, connection }) => {
    const list = "name,reference\nMine,their-ref\n";
    const { counts, rows } = await inviteBatches.previewInvites(me, batchInput(connection.id), list);
    expect({ counts, name: rows.ready[0]?.name }).toMatchObject({ counts: { ready: 1 }, name: "Mine" });
  },
  "inviteBatches.createInviteBatch": async ({ me, them, connection, candidate }) => {
    await inviteTheirs(them, connection.id, candidate.id);
    const [input, list] = [batchInput(connection.id), "name,reference\nMine,their-ref\n"];
    const { digest } = await inviteBatches.previewInvites(me, input, list);
    await expect(inviteBatches.createInviteBatch(me, input, list, digest)).rejects.toThrow(MISSING_KEY);
    expect(await database().prisma.inviteBatch.count({ where: { tenantId: me.tenantId } })).toBe(0);
  },
  "inviteChanges.showCandidateLink": async ({ me, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, async ({ inviteId }) => {
      await expect(inviteChanges.showCandidateLink(me, inviteId)).rejects.toThrow("was not found");
    }),
  "inviteChanges.inviteAgain": async ({ me, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, async ({ inviteId }) => {
      await expect(inviteChanges.inviteAgain(me, inviteId)).rejects.toThrow("was not found");
    }),
  "inviteChanges.withdrawInvite": async ({ me, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, async ({ inviteId }) => {
      await expect(inviteChanges.withdrawInvite(me, inviteId)).rejects.toThrow("was not found");
    }),
  "inviteChanges.continueInvites": async ({ me, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, async ({ batchId }) => {
      await expect(inviteChanges.continueInvites(me, batchId)).rejects.toThrow("was not found");
    }),
  "inviteList.listInviteBatches": async ({ me, them, connection, candidate }) => {
    await inviteTheirs(them, connection.id, candidate.id);
    expect(await inviteList.listInviteBatches(me)).toEqual([]);
  },
  "inviteList.getInviteBatch": async ({ me, them, connection, candidate }) => {
    const { batchId } = await inviteTheirs(them, connection.id, candidate.id);
    expect(await inviteList.getInviteBatch(me, batchId)).toBeNull();
  },
  "inviteRoles.listInviteRoles": async ({ me }) => {
    expect(await inviteRoles.listInviteRoles(me)).toEqual([]);
  },
  "inviteRoles.createInviteRole": async ({ me, connection }) => {
    const made = inviteRoles.createInviteRole(me, connection.id, { roleName: "Mine", language: "en" });
    await expect(made).rejects.toThrow(MISSING_KEY);
  },
  "inviteSettings.getInviteSettings": async ({ me, them }) => {
    await inviteSettings.saveInviteTemplate(them, WORDS);
    await inviteSettings.saveInviteRules(them, { reminderDays: 5, mostReminders: 5 });
    const settings = await inviteSettings.getInviteSettings(me);
    expect(settings).toMatchObject({ templates: [], rules: { reminderDays: 2 } });
  },
  "inviteSettings.saveInviteRules": async ({ me, them }) => {
    await inviteSettings.saveInviteRules(me, { reminderDays: 5, mostReminders: 5 });
    expect((await inviteSettings.getInviteSettings(them)).rules.reminderDays).toBe(2);
  },
  "inviteSettings.saveInviteTemplate": async ({ me, them }) => {
    await inviteSettings.saveInviteTemplate(them, WORDS);
    await inviteSettings.saveInviteTemplate(me, { ...WORDS, subject: "Mine" });
    expect((await inviteSettings.getInviteSettings(them)).templates).toEqual([WORDS]);
  },
  "inviteSettings.removeInviteTemplate": async ({ me, them }) => {
    await inviteSettings.saveInviteTemplate(them, WORDS);
    await inviteSettings.removeInviteTemplate(me, WORDS);
    expect((await inviteSettings.getInviteSettings(them)).templates).toEqual([WORDS]);
  },
  "openInvites.findInvited": async ({ me, them, connection, candidate }) => {
    await inviteTheirs(them, connection.id, candidate.id);
    const role = { connectionId: connection.id, personaId: "p-1" };
    expect(await openInvites.findInvited(tenantDb(me), role, [candidate.id])).toEqual(new Set());
    expect((await openInvites.findInvited(tenantDb(them), role, [candidate.id])).size).toBe(1);
  },
  "openInvites.statusesOf": async ({ me, interview }) => {
    expect(await openInvites.statusesOf(tenantDb(me), [interview.sessionId])).toEqual(new Map());
  },
  "sending.getBatchToSend": async ({ job, them, connection, candidate }) => {
    const { batchId } = await inviteTheirs(them, connection.id, candidate.id);
    expect(await sending.getBatchToSend(job, batchId)).toBeNull();
  },
  "sending.listPlanned": async ({ job, them, connection, candidate }) => {
    const { batchId } = await inviteTheirs(them, connection.id, candidate.id, { state: "planned" });
    expect(await sending.listPlanned(job, batchId, 9)).toEqual([]);
  },
  "sending.listUnanswered": async ({ job, them, connection, candidate }) => {
    const { batchId } = await inviteTheirs(them, connection.id, candidate.id, { state: "sending" });
    expect(await sending.listUnanswered(job, batchId)).toEqual([]);
  },
  "sending.hasStarted": async ({ job, them, connection, candidate }) => {
    const { batchId } = await inviteTheirs(them, connection.id, candidate.id);
    expect(await sending.hasStarted(job, batchId)).toBe(false);
  },
  "sending.beginSending": async ({ job, them, connection, candidate }) =>
    theirInviteStays(
      them,
      connection.id,
      candidate.id,
      ({ inviteId }) => sending.beginSending(job, inviteId, new Date()),
      { state: "planned" },
    ),
  "sending.giveBack": async ({ job, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, ({ inviteId }) => sending.giveBack(job, [inviteId]), {
      state: "sending",
    }),
  "sending.noteRefusal": async ({ job, them, connection, candidate }) =>
    theirInviteStays(
      them,
      connection.id,
      candidate.id,
      ({ inviteId, batchId }) => sending.noteRefusal(job, { id: inviteId, batchId }, "MINE"),
      { state: "sending" },
    ),
  "sending.noteStarted": async ({ job, them, connection, candidate }) =>
    theirInviteStays(
      them,
      connection.id,
      candidate.id,
      ({ inviteId, batchId }) =>
        sending.noteStarted(job, { id: batchId }, { id: inviteId, sessionId: "mine", link: null }),
      { state: "sending" },
    ),
  "sending.saveLook": async ({ job, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, ({ batchId }) =>
      sending.saveLook(job, batchId, { lookStartedAt: new Date(), lookCursor: "mine" }),
    ),
  "sending.setPause": async ({ job, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, ({ batchId }) =>
      sending.setPause(job, batchId, { pausedCode: "MINE", resumesAt: null }),
    ),
  "sending.listStartedSoon": async ({ job, them, connection }) => {
    const runAt = new Date("2099-01-01");
    const row = { tenantId: them.tenantId, kind: "discover", subjectId: connection.id, runAt } as const;
    const { id } = await database().prisma.job.create({ data: row });
    await sending.listStartedSoon(job, connection.id);
    expect(await database().prisma.job.findUnique({ where: { id } })).toMatchObject({ runAt });
  },
  "writing.getInvitee": async ({ job, them, connection, candidate }) => {
    const { inviteId } = await inviteTheirs(them, connection.id, candidate.id);
    expect(await writing.getInvitee(job, inviteId)).toBeNull();
  },
  "writing.getMailWords": async ({ job, them }) => {
    await inviteSettings.saveInviteTemplate(them, WORDS);
    expect((await writing.getMailWords(job, "invitation", "en")).subject).not.toBe(WORDS.subject);
  },
  "writing.beginMail": async ({ job, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, ({ inviteId }) =>
      writing.beginMail(job, { id: inviteId, mailCount: 0 }, new Date()),
    ),
  "writing.noteMailFailure": async ({ job, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, ({ inviteId, batchId }) =>
      writing.noteMailFailure(
        job,
        { id: inviteId, batchId, mailCount: 0, mailedAt: null },
        { code: "MINE", isTriedAgain: false },
      ),
    ),
  "writing.forgetLink": async ({ job, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, ({ inviteId }) => writing.forgetLink(job, inviteId)),
  "writing.forgetOpenedLinks": async ({ job, them, connection, candidate }) =>
    theirInviteStays(them, connection.id, candidate.id, () =>
      tenantDb(job).$transaction((tx) => writing.forgetOpenedLinks(tx, ["their-session"])),
    ),
  "tenantSettings.getNeedsTwoStep": async ({ me, them }) => {
    await requireTwoStep(them);
    expect(await tenantSettings.getNeedsTwoStep(me)).toBe(false);
  },
  "tenantSettings.setNeedsTwoStep": async ({ me, them }) => {
    await requireTwoStep(me);
    expect(await tenantSettings.getNeedsTwoStep(them)).toBe(false);
  },
  "tenantSettings.getLimitsReviewers": async ({ me, them }) => {
    await tenantSettings.setLimitsReviewers(them, true);
    expect(await tenantSettings.getLimitsReviewers(me)).toBe(false);
  },
  "tenantSettings.setLimitsReviewers": async ({ me, them }) => {
    await tenantSettings.setLimitsReviewers(me, true);
    expect(await tenantSettings.getLimitsReviewers(them)).toBe(false);
  },
  "audit.recordAudit": async ({ me, them }) => {
    await writeEntry(me);
    expect((await auditLog.listAudit(them, ANY_ENTRY, { before: null, limit: 9 })).entries).toHaveLength(
      THEIR_ENTRIES,
    );
  },
  "audit.recordAudits": async ({ me, them, interview }) => {
    const object = { kind: "interview", id: interview.id } as const;
    await tenantDb(me).$transaction((tx) =>
      audit.recordAudits(me, tx, [{ action: "interview.decided", object }]),
    );
    expect((await auditCheck.checkAudit(them)).entries).toBe(THEIR_ENTRIES);
    const [entry] = (await auditLog.listAudit(me, ANY_ENTRY, { before: null, limit: 9 })).entries;
    expect(entry).toMatchObject({ objectId: interview.id, objectLabel: null });
  },
  "audit.recordExport": async ({ me, them }) => {
    await audit.recordExport(me, "export.interviews", {});
    expect((await auditCheck.checkAudit(them)).entries).toBe(THEIR_ENTRIES);
  },
  "auditReads.recordRead": async ({ me, them, interview }) => {
    const source = { interviewId: interview.id, sessionId: interview.sessionId };
    await auditReads.recordRead(me, "interview.recording_played", source);
    expect((await auditCheck.checkAudit(them)).entries).toBe(THEIR_ENTRIES);
  },
  "auditReads.recordDownload": async ({ me, them, interview }) => {
    const source = { interviewId: interview.id, sessionId: interview.sessionId };
    await auditReads.recordDownload(me, "interview.recording_downloaded", source);
    expect((await auditCheck.checkAudit(them)).entries).toBe(THEIR_ENTRIES);
  },
  "auditCheck.checkAudit": async ({ me, them }) => {
    await writeEntry(them);
    expect(await auditCheck.checkAudit(me)).toMatchObject({ entries: 0, brokenAt: null });
  },
  "erasures.previewErasure": async ({ me, candidate }) => {
    expect(await erasures.previewErasure(me, candidate.id)).toBeNull();
  },
  "erasures.eraseCandidate": async ({ me, them, candidate }) => {
    const erase = erasures.eraseCandidate(me, candidate.id, ERASURE);
    await expect(erase).rejects.toThrow("was not found");
    expect(await candidateDetails.getCandidate(them, candidate.id)).not.toBeNull();
  },
  "erasures.previewErasures": async ({ me, candidate }) => {
    expect(await erasures.previewErasures(me, [candidate.id])).toMatchObject({ candidates: [] });
  },
  "erasures.eraseCandidates": async ({ me, them, candidate }) => {
    const input = { ...ERASURE, typed: "erase 1 candidate" };
    expect(await erasures.eraseCandidates(me, [candidate.id], input)).toEqual([
      { candidateId: candidate.id, reason: expect.stringContaining("was not found") },
    ]);
    expect(await candidateDetails.getCandidate(them, candidate.id)).not.toBeNull();
  },
  "erasures.listErasures": async ({ me, them, candidate }) => {
    await erasures.eraseCandidate(them, candidate.id, ERASURE);
    expect(await erasures.listErasures(me)).toEqual({ erasures: [], total: 0 });
  },
  "erasedSessions.listErasedSessions": async ({ me, them, candidate }) => {
    await erasures.eraseCandidate(them, candidate.id, ERASURE);
    expect(await erasedSessions.listErasedSessions(me)).toEqual({ sessions: [], total: 0 });
  },
  "erasedSessions.checkErasedSessions": async ({ job, them, candidate, connection }) => {
    await erasures.eraseCandidate(them, candidate.id, ERASURE);
    const client = { getSession: () => Promise.reject(new Error("It was asked for.")) };
    await erasedSessions.checkErasedSessions(job, connection.id, client);
    expect(await erasedSessions.listErasedSessions(them)).toMatchObject({ total: 1 });
  },
  "fingerprints.findErased": async ({ me, them, candidate, interview }) => {
    await erasures.eraseCandidate(them, candidate.id, ERASURE);
    const told = [{ id: interview.sessionId, candidateRef: "their-ref" }];
    expect(await fingerprints.findErased(tenantDb(me), me, told)).toEqual([]);
  },
  "fingerprints.findErasedReferences": async ({ me, them, candidate }) => {
    await erasures.eraseCandidate(them, candidate.id, ERASURE);
    expect(await fingerprints.findErasedReferences(me, ["their-ref"])).toEqual(new Set());
  },
  "fingerprints.demandNotErased": async ({ me, them, candidate, interview }) => {
    await erasures.eraseCandidate(them, candidate.id, ERASURE);
    const ask = fingerprints.demandNotErased(me, interview.sessionId, async () => "their-ref");
    await expect(ask).resolves.toBeUndefined();
  },
  "personRecords.getPersonRecord": async ({ me, candidate }) => {
    expect(await personRecords.getPersonRecord(me, candidate.id)).toBeNull();
  },
  "personRecords.getPersonInterview": async ({ me, interview }) => {
    expect(await personRecords.getPersonInterview(me, interview.id, "folder")).toBeNull();
  },
  "legalHolds.listLegalHolds": async ({ me, them }) => {
    await legalHolds.placeLegalHold(them, HOLD);
    expect(await legalHolds.listLegalHolds(me)).toEqual([]);
  },
  "legalHolds.listHoldsOn": async ({ me, them, candidate }) => {
    await legalHolds.placeLegalHold(them, HOLD);
    expect(await legalHolds.listHoldsOn(me, candidate.id, [])).toEqual([]);
  },
  "legalHolds.placeLegalHold": async ({ me, them, candidate }) => {
    const scope = { kind: "candidate", candidateId: candidate.id } as const;
    await expect(legalHolds.placeLegalHold(me, { ...HOLD, scope })).rejects.toThrow("was not found");
    await legalHolds.placeLegalHold(me, HOLD);
    expect(await legalHolds.listLegalHolds(them)).toEqual([]);
  },
  "legalHolds.releaseLegalHold": async ({ me, them }) => {
    await legalHolds.placeLegalHold(them, HOLD);
    const [hold] = await legalHolds.listLegalHolds(them);
    await expect(legalHolds.releaseLegalHold(me, hold?.id ?? "")).rejects.toThrow("was not found");
    expect(await legalHolds.listLegalHolds(them)).toHaveLength(1);
  },
  "consentRule.getConsentRule": async ({ me, them }) => {
    await consentRule.saveConsentRule(them, CONSENT);
    expect(await consentRule.getConsentRule(me)).toMatchObject({ notice: "" });
  },
  "consentRule.saveConsentRule": async ({ me, them }) => {
    await consentRule.saveConsentRule(me, CONSENT);
    expect(await consentRule.getConsentRule(them)).toMatchObject({ notice: "" });
  },
  "rules.listRetentionRules": async ({ me, them }) => {
    await rules.saveRetentionRule(them, RULE);
    expect(await rules.listRetentionRules(me)).toEqual([]);
  },
  "rules.saveRetentionRule": async ({ me, them }) => {
    await rules.saveRetentionRule(them, RULE);
    await rules.saveRetentionRule(me, { ...RULE, countsActivity: true });
    expect(await rules.listRetentionRules(them)).toEqual([RULE]);
  },
  "rules.removeRetentionRule": async ({ me, them }) => {
    await rules.saveRetentionRule(them, RULE);
    await rules.removeRetentionRule(me, "");
    expect(await rules.listRetentionRules(them)).toEqual([RULE]);
  },
  "expire.expireInterviews": async ({ me, job, them, interview }) => {
    await rules.saveRetentionRule(me, RULE);
    await rules.saveRetentionRule(them, RULE);
    for (const days of [2, 10]) await expire.expireInterviews(job, inDays(days));
    expect(await interviews.getInterview(them, interview.id)).not.toBeNull();
    expect(await runs.listRetentionRuns(them)).toEqual([]);
  },
  "runs.listRetentionRuns": async ({ me, them }) => {
    await rules.saveRetentionRule(them, RULE);
    await expire.expireInterviews(actorForJob(them.tenantId, "expire"));
    expect(await runs.listRetentionRuns(me)).toEqual([]);
    expect(await runs.listRetentionRuns(them)).toHaveLength(1);
  },
  "expiring.listExpiring": async ({ me, them }) => {
    for (const actor of [me, them]) await rules.saveRetentionRule(actor, RULE);
    expect(await expiring.listExpiring(me)).toEqual({ items: [], total: 0, held: 0 });
    expect(await expiring.listExpiring(them)).toMatchObject({ total: 1 });
  },
  "expiring.previewRule": async ({ me }) => {
    expect(await expiring.previewRule(me, RULE)).toEqual({ items: [], total: 0, held: 0 });
  },
  "expiring.getCandidateRetention": async ({ me, them, candidate }) => {
    for (const actor of [me, them]) await rules.saveRetentionRule(actor, RULE);
    await extensions.extendCandidate(them, candidate.id, EXTENSION);
    expect(await expiring.getCandidateRetention(me, candidate.id)).toEqual({
      ...{ extension: null, goesAt: null, interviews: 0 },
    });
  },
  "extensions.extendCandidate": async ({ me, them, candidate }) => {
    await expect(extensions.extendCandidate(me, candidate.id, EXTENSION)).rejects.toThrow("was not found");
    expect(await expiring.getCandidateRetention(them, candidate.id)).toMatchObject({ extension: null });
  },
  "auditLog.listAudit": async ({ me, them }) => {
    await writeEntry(them);
    const asked = { before: null, limit: 9 };
    expect((await auditLog.listAudit(me, ANY_ENTRY, asked)).entries).toEqual([]);
    const theirs = { ...ANY_ENTRY, actorId: them.user.id };
    expect((await auditLog.listAudit(me, theirs, asked)).entries).toEqual([]);
    expect((await auditLog.listAudit(them, theirs, asked)).entries).toHaveLength(THEIR_ENTRIES + 1);
  },
  "auditLog.eachAuditPage": async ({ me, them }) => {
    await writeEntry(them);
    for await (const page of auditLog.eachAuditPage(me, ANY_ENTRY, 10)) expect(page).toEqual([]);
  },
  "interviewList.listInterviews": async ({ me }) => {
    const page = await interviewList.listInterviews(me, {
      statuses: [],
      ...interviewFilter.EVERY_INTERVIEW,
      query: "",
      sort: "createdAt",
      direction: "desc",
      cursor: null,
      limit: 100,
    });
    expect(page).toMatchObject({ items: [], total: { value: 0 }, countsByStatus: {} });
  },
  "interviewList.eachInterviewPage": async ({ me }) => {
    const input = {
      statuses: [],
      ...interviewFilter.EVERY_INTERVIEW,
      query: "",
      cursor: null,
    } as const;
    const pages = interviewList.eachInterviewPage(me, {
      ...input,
      statuses: [],
      sort: "createdAt",
      direction: "desc",
      limit: 10,
    });
    for await (const page of pages) expect(page).toEqual([]);
  },
  "interviews.readInterviewRow": async ({ me, interview }) => {
    expect(await interviews.readInterviewRow(me, interview.id)).toBeNull();
  },
  "interviews.getInterview": async ({ me, interview }) => {
    expect(await interviews.getInterview(me, interview.id)).toBeNull();
  },
  "interviews.getInterviews": async ({ me, interview }) => {
    expect(await interviews.getInterviews(me, [interview.id])).toEqual([]);
  },
  "calibration.getCalibration": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    await database().prisma.review.updateMany({ data: { submittedAt: new Date() } });
    const [theirs] = await scorecards.listScorecards(them);
    const input = { scorecardId: theirs?.id ?? "", criterionId: null, roleName: null };
    expect(await calibration.getCalibration(me, input)).toMatchObject({ scorecards: [], candidates: [] });
    expect((await calibration.getCalibration(them, input)).candidates).toHaveLength(1);
  },
  "transcriptMoments.readMoments": async ({ me, them, interview }) => {
    await indexTheirs(them, interview.id);
    await database().prisma.transcriptPassage.updateMany({ data: { startMs: 0, endMs: 5_000 } });
    const moments = [{ interviewId: interview.id, atMs: 1_000 }];
    expect((await transcriptMoments.readMoments(me, moments)).size).toBe(0);
    expect((await transcriptMoments.readMoments(them, moments)).size).toBe(1);
  },
  "queueStep.getQueueStep": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await queueStep.getQueueStep(me, interview.id)).toEqual(NO_STEP);
  },
  "queueStep.countQueue": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await queueStep.countQueue(me)).toBe(0);
  },
  "queueStep.listReviewed": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    expect(await queueStep.listReviewed(me)).toEqual([]);
  },
  "comparisons.getComparison": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    expect(await comparisons.getComparison(me, [interview.id])).toEqual([]);
  },
  "reviews.listSubmittedReviews": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    await database().prisma.review.updateMany({ data: { submittedAt: new Date() } });
    expect((await reviews.listSubmittedReviews(me, [interview.id])).size).toBe(0);
    expect((await reviews.listSubmittedReviews(them, [interview.id])).size).toBe(1);
  },
  "notes.listNotes": async ({ me, interview }) => {
    expect(await notes.listNotes(me, interview.id)).toEqual([]);
  },
  "notes.createNote": async ({ me, interview, note }) => {
    await expect(notes.createNote(me, interview.id, newNote())).rejects.toThrow("not found");
    const mine = await createInterview(me.tenantId, (await createConnection(me.tenantId)).id);
    await expect(notes.createNote(me, mine.id, newNote({ parentId: note.id }))).rejects.toThrow("not found");
  },
  "notes.readNote": async ({ me, interview, note }) => {
    await expect(notes.readNote(me, interview.id, note.id)).rejects.toThrow("not found");
  },
  "noteChanges.updateNote": async ({ me, note }) => {
    const edit = { body: "changed", revision: 1, mentionIds: [] };
    await expect(noteChanges.updateNote(me, note.id, edit)).rejects.toThrow("not found");
  },
  "noteChanges.setNoteVisibility": async ({ me, note }) => {
    const change = { visibility: "private", revision: 1 } as const;
    await expect(noteChanges.setNoteVisibility(me, note.id, change)).rejects.toThrow("not found");
  },
  "noteChanges.deleteNote": async ({ me, note }) => {
    await expect(noteChanges.deleteNote(me, note.id)).rejects.toThrow("not found");
  },
  "noteChanges.restoreNote": async ({ me, them, note }) => {
    await noteChanges.deleteNote(them, note.id);
    await expect(noteChanges.restoreNote(me, note.id)).rejects.toThrow("not found");
  },
  "noteChanges.changeRepeated": async ({ me, interview, note }) => {
    const again = newNote({ requestId: note.requestId ?? "", body: "changed" });
    await expect(noteChanges.changeRepeated(me, interview.id, again)).rejects.toThrow("not found");
  },
  "noteRevisions.listNoteRevisions": async ({ me, interview, note }) => {
    await expect(noteRevisions.listNoteRevisions(me, interview.id, note.id)).rejects.toThrow("not found");
  },
  "reviewLinks.listReviewLinks": async ({ me, interview }) => {
    expect(await reviewLinks.listReviewLinks(me)).toEqual([]);
    expect(await reviewLinks.listReviewLinks(me, { query: "Confidential" })).toEqual([]);
    expect(await reviewLinks.listReviewLinks(me, { interviewId: interview.id })).toEqual([]);
  },
  "reviewLinks.getReviewLink": async ({ me, link }) => {
    expect(await reviewLinks.getReviewLink(me, link.link.id)).toBeNull();
  },
  "linkMaking.createReviewLink": async ({ me, interview, note }) => {
    const make = (input: linkInput.ReviewLinkInput) => linkMaking.createReviewLink(me, input);
    await expect(make({ interviewIds: [interview.id] })).rejects.toThrow("not found");
    const mine = await createInterview(me.tenantId, (await createConnection(me.tenantId)).id);
    await expect(make({ interviewIds: [mine.id, interview.id] })).rejects.toThrow("not found");
    await expect(make({ interviewIds: [mine.id], noteIds: [note.id] })).rejects.toThrow("not found");
  },
  "linkChanges.revokeReviewLinks": async ({ me, link }) => {
    await expect(linkChanges.revokeReviewLinks(me, [link.link.id])).rejects.toThrow("not found");
    expect((await visitLink(link.token)).linkId).toBe(link.link.id);
  },
  "linkChanges.extendReviewLink": async ({ me, link }) => {
    await expect(linkChanges.extendReviewLink(me, link.link.id, 1)).rejects.toThrow("not found");
  },
  "linkChanges.changeOpen": async ({ me, link }) => {
    const change = linkChanges.changeOpen(me, link.link.id, { maxOpens: 1 }, { kind: "link_replaced" });
    await expect(change).rejects.toThrow("not found");
  },
  "linkMaking.demandShareable": async ({ me, interview }) => {
    const wanted = { noteIds: [], showsScores: false };
    await expect(linkMaking.demandShareable(me, [interview.id], wanted)).rejects.toThrow("not found");
  },
  "linkTermsChanges.getChangeableLink": async ({ me, link }) => {
    expect(await linkTermsChanges.getChangeableLink(me, link.link.id)).toBeNull();
  },
  "linkTermsChanges.changeReviewLink": async ({ me, link }) => {
    const change = linkTermsChanges.changeReviewLink(me, link.link.id, linkInput.linkChangeSchema.parse({}));
    await expect(change).rejects.toThrow("not found");
  },
  "firstSteps.dismissFirstSteps": async ({ me, them }) => {
    await firstSteps.dismissFirstSteps(me);
    expect(await firstSteps.getFirstSteps(me)).toMatchObject({ isDismissed: true });
    expect(await firstSteps.getFirstSteps(them)).toMatchObject({ isDismissed: false });
  },
  "firstSteps.getFirstSteps": async ({ me, them }) => {
    await reviewPolicies.savePolicy(them, POLICY);
    expect(await firstSteps.getFirstSteps(me)).toMatchObject({ hasRules: false });
    expect(await firstSteps.getFirstSteps(them)).toMatchObject({ hasRules: true });
  },
  "linkAddress.tokenColumns": async ({ me, link }) => {
    // Sealed for the actor's own tenant: nothing is read.
    expect(linkAddress.tokenColumns(me, link.link.id, link.token).tokenCiphertext).not.toContain(link.token);
  },
  "linkAddress.getLinkToken": async ({ me, them, link }) => {
    await expect(linkAddress.getLinkToken(me, link.link.id)).rejects.toThrow("not found");
    expect(await linkAddress.getLinkToken(them, link.link.id)).toEqual({ token: link.token });
  },
  "linkFeedback.listLinkFeedback": async ({ me, them, link, interview }) => {
    const { visitor } = await visitLink(link.token);
    await visitorFeedback.saveFeedback(visitor, interview.id, FEEDBACK, SENT);
    expect(await linkFeedback.listLinkFeedback(me, link.link.id)).toEqual([]);
    expect(await linkFeedback.listLinkFeedback(them, link.link.id)).toHaveLength(1);
  },
  "visitProgress.getVisitProgress": async ({ me, link, interview }) => {
    const { visitor } = await visitLink(link.token);
    await visitorFeedback.saveFeedback(visitor, interview.id, FEEDBACK, SENT);
    const steps = await visitProgress.getVisitProgress(await myVisitor(me));
    expect(steps.map(({ id }) => id)).not.toContain(interview.id);
    expect(steps.every(({ state }) => state === "open")).toBe(true);
  },
  "linkChanges.replaceLinkToken": async ({ me, link }) => {
    await expect(linkChanges.replaceLinkToken(me, link.link.id)).rejects.toThrow("not found");
    expect((await visitLink(link.token)).linkId).toBe(link.link.id);
  },
  "linkVisits.createPreview": async ({ me, link }) => {
    await expect(linkVisits.createPreview(me, link.link.id)).rejects.toThrow("not found");
  },
  "linkVisits.listLinkVisitors": async ({ me, them, link }) => {
    await visitLink(link.token);
    expect(await linkVisits.listLinkVisitors(me, link.link.id)).toEqual([]);
    expect(await linkVisits.listLinkVisitors(them, link.link.id)).toHaveLength(1);
  },
  "linkVisits.recordHeard": async (scene) => {
    const visitor = await myVisitor(scene.me);
    await expect(linkVisits.recordHeard(visitor, scene.interview.id, [[0, 1000]])).rejects.toThrow(
      "not found",
    );
  },
  "linkNews.tellExpiring": async ({ job, them, link }) => {
    expect(await linkNews.tellExpiring(job, link.link.id)).toBeNull();
    expect((await notifications.listNotifications(them)).items).toEqual([]);
  },
  "linkVisits.recordVisit": async (scene) => {
    await linkVisits.recordVisit(await myVisitor(scene.me), "link_opened");
    const theirs = await activities.listActivities(scene.them, scene.interview.id, { isBlind: false });
    expect(theirs.map(({ detail }) => detail.kind)).toEqual(["link_made"]);
  },
  "linkMasking.shownTranscript": async ({ me, interview }) => {
    const visitor = await myVisitor(me);
    expect(JSON.stringify(await linkMasking.shownTranscript(visitor, interview.id, TRANSCRIPT))).toBe(
      JSON.stringify(TRANSCRIPT),
    );
    expect(await interviews.getInterview(visitor, interview.id)).toBeNull();
  },
  "linkMasking.namesToStrike": async ({ me }) => {
    expect(await linkMasking.namesToStrike(await myVisitor(me))).not.toContain("Confidential");
  },
  "linkGreeting.getLinkGreeting": async ({ me }) => {
    const greeting = await linkGreeting.getLinkGreeting(await myVisitor(me));
    expect(greeting).toEqual({ senderName: me.user.name, recipient: "", headline: "", message: "" });
  },
  "linkSuggestions.getLinkChoices": async ({ me, interview }) => {
    expect(await linkSuggestions.getLinkChoices(me, [interview.id])).toMatchObject({
      ...{ interviews: [], names: [], notes: [] },
    });
  },
  "linkSuggestions.suggestStruckNames": async ({ me, interview }) => {
    expect(await linkSuggestions.suggestStruckNames(me, [interview.id])).toEqual([]);
  },
  "brand.getBrand": async ({ me, them, link }) => {
    await brand.saveBrand(them, { name: "Theirs alone", accent: null }, "keep");
    expect((await brand.getBrand(me)).name).toBe("Mine");
    expect((await brand.getBrand(await myVisitor(me))).name).toBe("Mine");
    expect((await brand.getBrand((await visitLink(link.token)).visitor)).name).toBe("Theirs alone");
  },
  "brand.saveBrand": async ({ me, them }) => {
    await brand.saveBrand(me, { name: "Mine alone", accent: "#0c5a68" }, "keep");
    expect(await brand.getBrand(them)).toEqual({ name: "Theirs", accent: null, logoId: null });
  },
  "linkPolicy.getLinkPolicy": async ({ me, them }) => {
    await linkPolicy.setLinkPolicy(them, { ...LINK_POLICY, maxDays: 20 });
    expect((await linkPolicy.getLinkPolicy(me)).maxDays).toBe(90);
  },
  "linkPolicy.demandSharer": async ({ me, them }) => {
    await linkPolicy.setLinkPolicy(them, { ...LINK_POLICY, maxDays: 20 });
    expect((await linkPolicy.demandSharer(me)).maxDays).toBe(90);
  },
  "linkPolicy.setLinkPolicy": async ({ me, them }) => {
    await linkPolicy.setLinkPolicy(me, { ...LINK_POLICY, maxDays: 20 });
    expect((await linkPolicy.getLinkPolicy(them)).maxDays).toBe(90);
  },
  "sharedJudgement.getSharedJudgement": async (scene) => {
    const { me, interview, link } = scene;
    const nothing = { notes: [], reviews: [] };
    expect(await sharedJudgement.getSharedJudgement(await myVisitor(me), interview.id)).toEqual(nothing);
    const { visitor } = await visitLink(link.token);
    expect((await sharedJudgement.getSharedJudgement(visitor, interview.id)).notes).toHaveLength(1);
  },
  "askedScorecard.getAskedScorecard": async ({ me, interview }) => {
    const mine = await createInterview(me.tenantId, (await createConnection(me.tenantId)).id);
    const { token } = await linkMaking.createReviewLink(me, {
      ...{ interviewIds: [mine.id], allowsFeedback: true, asksScorecard: true },
    });
    const { visitor } = await visitLink(token);
    expect((await askedScorecard.getAskedScorecard(visitor, mine.id))?.criteria.length).toBeGreaterThan(0);
    expect(await askedScorecard.getAskedScorecard(visitor, interview.id)).toBeNull();
  },
  "visitorFeedback.saveFeedback": async ({ me, interview }) => {
    const saved = visitorFeedback.saveFeedback(await myVisitor(me), interview.id, FEEDBACK, SENT);
    await expect(saved).rejects.toThrow("not found");
  },
  "visitorFeedback.getOwnFeedback": async ({ me, link, interview }) => {
    const { visitor } = await visitLink(link.token);
    await visitorFeedback.saveFeedback(visitor, interview.id, FEEDBACK, SENT);
    const own = await visitorFeedback.getOwnFeedback(await myVisitor(me), interview.id);
    expect(own).toMatchObject({ summary: "", comments: [] });
  },
  "visitorFeedback.listVisitorFeedback": async ({ me, them, link, interview }) => {
    const { visitor } = await visitLink(link.token);
    await visitorFeedback.saveFeedback(visitor, interview.id, FEEDBACK, SENT);
    const open = { isBlind: false };
    expect(await visitorFeedback.listVisitorFeedback(me, interview.id, open)).toEqual([]);
    expect(await visitorFeedback.listVisitorFeedback(them, interview.id, open)).toHaveLength(1);
  },
  "connections.listConnections": async ({ me }) => {
    expect(await connections.listConnections(me)).toEqual([]);
  },
  "syncStatus.getPlatformStanding": async ({ me, them }) => {
    expect(await syncStatus.getPlatformStanding(me)).toMatchObject({ state: "missing" });
    expect(await syncStatus.getPlatformStanding(them)).toMatchObject({ state: "ok" });
  },
  "connections.addConnection": async ({ me, them }) => {
    await connections.addConnection(me, "zh_api_outsider", "Mine");
    expect(await connections.listConnections(them)).toMatchObject([
      { name: "Platform", keyLastFour: "0000" },
    ]);
  },
  "connections.rotateConnectionKey": async ({ me, them, connection }) => {
    const rotated = connections.rotateConnectionKey(me, connection.id, "zh_api_outsider");
    await Promise.allSettled([rotated]);
    expect(await connections.listConnections(them)).toMatchObject([{ keyLastFour: "0000", state: "ok" }]);
  },
  "connections.renameConnection": async ({ me, connection }) => {
    await expect(connections.renameConnection(me, connection.id, "Mine")).rejects.toThrow("not found");
  },
  "connections.setConnectionEnabled": async ({ me, connection }) => {
    await expect(connections.setConnectionEnabled(me, connection.id, false)).rejects.toThrow("not found");
  },
  "connections.removeConnection": async ({ me, connection }) => {
    await expect(connections.removeConnection(me, connection.id)).rejects.toThrow("not found");
  },
  "connections.checkConnection": async ({ me, connection }) => {
    await expect(connections.checkConnection(me, connection.id)).rejects.toThrow("not found");
  },
  "platformAccess.withPlatformClient": async ({ me, connection }) => {
    const call = platformAccess.withPlatformClient(me, connection.id, async () => "used");
    await expect(call).rejects.toThrow(MISSING_KEY);
  },
  "platformAccess.markConnectionRefused": async ({ me, connection, them }) => {
    await platformAccess.markConnectionRefused(me, connection, "X");
    expect(await connections.listConnections(them)).toMatchObject([{ state: "ok" }]);
  },
  "storedKey.openStoredKey": async ({ me, them }) => {
    const sealed = sealSecret(secretPlaces.platformKey(them.tenantId, "one"), "their key");
    const row = { id: "one", keyCiphertext: sealed.ciphertext, keyEncryptedWith: sealed.encryptedWith };
    expect(storedKey.openStoredKey(them, row)).toBe("their key");
    expect(storedKey.openStoredKey(me, row)).toBeNull();
  },
  "listingState.getListingState": async ({ job, connection }) => {
    expect(await listingState.getListingState(job, connection.id)).toBeNull();
  },
  "listingState.listUnseen": async ({ job, connection }) => {
    expect(await listingState.listUnseen(job, connection.id, new Date("2099-01-01"), 10)).toEqual([]);
  },
  "listingState.markListed": async ({ job, connection }) => {
    await theirConnectionStays(connection.id, () => listingState.markListed(job, connection.id, true));
  },
  "listingState.saveFullListing": async ({ job, connection }) => {
    const progress = { fullStartedAt: new Date(), fullCursor: "x", fullPages: 7, fullLostRows: 1 };
    await theirConnectionStays(connection.id, () =>
      listingState.saveFullListing(job, connection.id, progress),
    );
  },
  "listingState.endFullListing": async ({ job, connection }) => {
    await theirConnectionStays(connection.id, () => listingState.endFullListing(job, connection.id, 1));
  },
  "listingState.markLostRows": async ({ job, connection }) => {
    const lost = { invalidRows: 7, invalidPath: "sessions[0].id" };
    await theirConnectionStays(connection.id, () => listingState.markLostRows(job, connection.id, lost));
  },
  "listingState.markSwept": async ({ job, connection }) => {
    await theirConnectionStays(connection.id, () => listingState.markSwept(job, connection.id, [], 1));
  },
  "listingState.markNotSwept": async ({ job, connection }) => {
    const data = { sweptAt: new Date() };
    await database().prisma.platformConnection.update({ where: { id: connection.id }, data });
    await theirConnectionStays(connection.id, () => listingState.markNotSwept(job, connection.id));
  },
  "listingState.markFilterIgnored": async ({ job, connection }) => {
    await theirConnectionStays(connection.id, () => listingState.markFilterIgnored(job, connection.id));
  },
  "pacing.pacerFor": async ({ job, them }) => {
    await pacing.pacerFor(them).admit();
    const paceOfTheirs = () =>
      database().prisma.tenantPace.findUnique({ where: { tenantId: them.tenantId } });
    const before = await paceOfTheirs();
    const pacer = pacing.pacerFor(job);
    await pacer.admit();
    await pacer.report({ kind: "refused", code: "X" });
    expect(await paceOfTheirs()).toEqual(before);
  },
  "apiTokens.listApiTokens": async ({ me, them }) => {
    await apiTokens.createApiToken(them, "theirs");
    expect(await apiTokens.listApiTokens(me)).toEqual([]);
  },
  "apiTokens.revokeApiToken": async ({ me, them }) => {
    await apiTokens.createApiToken(them, "theirs");
    const [theirs] = await apiTokens.listApiTokens(them);
    await expect(apiTokens.revokeApiToken(me, theirs?.id ?? "")).rejects.toThrow("not found");
    expect(await apiTokens.listApiTokens(them)).toHaveLength(1);
  },
  "apiTokens.createApiToken": async ({ me, them }) => {
    await apiTokens.createApiToken(me, "mine");
    expect(await database().prisma.apiToken.count({ where: { tenantId: them.tenantId } })).toBe(0);
  },
  "results.findResultByInterview": async ({ me, interview }) => {
    expect(await results.findResultByInterview(me, interview.id)).toBeNull();
  },
  "results.findResultBySession": async ({ me, interview }) => {
    for (const isForNow of [false, true]) {
      const source = await results.findResultBySession(me, interview.sessionId, { isForNow });
      expect(source).toMatchObject({ interviewId: null, connectionId: null });
      expect(source.connection).toBeUndefined();
    }
  },
  "results.recordingOpener": async ({ me, them, interview }) => {
    const source = await results.findResultByInterview(them, interview.id);
    if (!source) throw new Error("They reach their own interview.");
    const open = results.recordingOpener(me, source);
    await expect(open({ signal: new AbortController().signal })).rejects.toThrow(MISSING_KEY);
  },
  "results.fetchTranscriptDocument": async ({ me, them, interview }) => {
    const source = await results.findResultByInterview(them, interview.id);
    if (!source) throw new Error("They reach their own interview.");
    await expect(results.fetchTranscriptDocument(me, source)).rejects.toThrow(MISSING_KEY);
  },
  "results.getTranscript": async ({ me, them, interview }) => {
    const source = await results.findResultByInterview(them, interview.id);
    if (!source) throw new Error("They reach their own interview.");
    await expect(results.getTranscript(me, source, null)).rejects.toThrow(MISSING_KEY);
  },
  "timedTranscript.getTimedTranscript": async ({ me, them, interview }) => {
    const source = await results.findResultByInterview(them, interview.id);
    if (!source) throw new Error("They reach their own interview.");
    await expect(timedTranscript.getTimedTranscript(me, source, null)).rejects.toThrow(MISSING_KEY);
  },
  "timedTranscript.getTranscriptForNow": async ({ me, them, interview }) => {
    const source = await sourceOf(them, interview.id);
    await expect(timedTranscript.getTranscriptForNow(me, source, null)).rejects.toThrow(MISSING_KEY);
  },
  "results.readTranscript": async ({ me, them, interview }) => {
    const source = await sourceOf(them, interview.id);
    await expect(results.readTranscript(me, source, null)).rejects.toThrow(MISSING_KEY);
  },
  "speakerNames.renameSpeaker": async ({ me, interview }) => {
    for (const label of ["Mine", null]) {
      const rename = speakerNames.renameSpeaker(me, interview.id, { speakerId: "candidate", label });
      await expect(rename).rejects.toThrow("not found");
    }
  },
  "speakerNames.withSpeakerNames": async ({ me, them, interview }) => {
    const source = await sourceOf(them, interview.id);
    await database().prisma.speakerName.create({
      data: {
        tenantId: them.tenantId,
        interviewId: interview.id,
        speakerId: "candidate",
        transcriptVersion: source.version,
        label: "confidential",
        changedById: them.user.id,
      },
    });
    expect(await speakerNames.withSpeakerNames(me, source, TRANSCRIPT)).toBe(TRANSCRIPT);
    const theirs = await speakerNames.withSpeakerNames(them, source, TRANSCRIPT);
    expect(theirs.speakers).toMatchObject([{ label: "confidential" }]);
  },
  "syncStatus.getSyncStatus": async ({ me, job }) => {
    await pacing.pacerFor(job).admit();
    expect(await syncStatus.getSyncStatus(me)).toBeNull();
  },
  "syncStatus.syncNow": async ({ me, connection }) => {
    const theirs = { kind: "discover", subjectId: connection.id, runAt: new Date("2099-01-01") } as const;
    await database().prisma.job.create({ data: { tenantId: connection.tenantId, ...theirs } });
    expect(await syncStatus.syncNow(me)).toBe("no_connection");
    const kept = await database().prisma.job.findFirst({ where: { subjectId: connection.id } });
    expect(kept?.runAt).toEqual(theirs.runAt);
  },
  "tenantSettings.getTenantSettings": async ({ me, them }) => {
    await tenantSettings.setKeepsTranscriptText(them, false);
    expect(await tenantSettings.getTenantSettings(me)).toMatchObject({ keepsTranscriptText: true });
  },
  "tenantSettings.setKeepsTranscriptText": async ({ me, them, interview }) => {
    await indexTheirs(them, interview.id);
    await tenantSettings.setKeepsTranscriptText(me, false);
    expect(await tenantSettings.getTenantSettings(them)).toMatchObject({ keepsTranscriptText: true });
    expect(await passagesOf(interview.id)).toBe(1);
  },
  "tenantSettings.setPreparesRecordings": async ({ me, them }) => {
    await tenantSettings.setPreparesRecordings(me, false);
    expect(await tenantSettings.getTenantSettings(them)).toMatchObject({ preparesRecordings: true });
  },
  "transcriptSearch.searchTranscripts": async ({ me, them, interview }) => {
    await indexTheirs(them, interview.id);
    const asked = { query: "confidential", cursor: null };
    expect(await transcriptSearch.searchTranscripts(me, asked)).toMatchObject({ interviews: [] });
    expect(await transcriptSearch.searchTranscripts(them, asked)).toMatchObject({
      interviews: [{ total: 1 }],
    });
  },
  "transcriptIndex.indexTranscript": async ({ job, them, interview }) => {
    const source = await indexTheirs(them, interview.id);
    await expect(transcriptIndex.indexTranscript(job, source, TRANSCRIPT, null)).rejects.toThrow(
      /foreign key/i,
    );
    expect(await passagesOf(interview.id)).toBe(1);
  },
  "transcriptIndex.indexAgainWithTimes": async ({ me, them, interview }) => {
    await transcriptIndex.indexAgainWithTimes(me, await indexTheirs(them, interview.id));
    expect(await database().prisma.job.count({ where: { kind: "index", subjectId: interview.id } })).toBe(0);
  },
  "transcriptIndex.getIndexTarget": async ({ job, interview }) => {
    await database().prisma.interview.update({ where: { id: interview.id }, data: { hasTranscript: true } });
    expect(await transcriptIndex.getIndexTarget(job, interview.id)).toBeNull();
  },
  "transcriptIndex.isIndexed": async ({ job, them, interview }) => {
    const source = await indexTheirs(them, interview.id);
    await database().prisma.transcriptIndex.updateMany({ data: { hasTimes: true } });
    expect(await transcriptIndex.isIndexed(job, source)).toBe(false);
  },
  "recordingAnalysis.getRecordingAnalysis": async ({ me, them, interview }) => {
    await analyseTheirs(them, interview.id);
    expect(await recordingAnalysis.getRecordingAnalysis(me, interview.id)).toBeNull();
  },
  "recordingAnalysis.getSpeechMap": async ({ me, them, interview }) => {
    await analyseTheirs(them, interview.id);
    expect(await recordingAnalysis.getSpeechMap(me, interview.id)).toBeNull();
  },
  "recordingAnalysis.saveRecordingAnalysis": async ({ me, them, interview }) => {
    const source = await analyseTheirs(them, interview.id);
    await recordingAnalysis.saveRecordingAnalysis(me, source, { ...ANALYSIS, durationMs: 1 });
    expect(await recordingAnalysis.getRecordingAnalysis(them, interview.id)).toMatchObject({
      durationMs: ANALYSIS.durationMs,
    });
    expect(await database().prisma.recordingAnalysis.count({ where: { tenantId: me.tenantId } })).toBe(0);
  },
  "resultSessions.listResultSessions": async ({ me }) => {
    const page = await resultSessions.listResultSessions(me, { limit: 100, offset: 0 });
    expect(page).toMatchObject({ sessions: [], total: 0 });
  },
  "resultSessions.getResultSession": async ({ me, interview }) => {
    await expect(resultSessions.getResultSession(me, interview.sessionId)).rejects.toThrow(MISSING_KEY);
  },
  "sync.saveSessions": async ({ job, connection, interview }) => {
    const session = platformSession({ id: interview.sessionId, status: "failed" });
    await expect(sync.saveSessions(job, connection.id, [session])).rejects.toThrow();
    const theirs = await database().prisma.interview.findUnique({ where: { id: interview.id } });
    expect(theirs?.status).toBe("completed");
  },
  "activities.listActivities": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await activities.listActivities(me, interview.id, { isBlind: false })).toEqual([]);
  },
  "anonymity.anonymityFor": async ({ me, them }) => {
    await reviewPolicies.savePolicy(them, { ...POLICY, isAnonymous: true });
    const reviewer = (await createMember({ id: me.tenantId, slug: me.tenant.slug }, "reviewer")).actor;
    expect((await anonymity.anonymityFor(reviewer)).isOn).toBe(false);
  },
  "assignments.listReviewers": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await assignments.listReviewers(me, interview.id)).toEqual([]);
  },
  "assignments.assignReviewers": async ({ me, them, interview }) => {
    const assign = (interviewIds: string[], reviewerIds: string[]) =>
      assignments.assignReviewers(me, { interviewIds, reviewerIds, dueAt: null });
    const mine = await createInterview(me.tenantId, (await createConnection(me.tenantId)).id);
    await expect(assign([interview.id], [me.user.id])).rejects.toThrow("no longer exists");
    await expect(assign([mine.id], [them.user.id])).rejects.toThrow("has left");
  },
  "assignments.unassignReviewer": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    await assignments.unassignReviewer(me, interview.id, them.user.id);
    expect(await assignments.listReviewers(them, interview.id)).toHaveLength(1);
  },
  "assignments.getQueue": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await assignments.getQueue(me)).toEqual({ items: [], doneCount: 0 });
  },
  "assignments.listReviewersOf": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect((await assignments.listReviewersOf(me, [interview.id])).size).toBe(0);
  },
  "blind.blindInterviews": async ({ me, them }) => {
    await reviewPolicies.savePolicy(me, POLICY);
    await reviewPolicies.savePolicy(them, { ...POLICY, isBlind: true });
    expect(await blind.blindInterviews(me)).toBeNull();
  },
  "blind.blindAmong": async ({ me, interview }) => {
    const reviewer = (await createMember({ id: me.tenantId, slug: me.tenant.slug }, "reviewer")).actor;
    expect((await blind.blindAmong(reviewer, [interview.id])).size).toBe(0);
  },
  "reports.getReports": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await reports.getReports(me, 365)).toMatchObject({ funnel: [], reviewTimes: [], open: [] });
    expect((await reports.getReports(them, 365)).open).toHaveLength(1);
  },
  "findByName.findByName": async ({ me, them, interview }) => {
    await database().prisma.interview.update({
      where: { id: interview.id },
      data: { candidateName: "Confidential" },
    });
    expect(await findByName.findByName(me, "confidential", 5)).toEqual([]);
    expect(await findByName.findByName(them, "confidential", 5)).toContainEqual(
      expect.objectContaining({ kind: "interview", id: interview.id }),
    );
  },
  "interviewCounts.countByStatus": async ({ me }) => {
    expect(await interviewCounts.countByStatus(me, {}, [], null)).toEqual({});
  },
  "interviewCounts.countFoundByStatus": async ({ me }) => {
    expect(await interviewCounts.countFoundByStatus(me, async () => ({}), null)).toEqual({});
    // An estimate is the planner's guess, which is one row at least; that is said as none.
    expect(
      await interviewCounts.countFoundByStatus(
        me,
        async () => ({}),
        interviewFilter.estimatedFilter(me, interviewFilter.EVERY_INTERVIEW),
      ),
    ).toEqual({});
  },
  "candidateReach.searchCandidates": async ({ me, them, candidate }) => {
    const [mine, theirs] = await Promise.all(
      [me, them].map((actor) => candidateReach.searchCandidates(actor, "confidential")),
    );
    expect(await tenantDb(me).candidate.count({ where: mine?.indexed ?? {} })).toBe(0);
    expect(await tenantDb(me).candidate.count({ where: theirs?.indexed ?? {} })).toBe(0);
    expect(await tenantDb(them).candidate.findMany({ where: theirs?.indexed ?? {} })).toMatchObject([
      { id: candidate.id },
    ]);
  },
  "interviewViews.listInterviewViews": async ({ me, them }) => {
    await interviewViews.createInterviewView(them, THEIR_VIEW);
    expect(await interviewViews.listInterviewViews(me)).toEqual([]);
    expect(await interviewViews.listInterviewViews(them)).toHaveLength(1);
  },
  "interviewViews.createInterviewView": async ({ me, them }) => {
    await interviewViews.createInterviewView(me, THEIR_VIEW);
    expect(await interviewViews.listInterviewViews(them)).toEqual([]);
  },
  "interviewViews.updateInterviewView": async ({ me, them }) => {
    const id = await interviewViews.createInterviewView(them, THEIR_VIEW);
    const changed = { ...THEIR_VIEW, name: "Mine now" };
    await expect(interviewViews.updateInterviewView(me, id, changed)).rejects.toThrow("not found");
    expect(await interviewViews.listInterviewViews(them)).toMatchObject([{ name: "Theirs" }]);
  },
  "interviewViews.deleteInterviewView": async ({ me, them }) => {
    const id = await interviewViews.createInterviewView(them, THEIR_VIEW);
    await expect(interviewViews.deleteInterviewView(me, id)).rejects.toThrow("not found");
    expect(await interviewViews.listInterviewViews(them)).toHaveLength(1);
  },
  "interviewViews.setDefaultView": async ({ me, them }) => {
    const id = await interviewViews.createInterviewView(them, THEIR_VIEW);
    await interviewViews.setDefaultView(them, id);
    await expect(interviewViews.setDefaultView(me, id)).rejects.toThrow("not found");
    await interviewViews.setDefaultView(me, null);
    expect(await interviewViews.listInterviewViews(them)).toMatchObject([{ isDefault: true }]);
  },
  "listLooks.getListLook": async ({ me, them }) => {
    await listLooks.saveListLook(them, { columns: ["role"], density: "compact" });
    expect(await listLooks.getListLook(me)).toEqual({ columns: [], density: "comfortable" });
  },
  "listLooks.saveListLook": async ({ me, them }) => {
    await listLooks.saveListLook(me, { columns: ["role"], density: "compact" });
    expect(await listLooks.getListLook(them)).toEqual({ columns: [], density: "comfortable" });
  },
  "nameSearch.nameSearch": async ({ me, them, interview }) => {
    const [mine, theirs] = [me, them].map((actor) => nameSearch.nameSearch(actor, "confidential"));
    await database().prisma.interview.update({
      where: { id: interview.id },
      data: { candidateName: "Confidential" },
    });
    // The pieces are the tenant's own: without a scope they would not find another's rows either.
    expect(await database().prisma.interview.count({ where: { AND: mine?.indexed ?? [] } })).toBe(0);
    expect(await database().prisma.interview.count({ where: { AND: theirs?.indexed ?? [] } })).toBe(1);
    expect(await tenantDb(me).interview.count({ where: { AND: theirs?.indexed ?? [] } })).toBe(0);
  },
  "interviewFilter.matchingFilter": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    const asked = {
      ...interviewFilter.EVERY_INTERVIEW,
      decision: ["advance" as const],
      assignee: [them.user.id],
    };
    const where = { AND: await interviewFilter.matchingFilter(me, asked) };
    expect(await tenantDb(me).interview.count({ where })).toBe(0);
    expect(await tenantDb(them).interview.count({ where })).toBe(1);
  },
  "interviewChoices.listRoleNames": async ({ me, interview }) => {
    await database().prisma.interview.update({ where: { id: interview.id }, data: { roleName: "Theirs" } });
    expect(await interviewChoices.listRoleNames(me)).toEqual([]);
  },
  "interviewChoices.listChoices": async ({ me, them, interview }) => {
    const data = { roleName: "Theirs", language: "ka", tags: ["theirs"] };
    await database().prisma.interview.update({ where: { id: interview.id }, data });
    expect(await interviewChoices.listChoices(me)).toEqual({ roles: [], languages: [], tags: [] });
    expect(await interviewChoices.listChoices(them)).toEqual({
      roles: ["Theirs"],
      languages: ["ka"],
      tags: ["theirs"],
    });
  },
  "filterOptions.listFilterOptions": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    const data = { roleName: "Theirs", language: "ka", tags: ["theirs"] };
    await database().prisma.interview.update({ where: { id: interview.id }, data });
    const asked = { ...interviewFilter.EVERY_INTERVIEW, statuses: [], query: "" };
    const mine = await filterOptions.listFilterOptions(me, asked);
    expect([...mine.role, ...mine.language, ...mine.tag]).toEqual([]);
    expect(
      Object.values(mine).flatMap((options) => options.filter(({ count }) => count?.value !== 0)),
    ).toEqual([]);
    expect((await filterOptions.listFilterOptions(them, asked)).role).toMatchObject([{ value: "Theirs" }]);
  },
  "interviewStages.matchingStage": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    await database().prisma.review.updateMany({ data: { submittedAt: new Date() } });
    await database().prisma.interview.update({ where: { id: interview.id }, data: { status: "completed" } });
    const ready = await interviewStages.matchingStage(me, "ready");
    expect(await tenantDb(them).interview.count({ where: ready })).toBe(0);
    const theirs = await interviewStages.matchingStage(them, "ready");
    expect(await tenantDb(me).interview.count({ where: theirs })).toBe(0);
    expect(await tenantDb(them).interview.count({ where: theirs })).toBe(1);
  },
  "interviewStages.countStages": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    await database().prisma.review.updateMany({ data: { submittedAt: new Date() } });
    await database().prisma.interview.update({ where: { id: interview.id }, data: { status: "completed" } });
    expect(await interviewStages.countStages(me)).toMatchObject({
      review: { value: 0 },
      ready: { value: 0 },
    });
    expect(await interviewStages.countStages(them)).toMatchObject({ ready: { value: 1 } });
  },
  "interviewCounts.isSmall": async ({ me }) => {
    expect(await interviewCounts.isSmall(me)).toBe(true);
  },
  "interviewStandings.standingsFor": async ({ me, them }) => {
    await reviewPolicies.savePolicy(them, { ...POLICY, isBlind: true });
    await reviewPolicies.savePolicy(me, { ...POLICY, isBlind: false });
    const toStanding = await interviewStandings.standingsFor(me);
    const row = { id: "any", roleName: null, decision: "advance", assignments: [], reviews: [] } as const;
    expect(toStanding({ ...row, assignments: [], reviews: [] }).isBlind).toBe(false);
  },
  "interviewStandings.listStandings": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect((await interviewStandings.listStandings(me, [interview.id])).size).toBe(0);
  },
  "interviewStandings.getStanding": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await interviewStandings.getStanding(me, interview)).toBeNull();
  },
  "blind.isBlindFor": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await blind.isBlindFor(me, interview)).toBe(false);
  },
  "candidates.listCandidates": async ({ me }) => {
    expect(await candidates.listCandidates(me, CANDIDATES)).toMatchObject({ items: [], total: { value: 0 } });
  },
  "candidateFilters.getCandidateFilters": async ({ me, them, candidate }) => {
    const edit = { ...EDIT, roleName: "Confidential", tags: ["confidential"], ownerId: them.user.id };
    await candidateEdits.updateCandidate(them, candidate.id, edit);
    expect(await candidateFilters.getCandidateFilters(me)).toEqual({ roleNames: [], tags: [], owners: [] });
  },
  "candidateDetails.getCandidate": async ({ me, candidate }) => {
    expect(await candidateDetails.getCandidate(me, candidate.id)).toBeNull();
  },
  "candidateDetails.findMergedInto": async ({ me, them, candidate }) => {
    const moved = await mergeIntoTheirs(them, candidate.id);
    expect(await candidateDetails.findMergedInto(me, moved)).toBeNull();
    expect(await candidateDetails.findMergedInto(them, moved)).toBe(candidate.id);
  },
  "candidateTimeline.listCandidateTimeline": async ({ me, them, candidate }) => {
    await candidateEdits.updateCandidate(them, candidate.id, EDIT);
    expect(await candidateTimeline.listCandidateTimeline(me, candidate.id)).toEqual([]);
  },
  "candidateEdits.updateCandidate": async ({ me, them, candidate }) => {
    await expect(candidateEdits.updateCandidate(me, candidate.id, EDIT)).rejects.toThrow("not found");
    const mine = await createCandidate(me.tenantId);
    const edit = { ...EDIT, ownerId: them.user.id };
    await expect(candidateEdits.updateCandidate(me, mine.id, edit)).rejects.toThrow("has left");
  },
  "candidateMerges.mergeCandidates": async ({ me, candidate }) => {
    const mine = await createCandidate(me.tenantId);
    const merge = (keptId: string, movedId: string) =>
      candidateMerges.mergeCandidates(me, keptId, { ...MERGE, movedId });
    await expect(merge(mine.id, candidate.id)).rejects.toThrow("not found");
    await expect(merge(candidate.id, mine.id)).rejects.toThrow("not found");
  },
  "candidateMerges.undoMerge": async ({ me, them, candidate }) => {
    const moved = await mergeIntoTheirs(them, candidate.id);
    await expect(candidateMerges.undoMerge(me, moved)).rejects.toThrow("not found");
  },
  "candidateSplits.splitInterview": async ({ me, candidate, interview }) => {
    const split = candidateSplits.splitInterview(me, candidate.id, interview.id, "Mine");
    await expect(split).rejects.toThrow("not found");
  },
  "candidateImports.previewImport": async ({ me }) => {
    const { counts } = await candidateImports.previewImport(me, "reference,name\ntheir-ref,Mine");
    expect(counts).toMatchObject({ new: 1, changed: 0 });
  },
  "candidateImports.importCandidates": async ({ me, candidate }) => {
    const text = "reference,name\ntheir-ref,Mine";
    await candidateImports.importCandidates(
      me,
      text,
      (await candidateImports.previewImport(me, text)).digest,
    );
    const theirs = await database().prisma.candidate.findUnique({ where: { id: candidate.id } });
    expect(theirs?.name).toBe("Confidential");
  },
  "importTemplate.eachTemplatePage": async ({ me }) => {
    for await (const page of importTemplate.eachTemplatePage(me)) expect(page).toEqual([]);
  },
  "decisions.getDecisionState": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect((await decisions.getDecisionState(me, interview)).decision).toBeNull();
  },
  "decisions.decide": async ({ me, interview }) => {
    await expect(decisions.decide(me, interview.id, DECISION)).rejects.toThrow("not found");
  },
  "decisions.decideAll": async ({ me, them, interview }) => {
    const [answer] = await decisions.decideAll(me, [interview.id], DECISION);
    expect(answer?.reason).toContain("not found");
    expect((await decisions.getDecisionState(them, interview)).decision).toBeNull();
  },
  "decisions.reopenDecision": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    await expect(decisions.reopenDecision(me, interview.id)).rejects.toThrow("not found");
    expect((await decisions.getDecisionState(them, interview)).decision?.outcome).toBe("advance");
  },
  "members.listPeople": async ({ me }) => {
    expect((await members.listPeople(me)).map(({ userId }) => userId)).toEqual([me.user.id]);
  },
  "members.markMemberSeen": async ({ me, them }) => {
    await members.markMemberSeen(me);
    expect(await members.listPeople(them)).toMatchObject([{ lastSeenAt: null }]);
  },
  "membershipChanges.changeRole": async ({ me, them }) => {
    await expect(membershipChanges.changeRole(me, them.user.id, "reviewer")).rejects.toThrow("not found");
  },
  "membershipChanges.removeMember": async ({ me, them }) => {
    await expect(membershipChanges.removeMember(me, them.user.id)).rejects.toThrow("not found");
    expect(await members.listMembers(them)).toHaveLength(1);
  },
  "membershipChanges.leaveTenant": async ({ me, them }) => {
    // One person in both: who leaves here stays there.
    await database().prisma.membership.create({
      data: { tenantId: them.tenantId, userId: me.user.id, role: "reviewer" },
    });
    await createMember({ id: me.tenantId, slug: me.tenant.slug });
    await membershipChanges.leaveTenant(me);
    expect(await members.listMembers(them)).toHaveLength(2);
  },
  "membershipChanges.transferOwnership": async ({ me, them }) => {
    await expect(membershipChanges.transferOwnership(me, them.user.id)).rejects.toThrow("not found");
    expect(await members.listMembers(me)).toMatchObject([{ role: "owner" }]);
  },
  "invitations.createInvitation": async ({ me, them }) => {
    // Neither that their member has an account nor their own invitation stands in the way or changes.
    const theirs = await invitations.createInvitation(them, { email: me.user.email, role: "reviewer" });
    await invitations.createInvitation(me, { email: them.user.email, role: "owner" });
    await invitations.createInvitation(me, { email: "new@example.test", role: "owner" });
    expect((await invitations.listInvitations(them)).map(({ id }) => id)).toEqual([theirs.id]);
  },
  "invitations.listInvitations": async ({ me, them }) => {
    await invitations.createInvitation(them, INVITATION);
    expect(await invitations.listInvitations(me)).toEqual([]);
  },
  "invitations.renewInvitation": async ({ me, them }) => {
    const { id } = await invitations.createInvitation(them, INVITATION);
    await expect(invitations.renewInvitation(me, id)).rejects.toThrow("not found");
  },
  "invitations.revokeInvitation": async ({ me, them }) => {
    const { id } = await invitations.createInvitation(them, INVITATION);
    await expect(invitations.revokeInvitation(me, id)).rejects.toThrow("not found");
    expect(await invitations.listInvitations(them)).toHaveLength(1);
  },
  "invite.invite": async ({ me, them }) => {
    await invite.invite(me, INVITATION);
    expect(await invitations.listInvitations(them)).toEqual([]);
  },
  "invite.inviteSeveral": async ({ me, them }) => {
    const { invited } = await invite.inviteSeveral(me, { emails: [INVITATION.email], role: INVITATION.role });
    expect(invited).toHaveLength(1);
    expect(await invitations.listInvitations(them)).toEqual([]);
  },
  "invite.inviteAgain": async ({ me, them }) => {
    const { id } = await invitations.createInvitation(them, INVITATION);
    await expect(invite.inviteAgain(me, id)).rejects.toThrow("not found");
  },
  "invitations.markInvitationMailed": async ({ me, them }) => {
    const { id } = await invitations.createInvitation(them, INVITATION);
    await invitations.markInvitationMailed(me, id);
    expect(await invitations.listInvitations(them)).toMatchObject([{ isMailed: false }]);
  },
  "members.listMembers": async ({ me }) => {
    expect((await members.listMembers(me)).map(({ userId }) => userId)).toEqual([me.user.id]);
  },
  "tenantFrame.readFrame": async ({ me, them }) => {
    await reviewPolicies.savePolicy(them, POLICY);
    await linkPolicy.setLinkPolicy(them, { ...LINK_POLICY, maxDays: 20 });
    const frame = await tenantFrame.readFrame(me);
    expect(frame).toEqual({
      stepsDismissedAt: null,
      listLook: null,
      viewDefault: null,
      tenant: { settings: null, connections: [], policies: [] },
      _count: { assignments: 0 },
    });
  },
  "judged.readJudged": async ({ me, them, interview }) => {
    await judgeTheirs(them, interview.id);
    expect(await judged.readJudged(me, interview.id)).toBeNull();
    expect(await judged.readJudged(them, interview.id)).toMatchObject({
      decisions: [{ outcome: "advance" }],
    });
  },
  "reviewPolicies.policyFor": async ({ me, them }) => {
    await reviewPolicies.savePolicy(them, POLICY);
    expect((await reviewPolicies.policyFor(me, null)).requiredReviews).toBe(1);
  },
  "reviewPolicies.listPolicies": async ({ me, them }) => {
    await reviewPolicies.savePolicy(them, { ...POLICY, roleName: "Theirs" });
    const { policies, otherRoles } = await reviewPolicies.listPolicies(me);
    expect([policies.map(({ roleName }) => roleName), otherRoles]).toEqual([[""], []]);
  },
  "reviewPolicies.savePolicy": async ({ me, them }) => {
    const [theirs] = await scorecards.listScorecards(them);
    const save = (changes: object) => reviewPolicies.savePolicy(me, { ...POLICY, ...changes });
    await expect(save({ scorecardId: theirs?.id ?? "" })).rejects.toThrow("not found");
    await expect(save({ reviewerIds: [them.user.id] })).rejects.toThrow("has left");
  },
  "reviewPolicies.removePolicy": async ({ me, them }) => {
    await reviewPolicies.savePolicy(them, POLICY);
    await reviewPolicies.removePolicy(me, "");
    expect((await reviewPolicies.policyFor(them, null)).requiredReviews).toBe(0);
  },
  "reviews.getReviewBoard": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    const theirs = await interviews.getInterview(them, interview.id);
    if (!theirs) throw new Error("They reach their own interview.");
    expect(await reviews.getReviewBoard(me, theirs)).toMatchObject({
      own: null,
      others: [],
      submittedCount: 0,
    });
  },
  "reviews.saveReview": async ({ me, interview }) => {
    const { versionId } = await scorecards.getScorecard(me, null);
    await expect(reviews.saveReview(me, interview.id, { ...REVIEW, versionId })).rejects.toThrow("not found");
  },
  "reviews.submitReview": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    await expect(reviews.submitReview(me, interview.id, 1)).rejects.toThrow("not found");
  },
  "reviews.reopenReview": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    await expect(reviews.reopenReview(me, interview.id)).rejects.toThrow("not found");
  },
  "reviews.getOwnReview": async ({ me, them, interview }) => {
    await reviewTheirs(them, interview.id);
    expect(await reviews.getOwnReview(me, interview.id)).toBeNull();
  },
  "scorecards.listScorecards": async ({ me, them }) => {
    const theirs = await scorecards.createScorecard(them, SCORECARD);
    expect((await scorecards.listScorecards(me)).map(({ id }) => id)).not.toContain(theirs.id);
  },
  "scorecards.getScorecard": async ({ me, them }) => {
    const theirs = await scorecards.createScorecard(them, SCORECARD);
    await expect(scorecards.getScorecard(me, theirs.id)).rejects.toThrow("not found");
  },
  "scorecards.createScorecard": async ({ me, them }) => {
    await scorecards.createScorecard(me, SCORECARD);
    expect((await scorecards.listScorecards(them)).map(({ name }) => name)).not.toContain(SCORECARD.name);
  },
  "scorecards.updateScorecard": async ({ me, them }) => {
    const theirs = await scorecards.createScorecard(them, SCORECARD);
    await expect(scorecards.updateScorecard(me, theirs.id, 1, SCORECARD)).rejects.toThrow("not found");
  },
  "scorecards.archiveScorecard": async ({ me, them }) => {
    const theirs = await scorecards.createScorecard(them, SCORECARD);
    await expect(scorecards.archiveScorecard(me, theirs.id, true)).rejects.toThrow("not found");
  },
  "notifications.listNotifications": async ({ me, them, interview }) => {
    await tellThem(them, interview.id);
    expect(await notifications.listNotifications(me)).toEqual({ items: [], before: null });
    expect((await notifications.listNotifications(them)).items).toHaveLength(1);
  },
  "notifications.listJustEnded": async ({ me, them, interview }) => {
    await tellThem(them, interview.id, "completed");
    expect(await notifications.listJustEnded(me)).toEqual([]);
    expect(await notifications.listJustEnded(them)).toHaveLength(1);
  },
  "follows.getFollowing": async ({ me, them, interview }) => {
    await database().prisma.interview.update({ where: { id: interview.id }, data: { status: "active" } });
    await follows.setFollowing(them, interview.id, true);
    expect(await follows.getFollowing(me, interview.id)).toBe("no");
    expect(await follows.getFollowing(them, interview.id)).toBe("follows");
  },
  "follows.setFollowing": async ({ me, them, interview }) => {
    await database().prisma.interview.update({ where: { id: interview.id }, data: { status: "active" } });
    await follows.setFollowing(them, interview.id, true);
    for (const isFollowing of [true, false])
      await expect(follows.setFollowing(me, interview.id, isFollowing)).rejects.toThrow("not found");
    expect(await follows.getFollowing(them, interview.id)).toBe("follows");
  },
  "notifications.readNotifications": async ({ me, them, interview }) => {
    const id = await tellThem(them, interview.id);
    expect(await notifications.readNotifications(me, [id])).toEqual([]);
  },
  "notifications.countUnread": async ({ me, them, interview }) => {
    await tellThem(them, interview.id);
    expect(await notifications.countUnread(me)).toBe(0);
  },
  "notifications.markRead": async ({ me, them, interview }) => {
    await tellThem(them, interview.id);
    expect(await notifications.markRead(me, null)).toBe(0);
    expect(await notifications.markRead(me, { interviewId: interview.id })).toBe(0);
    expect(await notifications.countUnread(them)).toBe(1);
  },
  "newsMail.takeNewsToMail": async ({ me, them, interview }) => {
    await tellThem(them, interview.id);
    expect(await newsMail.takeNewsToMail(me, "at_once")).toEqual([]);
    expect(await newsMail.takeNewsToMail(them, "at_once")).toHaveLength(1);
  },
  "newsMail.giveBackNews": async ({ me, them, interview }) => {
    const id = await tellThem(them, interview.id);
    await newsMail.takeNewsToMail(them, "at_once");
    await newsMail.giveBackNews(me, [id]);
    expect(await newsMail.takeNewsToMail(them, "at_once")).toEqual([]);
  },
  "notificationSettings.getNotificationSettings": async ({ me, them }) => {
    await notificationSettings.saveNotificationSettings(them, { ...DEFAULT_SETTINGS, dailyHour: 3 });
    expect(await notificationSettings.getNotificationSettings(me)).toEqual(DEFAULT_SETTINGS);
  },
  "notificationSettings.saveNotificationSettings": async ({ me, them }) => {
    await notificationSettings.saveNotificationSettings(me, { ...DEFAULT_SETTINGS, dailyHour: 3 });
    expect(await notificationSettings.getNotificationSettings(them)).toEqual(DEFAULT_SETTINGS);
  },
  "notificationSettings.stopMail": async ({ me, them }) => {
    const mine = await actorForMailToken(mailToken({ tenantId: me.tenantId, userId: me.user.id }));
    if (!mine) throw new Error("The link should open.");
    await notificationSettings.stopMail(mine);
    expect(await notificationSettings.getNotificationSettings(them)).toEqual(DEFAULT_SETTINGS);
  },
  "domains.proveDomain": async ({ me, them }) => {
    await setTheirProvider(them, ["confidential.example"]);
    await expect(domains.proveDomain(me, "confidential.example")).rejects.toThrow("not found");
    expect(await singleSignOn.getSingleSignOn(them)).toMatchObject({ domains: [{ isProven: false }] });
  },
  "singleSignOn.getSingleSignOn": async ({ me, them }) => {
    await setTheirProvider(them);
    expect(await singleSignOn.getSingleSignOn(me)).toBeNull();
  },
  "singleSignOn.removeSingleSignOn": async ({ me, them }) => {
    await setTheirProvider(them);
    await singleSignOn.removeSingleSignOn(me);
    expect(await singleSignOn.getSingleSignOn(them)).toMatchObject({ name: "Confidential" });
  },
  "webhooks.listWebhooks": async ({ me, them }) => {
    await webhooks.createWebhook(them, WEBHOOK);
    expect(await webhooks.listWebhooks(me)).toEqual([]);
  },
  "webhooks.createWebhook": async ({ me, them }) => {
    await webhooks.createWebhook(me, WEBHOOK);
    expect(await webhooks.listWebhooks(them)).toEqual([]);
  },
  "webhooks.setWebhookEnabled": async ({ me, them }) => {
    const { id } = await webhooks.createWebhook(them, WEBHOOK);
    await expect(webhooks.setWebhookEnabled(me, id, false)).rejects.toThrow("not found");
  },
  "webhooks.removeWebhook": async ({ me, them }) => {
    const { id } = await webhooks.createWebhook(them, WEBHOOK);
    await expect(webhooks.removeWebhook(me, id)).rejects.toThrow("not found");
  },
  "webhooks.getWebhookTarget": async ({ job, them }) => {
    const { id } = await webhooks.createWebhook(them, WEBHOOK);
    expect(await webhooks.getWebhookTarget(job, id)).toBeNull();
  },
  "webhookDeliveries.testWebhook": async ({ me, them }) => {
    const { id } = await webhooks.createWebhook(them, WEBHOOK);
    await expect(webhookDeliveries.testWebhook(me, id)).rejects.toThrow("not found");
  },
  "webhookDeliveries.getDelivery": async ({ job, them }) => {
    expect(await webhookDeliveries.getDelivery(job, (await deliveryOfTheirs(them)).id)).toBeNull();
  },
  "webhookDeliveries.settleDelivery": async ({ job, them }) => {
    const delivery = await deliveryOfTheirs(them);
    await webhookDeliveries.settleDelivery(job, delivery, { statusCode: 200 }, "delivered");
    const theirs = actorForJob(them.tenantId, "test");
    expect(await webhookDeliveries.getDelivery(theirs, delivery.id)).toMatchObject({ attempts: 0 });
  },
  "pendingInterviews.listPending": async ({ job, connection, interview }) => {
    await database().prisma.interview.update({ where: { id: interview.id }, data: { status: "active" } });
    expect(await pendingInterviews.listPending(job, connection.id, new Date(0), 10)).toEqual([]);
  },
  "pendingInterviews.getUsualDurationMs": async ({ job, interview }) => {
    const { connectionId, tenantId } = interview;
    for (let made = 0; made < 6; made += 1)
      await createInterview(tenantId, connectionId, { durationSec: 60 });
    const kind = { roleName: null, language: null };
    expect(await pendingInterviews.getUsualDurationMs(job, kind)).toBeNull();
  },
  "pendingInterviews.pollAtOnce": async ({ job, interview }) => {
    await pendingInterviews.pollAtOnce(job, [interview.id]);
    const due = await database().prisma.job.findFirst({
      where: { tenantId: interview.tenantId, kind: "poll" },
    });
    expect(due?.runAt).toEqual(new Date("2099-01-01"));
  },
  "pendingInterviews.markMissing": async ({ job, interview }) => {
    await pendingInterviews.markMissing(job, interview.id);
    const kept = await database().prisma.interview.findUnique({ where: { id: interview.id } });
    expect(kept?.missingSince).toBeNull();
  },
  "pendingInterviews.getPollTarget": async ({ job, interview }) => {
    expect(await pendingInterviews.getPollTarget(job, interview.id)).toBeNull();
  },
  "pendingInterviews.discoverSoon": async ({ me, connection }) => {
    const theirs = { kind: "discover", subjectId: connection.id, runAt: new Date("2099-01-01") } as const;
    await database().prisma.job.create({ data: { tenantId: connection.tenantId, ...theirs } });
    await pendingInterviews.discoverSoon(me);
    const job = await database().prisma.job.findFirst({ where: { subjectId: connection.id } });
    expect(job?.runAt).toEqual(theirs.runAt);
  },
  "pendingInterviews.pollSoon": async ({ me, interview }) => {
    await pendingInterviews.pollSoon(me, interview.id);
    const theirs = await database().prisma.job.findFirst({ where: { subjectId: interview.id } });
    expect(theirs?.runAt).toEqual(new Date("2099-01-01"));
  },
};

/** Exports that hold no tenant's rows, each with the reason. */
const HARMLESS: Record<string, string> = {
  "erasures.endErasure": "of an erasure that the actor has done, into files that no actor reads",
  "eraseInterviews.lockForInterviews": "works on the transaction that it is given",
  "eraseInterviews.eraseInterviews": "works on the transaction that it is given",
  "rules.readRules": "reads by the handle that it is given",
  "person.readInterviews": "reads by the handle that it is given",
  "inviteSettings.sendTestInvitation": "mails the actor what the actor gives",
  "writing.tellMailed": "sends a hint to the pages of the actor's own tenant",
  "erasures.recordErasure": "writes to the audit log of the transaction that it is given",
  "erasePeople.erasePeople": "works on the transaction that it is given",
  "erasePeople.keepSessions": "works on the transaction that it is given",
  "erasePeople.countErased": "reads by the handle that it is given",
  "erasedWords.ErasedWords": "looks at words that it is given",
  "erasedWords.readErasedWords": "reads by the handle that it is given",
  "fingerprints.makeFingerprints": "works on the transaction that it is given",
  "fingerprints.knownReference": "another form of a value that it is given",
  "legalHolds.demandNotHeld": "looks by the transaction that it is given",
  "legalHolds.holdsOnPerson": "reads by the handle that it is given",
  "legalHolds.inForce": "is a condition, and reads nothing",
  "person.readPerson": "reads by the handle that it is given",
  "person.readPeople": "reads by the handle that it is given",
  "person.lockPerson": "works on the transaction that it is given",
  "traces.findTraces": "reads by the handle that it is given",
  "traces.removeTraces": "works on the transaction that it is given",
  "ledgerEntry.toLedgerEntry": "reads by the handle that it is given",
  "erasureLedger.replayErasures": "for the installation: no actor, and of each tenant as the ledger says",
  "erasureLedger.keepLedger": "for the installation: ids and digests, into a file that no actor reads",
  "withoutErased.withoutErased": "works on the transaction that it is given",
  "withoutErased.withoutErasedReferences": "reads by the transaction that it is given",
  "results.forgetErasedTranscripts": "forgets what this process keeps",
  "interviewViews.interviewViewSchema": "a schema",
  "consentRule.consentRuleSchema": "a schema",
  "sessionFields.consentFields": "another form of a session that it is given",
  "storedKey.KEY_UNREADABLE": "a code",
  "listLooks.listLookSchema": "a schema",
  "listLooks.toListLook": "another form of a row that it is given",
  "nameSearch.findNamed": "ids that the functions it is given find",
  "interviews.LIST_FIELDS": "names of columns",
  "interviewStandings.STANDING_FIELDS": "names of columns",
  "judged.REVIEWER_FIELDS": "names of columns",
  "assignments.reviewersAmong": "another form of a row that it is given",
  "tenantFrame.POLICY_FIELDS": "names of columns",
  "tenantFrame.awaitingReview": "a condition",
  "blind.isBlindBy": "looks at a policy and rows that it is given",
  "reviewPolicies.policyIn": "looks at policies that it is given",
  "platformAccess.KEYED_FIELDS": "names of columns",
  "interviews.toListItem": "another form of a row that it is given",
  "interviewFilter.estimatedFilter": "another form of a filter",
  "interviewFilter.isFew": "looks at a filter",
  "interviewStages.stagesFor": "says what a role may do",
  "interviewFilter.countingOrder": "names of columns",
  "interviewFilter.EVERY_INTERVIEW": "a filter that leaves all",
  "activities.recordActivities": "writes by the transaction of the tenant that it is given",
  "reviewPolicies.BUILT_IN_POLICY": "what holds where a tenant has set nothing",
  "interviewPeople.peopleOf": "reads by the transaction of the tenant that it is given",
  "interviewPeople.peopleOfEach": "reads by the transaction of the tenant that it is given",
  "newInterviews.createInterviews": "writes by the transaction of the tenant that it is given",
  "sessionFields.sessionFields": "another form of a session",
  "sessionFields.hasReadableTranscript": "looks at a session",
  "sessionFields.isCompletedOfLate": "looks at a session",
  "sessionFields.isSameJson": "looks at values that it is given",
  "newCandidates.makeCandidates": "writes by the transaction of the tenant that it is given",
  "webhookDeliveries.hasWebhook": "reads by the transaction of the tenant that it is given",
  "happened.happened": "writes by the transaction of the tenant that it is given",
  "told.TOLD": "says of a fact what is told, by the transaction of the tenant that it is given",
  "toldOfLinks.TOLD_OF_LINKS": "the same of links",
  "notify.notify": "writes by the transaction of the tenant that it is given",
  "notify.retract": "writes by the transaction of the tenant that it is given",
  "notificationSettings.notificationSettingsSchema": "a schema",
  "notificationSettings.settingsOf": "reads by the tables of the tenant that it is given",
  "webhooks.webhookSchema": "a schema",
  "singleSignOn.singleSignOnSchema": "a schema",
  "singleSignOn.domainSchema": "a schema",
  "singleSignOn.saveSingleSignOn":
    "asks a provider first: proved in lib/auth/single-sign-on/single-sign-on.db.test.ts",
  "invitations.invitationSchema": "a schema",
  "invite.invitationsSchema": "a schema",
  "webhookDeliveries.tellWebhooks": "writes by the transaction of the tenant that it is given",
  "activities.activityDetailSchema": "a schema",
  "candidateActivities.candidateActivitySchema": "a schema",
  "candidateActivities.recordCandidateActivity": "writes by the transaction of the tenant that it is given",
  "candidateActivities.recordCandidateActivities": "writes by the transaction of the tenant that it is given",
  "candidateReach.ownRole": "takes a role away from what it is given",
  "results.demandUnlimited": "looks at the actor",
  "candidateReach.knownCandidates": "a filter, proved through listCandidates and getCandidate",
  "candidateReach.matchingCandidates": "a filter, proved through listCandidates",
  "candidateRecords.candidateForSession":
    "reads and writes by the transaction of the tenant that it is given",
  "candidateRecords.applyDisplayName": "writes by the transaction of the tenant that it is given",
  "candidateRecords.recountInterviews": "writes by the transaction of the tenant that it is given",
  "candidateRecords.rootByRef": "reads by the transaction of the tenant that it is given",
  "candidateRecords.moveToCandidate": "writes by the transaction of the tenant that it is given",
  "corrections.CORRECTED_FIELDS": "names of columns",
  "corrections.correctionOf": "looks at a row and a session that it is given",
  "corrections.takeCorrections": "writes by the transaction of the tenant that it is given",
  "candidateRecords.settleArrivals": "writes by the transaction of the tenant that it is given",
  "candidateValues.readCandidateRecord": "reads by the transaction of the tenant that it is given",
  "candidateValues.holdCandidate": "writes by the transaction of the tenant that it is given",
  "candidateValues.writeCandidateValues": "writes by the transaction of the tenant that it is given",
  "candidateValues.readPlatformIdentity": "reads by the transaction of the tenant that it is given",
  "candidateValues.changesBetween": "reads by the transaction of the tenant that it is given",
  "anonymity.masked": "takes things away from a row that it is given",
  "assignments.assignmentSchema": "a schema",
  "assignments.assignByPolicy": "reads and writes by the transaction of the tenant that it is given",
  "decisions.decisionSchema": "a schema",
  "reviewPolicies.reviewPolicySchema": "a schema",
  "reviewPolicies.readPolicy": "reads by the transaction of the tenant that it is given",
  "reviews.reviewSchema": "a schema",
  "scorecards.scorecardSchema": "a schema",
  "scorecards.toCriteria": "parses what it is given",
  "invite.invitationLink": "makes an address of a token that it is given",
  "inviteOwner.openTenant": "for the operator, who no tenant's actor can be taken for",
  "inviteOwner.inviteOwner": "for the operator, who no tenant's actor can be taken for",
  "checkLogs.checkAuditLogs": "for the operator's command; it tells whether a log is whole",
  "atOnce.AT_ONCE": "a time",
  "keyset.storableDateSchema": "a schema",
  "keyset.encodePosition": "writes a position that it is given",
  "keyset.decodePosition": "parses what it is given",
  "keyset.segmentsBeyond": "makes conditions for a query of an actor",
  "keysetPage.idsAlong": "calls the query that it is given",
  "keysetPage.inOrderOf": "sorts what it is given",
  "keysetPage.cutPage": "cuts what it is given",
  "unique.orConflict": "turns an error into another",
  "unique.isTaken": "looks at an error",
  "apiTokens.apiTokenSchema": "a schema",
  "apiTokens.recordApiTokenUsed": "writes the time on the token that the actor itself came by",
  "notes.noteSchema": "a schema",
  "notes.noteBodySchema": "a schema",
  "notes.noteVisibilitySchema": "a schema",
  "notes.mentionIdsSchema": "a schema",
  "noteReach.readableNotes": "a filter, proved through listNotes and the tests of notes",
  "noteReach.holdThread": "runs in a transaction of the scoped client, proved through createNote",
  "noteMentions.saveMentions": "runs in a transaction of the scoped client, proved by the tests of notes",
  "noteRows.noteFields": "a choice of columns",
  "noteRows.readableRevisions": "a filter, proved through listNoteRevisions",
  "noteRows.toNote": "shapes a row that was read",
  "activities.untold": "names of kinds",
  "reviewLinks.LINK_STATES": "names of states",
  "reviewLinks.LINK_FIELDS": "a choice of columns",
  "reviewLinks.toReviewLink": "shapes a row that was read",
  "linkInput.LINK_MOST_INTERVIEWS": "a number",
  "linkInput.reviewLinkSchema": "a schema",
  "linkInput.linkChangeSchema": "a schema",
  "linkMaking.refuseAgainst": "compares what it is given",
  "linkMaking.refuseUnreachable": "compares what it is given",
  "linkMasking.shownInterview": "takes things away from an interview that it is given",
  "linkMasking.shownFileName": "takes a name away from what it is given",
  "brand.brandSchema": "a schema",
  "readLogo.LOGO_MOST_BYTES": "a number",
  "readLogo.readLogo": "reads a file that it is given",
  "linkPolicy.linkPolicySchema": "a schema",
  "linkPolicy.mayShareBy": "compares what it is given",
  "linkVisits.heardSchema": "a schema",
  "visitorFeedback.feedbackSchema": "a schema",
  "linkNews.scheduleExpiryNews": "writes by the transaction of the tenant that it is given",
  "askedScorecard.readAskedScorecard": "reads by the transaction of the tenant that it is given",
  "resultSessions.listSessionsSchema": "a schema",
  "results.resultVersion": "a name made of a time",
  "speakerNames.speakerNameSchema": "a schema",
  "transcriptMoments.momentKey": "a name made of an id and a time",
  "transcriptIndex.scheduleIndexing": "writes by the transaction of the tenant that it is given",
  "reach.reachableInterviews": "a filter, proved through getInterview and the link tests",
  "system.claimForLanes": "for the runner: job rows only, which the work is then done as the tenant of",
  "system.claimDueJobs": "for the runner: job rows only, which the work is then done as the tenant of",
  "system.renewLeases": "for the runner: needs the leases that the claim gave",
  "system.settleJob": "for the runner: needs the lease that the claim gave",
  "installationAudit.recordOperatorAct": "writes to the audit logs that the operator's act concerns",
  "invitations.secretOf": "a digest of what it is given",
  "installationTenants.newTenantSchema": "a schema",
  "installationTenants.tenantNameSchema": "a schema",
  "installationMail.getInstallationMail": "for the operator: where mail goes",
  "installationMail.sendTestMail": "for the operator: a mail to themselves",
  "installationHealth.getInstallationHealth": "for the operator: counts and codes",
  "installationTenants.listInstallationTenants": "for the operator, who no tenant's actor can be taken for",
  "installationDomains.setDomainProven": "for the operator, who no tenant's actor can be taken for",
  "installationTenants.createTenant": "for the operator, who no tenant's actor can be taken for",
  "installationTenants.createOwnerInvitation": "for the operator, who no tenant's actor can be taken for",
  "installationTenants.markOwnerInvitationMailed": "for the operator, who no tenant's actor can be taken for",
  "installationTenants.renameTenant": "for the operator, who no tenant's actor can be taken for",
  "installationTenants.setTenantEnabled": "for the operator, who no tenant's actor can be taken for",
  "installationTenants.deleteTenant": "for the operator, who no tenant's actor can be taken for",
  "installationPeople.listInstallationPeople": "for the operator, who no tenant's actor can be taken for",
  "installationPeople.setPersonEnabled": "for the operator, who no tenant's actor can be taken for",
  "installationPeople.signOutPerson": "for the operator, who no tenant's actor can be taken for",
  "installationPeople.createResetLink": "for the operator, who no tenant's actor can be taken for",
  "installationPeople.removePersonTwoStep": "for the operator, who no tenant's actor can be taken for",
  "installationPeople.setPersonEmail": "for the operator, who no tenant's actor can be taken for",
  "installationPeople.setOperator": "for the operator, who no tenant's actor can be taken for",
  "connections.connectionNameSchema": "a schema",
  "system.countDueJobs": "a number over the installation, for the metrics",
};

const SPEECH = { durationMs: 60_000, segments: [{ startMs: 0, endMs: 20 }] };
const LINK_POLICY = {
  defaultDays: 14,
  maxDays: 90,
  needsPasscode: false,
  allowsDownload: true,
  onlyByAdmins: false,
  hidesCandidates: false,
};
const SENT = { isSent: true };
const FEEDBACK: visitorFeedback.FeedbackInput = {
  name: "Jo",
  recommendation: "yes",
  summary: "confidential",
  comments: [],
  ratings: [],
};

/** Somebody behind a link of ours that takes feedback. */
async function myVisitor(me: MemberActor): Promise<ReviewLinkActor> {
  const mine = await createInterview(me.tenantId, (await createConnection(me.tenantId)).id);
  const made = await linkMaking.createReviewLink(me, { interviewIds: [mine.id], allowsFeedback: true });
  return (await visitLink(made.token)).visitor;
}

const POLICY: reviewPolicies.ReviewPolicyInput = {
  roleName: "",
  scorecardId: null,
  isBlind: false,
  isAnonymous: false,
  requiredReviews: 0,
  assignment: "none",
  dueDays: null,
  reviewerIds: [],
};

const CANDIDATES = {
  query: "",
  tag: null,
  roleName: null,
  owner: null,
  sort: "latest",
  direction: "desc",
  cursor: null,
  limit: 100,
} as const;
const EDIT = { revision: 1, name: "Changed", email: "", roleName: "", tags: [], ownerId: null };
const MERGE = {
  keptRevision: 1,
  movedRevision: 1,
  take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
} as const;

/** Merges another candidate of theirs into this one, and returns that one's id. */
async function theirConnectionStays(connectionId: string, attack: () => Promise<unknown>): Promise<void> {
  const read = () => database().prisma.platformConnection.findUnique({ where: { id: connectionId } });
  const before = await read();
  await attack();
  expect(await read()).toEqual(before);
}

async function mergeIntoTheirs(them: MemberActor, keptId: string): Promise<string> {
  const { id } = await createCandidate(them.tenantId, { ref: "their-other-ref" });
  await candidateMerges.mergeCandidates(them, keptId, { ...MERGE, movedId: id });
  return id;
}

const WORDS: inviteSettings.InviteTemplate = {
  ...{ kind: "invitation", language: "en", subject: "Confidential" },
  ...{ body: "Confidential", button: "Confidential" },
};

const batchInput = (connectionId: string): BatchInput => ({
  ...{ requestId: "0f8fad5b-d9cb-469f-a165-70867728950e", connectionId, personaId: "p-1" },
  ...{ consentMode: "explicit", tags: [], isMailed: false },
});

/** A candidate of theirs who was invited, with a link. */
async function inviteTheirs(
  them: MemberActor,
  connectionId: string,
  candidateId: string,
  more: { state?: "planned" | "sending" } = {},
): Promise<{ inviteId: string; batchId: string }> {
  const { tenantId } = them;
  const { id: batchId } = await database().prisma.inviteBatch.create({
    data: {
      ...{ ...batchInput(connectionId), tenantId, roleName: "Secret", language: "en" },
      createdById: them.user.id,
    },
  });
  const inviteId = randomUUID();
  const sealed = sealSecret(secretPlaces.candidateLink(tenantId, inviteId), "https://x.test/#t=secret");
  await database().prisma.invite.create({
    data: {
      ...{ id: inviteId, tenantId, batchId, candidateId, position: 0, candidateRef: "their-ref" },
      ...{ state: "sent", sessionId: "their-session", linkExpiresAt: new Date("2099-01-01") },
      ...{ linkCiphertext: sealed.ciphertext, linkEncryptedWith: sealed.encryptedWith },
      ...more,
    },
  });
  return { inviteId, batchId };
}

async function theirInviteStays(
  them: MemberActor,
  connectionId: string,
  candidateId: string,
  attack: (theirs: { inviteId: string; batchId: string }) => Promise<unknown>,
  more: { state?: "planned" | "sending" } = {},
): Promise<void> {
  const theirs = await inviteTheirs(them, connectionId, candidateId, more);
  const read = () =>
    database().prisma.inviteBatch.findUnique({ where: { id: theirs.batchId }, include: { invites: true } });
  const before = await read();
  await attack(theirs);
  expect(await read()).toEqual(before);
}

const DECISION: decisions.DecisionInput = { outcome: "advance", reasonCode: null, comment: "" };
const INVITATION = { email: "invited@example.test", role: "reviewer" } as const;
const REVIEW = { revision: null, recommendation: null, summary: "confidential", ratings: [] };
const SCORECARD: scorecards.ScorecardInput = {
  name: "Confidential",
  criteria: [
    {
      id: "one",
      name: "One",
      kind: "text",
      description: "",
      anchors: { low: "", middle: "", high: "" },
      weight: 1,
      isRequired: false,
    },
  ],
};

const WEBHOOK: webhooks.WebhookInput = {
  name: "Confidential",
  format: "json",
  url: "https://hooks.example.com/confidential",
  events: ["decision.made"],
};

async function setTheirProvider({ tenantId }: MemberActor, claimed: string[] = []): Promise<void> {
  await database().prisma.singleSignOn.create({
    data: {
      tenantId,
      name: "Confidential",
      issuer: "https://confidential.example.com",
      clientId: "confidential",
      secretCiphertext: new Uint8Array([0]),
      secretEncryptedWith: "none",
      domains: claimed,
      defaultRole: "reviewer",
    },
  });
}

async function tellThem(
  them: MemberActor,
  interviewId: string,
  kind: "assigned" | "completed" = "assigned",
): Promise<string> {
  const { id } = await database().prisma.notification.create({
    data: {
      tenantId: them.tenantId,
      userId: them.user.id,
      kind,
      subjectId: interviewId,
      interviewId,
      mail: "at_once",
    },
  });
  return id;
}

async function deliveryOfTheirs(them: MemberActor): Promise<webhookDeliveries.WebhookDelivery> {
  const { id } = await webhooks.createWebhook(them, WEBHOOK);
  await webhookDeliveries.testWebhook(them, id);
  const row = await database().prisma.webhookDelivery.findFirstOrThrow({ where: { webhookId: id } });
  const delivery = await webhookDeliveries.getDelivery(actorForJob(them.tenantId, "test"), row.id);
  if (!delivery) throw new Error("They reach their own delivery.");
  return delivery;
}

async function reviewTheirs(them: MemberActor, interviewId: string): Promise<void> {
  const { versionId } = await scorecards.getScorecard(them, null);
  await reviews.saveReview(them, interviewId, { ...REVIEW, versionId });
}

/** Assigned and decided. */
async function judgeTheirs(them: MemberActor, interviewId: string): Promise<void> {
  await reviewPolicies.savePolicy(them, POLICY);
  const reviewerIds = [them.user.id];
  await assignments.assignReviewers(them, { interviewIds: [interviewId], reviewerIds, dueAt: null });
  await decisions.decide(them, interviewId, DECISION);
}

const ANALYSIS = {
  ok: true,
  version: ANALYSIS_VERSION,
  durationMs: 60_000,
  peaks: Buffer.alloc(10),
  speech: encodeSpeech(SPEECH),
} as const satisfies RecordingAnalysis;

async function analyseTheirs(them: MemberActor, interviewId: string): Promise<results.ResultSource> {
  const source = await results.findResultByInterview(them, interviewId);
  if (!source) throw new Error("They reach their own interview.");
  await recordingAnalysis.saveRecordingAnalysis(them, source, ANALYSIS);
  return source;
}

const TRANSCRIPT = normaliseTranscript([{ speaker: "Candidate", text: "This is confidential." }]);

async function sourceOf(actor: MemberActor, interviewId: string): Promise<results.ResultSource> {
  const source = await results.findResultByInterview(actor, interviewId);
  if (!source) throw new Error("They reach their own interview.");
  return source;
}

async function indexTheirs(them: MemberActor, interviewId: string): Promise<results.ResultSource> {
  const source = await sourceOf(them, interviewId);
  await transcriptIndex.indexTranscript(actorForJob(them.tenantId, "test"), source, TRANSCRIPT, null);
  return source;
}

function passagesOf(interviewId: string): Promise<number> {
  return database().prisma.transcriptPassage.count({ where: { interviewId } });
}

test.each(Object.keys(ATTACKS))("%s gives an outsider nothing", async (name) => {
  await ATTACKS[name]?.(await twoTenants());
});

test("a review link reaches its own interview and no other of its tenant", async () => {
  const { them, interview, link, connection } = await twoTenants();
  const other = await createInterview(them.tenantId, connection.id);
  const { visitor } = await visitLink(link.token);
  expect(await interviews.getInterview(visitor, interview.id)).toMatchObject({ id: interview.id });
  expect(await interviews.getInterview(visitor, other.id)).toBeNull();
  expect(await results.findResultByInterview(visitor, other.id)).toBeNull();
  await recordingAnalysis.saveRecordingAnalysis(visitor, await analyseTheirs(them, other.id), {
    ok: false,
    version: ANALYSIS_VERSION,
    reason: "failed",
  });
  expect(await recordingAnalysis.getRecordingAnalysis(visitor, other.id)).toBeNull();
  expect(await recordingAnalysis.getSpeechMap(them, other.id)).toEqual(SPEECH);
});

test("every export of lib/data is attacked above or named harmless", async () => {
  const modules = new Map([...(await dataModules()), ["unique", unique]]);
  expect(modules.size).toBeGreaterThan(90);
  const names = [...modules].flatMap(([module, exported]) =>
    Object.keys(exported).map((name) => `${module}.${name}`),
  );
  expect(names.filter((name) => !(name in ATTACKS) && !(name in HARMLESS))).toEqual([]);
});

const NO_STEP = { isQueued: false, next: null, previous: null, sitting: null };
