/**
 * Every function of lib/data that isolation.db.test.ts attacks, called by a reviewer of the same tenant for an interview
 * that they are not assigned to. A function that is in none of the lists below fails the last test.
 */

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { actorForJob, actorForLogin, actorForMember, type MemberActor } from "@/lib/auth/actor";
import { createLogin } from "@/lib/auth/login/logins";
import * as candidateDetails from "@/lib/data/candidates/candidate-details";
import { updateCandidate } from "@/lib/data/candidates/candidate-edits";
import { getCandidateFilters } from "@/lib/data/candidates/candidate-filters";
import { mergeCandidates } from "@/lib/data/candidates/candidate-merges";
import { searchCandidates } from "@/lib/data/candidates/candidate-reach";
import { listCandidateTimeline } from "@/lib/data/candidates/candidate-timeline";
import { type ListCandidatesInput, listCandidates } from "@/lib/data/candidates/candidates";
import { listFilterOptions } from "@/lib/data/interview-list/filter-options";
import { findByName } from "@/lib/data/interview-list/find-by-name";
import * as interviewChoices from "@/lib/data/interview-list/interview-choices";
import * as interviewCounts from "@/lib/data/interview-list/interview-counts";
import { EVERY_INTERVIEW, matchingFilter } from "@/lib/data/interview-list/interview-filter";
import * as interviewList from "@/lib/data/interview-list/interview-list";
import { countStages, matchingStage } from "@/lib/data/interview-list/interview-stages";
import { getStanding, listStandings } from "@/lib/data/interview-list/interview-standings";
import * as activities from "@/lib/data/interviews/activities";
import * as follows from "@/lib/data/interviews/follows";
import * as interviews from "@/lib/data/interviews/interviews";
import * as linkChanges from "@/lib/data/links/link-changes";
import * as linkMaking from "@/lib/data/links/link-making";
import * as visitorFeedback from "@/lib/data/links/visitor-feedback";
import * as newsMail from "@/lib/data/news/news-mail";
import * as notifications from "@/lib/data/news/notifications";
import * as noteChanges from "@/lib/data/notes/note-changes";
import { listNoteRevisions } from "@/lib/data/notes/note-revisions";
import * as notes from "@/lib/data/notes/notes";
import * as connections from "@/lib/data/platform/connections";
import { pollSoon } from "@/lib/data/platform/pending-interviews";
import { getCalibration } from "@/lib/data/reports/calibration";
import { getComparison } from "@/lib/data/reports/comparisons";
import * as recordingAnalysis from "@/lib/data/results/recording-analysis";
import * as resultSessions from "@/lib/data/results/result-sessions";
import * as results from "@/lib/data/results/results";
import * as speakerNames from "@/lib/data/results/speaker-names";
import { setLimitsReviewers } from "@/lib/data/results/tenant-settings";
import * as transcriptIndex from "@/lib/data/results/transcript-index";
import { readMoments } from "@/lib/data/results/transcript-moments";
import { searchTranscripts } from "@/lib/data/results/transcript-search";
import * as assignments from "@/lib/data/reviews/assignments";
import * as decisions from "@/lib/data/reviews/decisions";
import { countQueue, getQueueStep, listReviewed } from "@/lib/data/reviews/queue-step";
import * as reviews from "@/lib/data/reviews/reviews";
import * as scorecards from "@/lib/data/reviews/scorecards";
import { nameSearch } from "@/lib/data/shared/name-search";
import * as blind from "@/lib/data/sight/blind";
import { readJudged } from "@/lib/data/sight/judged";
import * as reviewPolicies from "@/lib/data/sight/review-policies";
import { database } from "@/lib/db/client";
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
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

const RULE: reviewPolicies.ReviewPolicyInput = {
  roleName: "",
  scorecardId: null,
  isBlind: false,
  isAnonymous: false,
  requiredReviews: 0,
  assignment: "none",
  dueDays: null,
  reviewerIds: [],
};
const SPEECH = { durationMs: 60_000, segments: [{ startMs: 0, endMs: 20 }] };
const ANALYSIS = {
  ok: true,
  version: ANALYSIS_VERSION,
  durationMs: 60_000,
  peaks: Buffer.alloc(10),
  speech: encodeSpeech(SPEECH),
} as const satisfies RecordingAnalysis;
const TRANSCRIPT = normaliseTranscript([{ speaker: "Candidate", text: "This is secret." }]);
const DECISION: decisions.DecisionInput = { outcome: "advance", reasonCode: null, comment: "secret" };
const FEEDBACK: visitorFeedback.FeedbackInput = {
  ...{ name: "Jo Secret", recommendation: "yes", summary: "secret", comments: [], ratings: [] },
};
const REVIEW: Omit<reviews.ReviewInput, "versionId"> = {
  ...{ revision: null, recommendation: "yes", summary: "secret", ratings: [] },
};

/**
 * One candidate with two interviews: the reviewer is assigned to `open` and, since just now, no more to `shut`, where they
 * have worked. Whatever hangs on `shut` says "secret". The other candidate, all secret, has an interview and was merged
 * from two.
 */
async function makeScene() {
  const { prisma } = database();
  const tenant = await createTenant();
  const owner = (await createMember(tenant)).actor;
  const { actor: before, userId } = await createMember(tenant, "reviewer");
  const connection = await createConnection(tenant.id);
  const job = actorForJob(tenant.id, "test");
  const candidate = await createCandidate(tenant.id, { name: "Ada Both", ref: "ada" });
  const other = await createCandidate(tenant.id, { name: "Sam Secret", ref: "secret-ref" });
  const merged = await createCandidate(tenant.id, { name: "Secret Twin", ref: "secret-twin" });
  const hidden = { roleName: "Secret role", language: "x-secret", tags: ["secret-tag"] };
  const open = await createInterview(tenant.id, connection.id, {
    candidateId: candidate.id,
    candidateName: "Ada Both",
    roleName: "Open role",
    sessionCreatedAt: new Date("2026-01-01"),
  });
  const shut = await createInterview(tenant.id, connection.id, {
    ...hidden,
    candidateId: candidate.id,
    candidateName: "Ada Both",
    candidateRef: "secret-ada",
    sessionId: "secret-session",
  });
  const alone = await createInterview(tenant.id, connection.id, {
    ...hidden,
    candidateId: other.id,
    candidateName: "Sam Secret",
    status: "active",
    sessionId: "secret-alone",
  });
  await prisma.interview.updateMany({
    where: { id: shut.id },
    data: { hasTranscript: true, metadata: { note: "secret" } },
  });
  await mergeCandidates(owner, other.id, {
    ...{ movedId: merged.id, keptRevision: 1, movedRevision: 1 },
    take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
  });
  await updateCandidate(owner, candidate.id, {
    ...{ revision: 1, name: "Ada Both", email: "", roleName: "Secret role", tags: [], ownerId: null },
  });
  for (const roleName of ["", "Secret role"]) await reviewPolicies.savePolicy(owner, { ...RULE, roleName });

  const both = [open.id, shut.id, alone.id];
  await assignments.assignReviewers(owner, { interviewIds: both, reviewerIds: [userId], dueAt: null });
  const ownNote = await notes.createNote(before, shut.id, newNote({ body: "my own secret" }));
  const gone = await notes.createNote(before, shut.id, newNote({ body: "secret and deleted" }));
  await noteChanges.deleteNote(before, gone.id);
  const note = await notes.createNote(
    owner,
    shut.id,
    newNote({ body: `secret @${before.user.name}`, mentionIds: [userId] }),
  );
  await noteChanges.updateNote(owner, note.id, { body: "secret still", revision: 1, mentionIds: [] });
  const [scorecard] = await scorecards.listScorecards(owner);
  const versionId = scorecard?.versionId ?? "";
  for (const actor of [owner, before]) await reviews.saveReview(actor, shut.id, { ...REVIEW, versionId });
  await prisma.review.updateMany({ where: { authorId: owner.user.id }, data: { submittedAt: new Date() } });
  const [criterion] = scorecard?.criteria ?? [];
  const rating = { score: 1, comment: "secret", evidence: [] };
  const rated = await prisma.review.findFirstOrThrow({ where: { authorId: owner.user.id } });
  await prisma.rating.create({
    data: { tenantId: tenant.id, reviewId: rated.id, criterionId: criterion?.id ?? "", ...rating },
  });
  await decisions.decide(owner, shut.id, DECISION);
  const { token, link } = await linkMaking.createReviewLink(owner, {
    ...{ interviewIds: [shut.id], recipient: "Secret Ltd", allowsFeedback: true },
  });
  await visitorFeedback.saveFeedback((await visitLink(token)).visitor, shut.id, FEEDBACK, { isSent: true });
  const source = await results.findResultByInterview(owner, shut.id);
  if (!source) throw new Error("The owner reaches every interview.");
  await recordingAnalysis.saveRecordingAnalysis(owner, source, ANALYSIS);
  await transcriptIndex.indexTranscript(job, source, TRANSCRIPT, null);
  await prisma.transcriptPassage.updateMany({
    where: { interviewId: shut.id },
    data: { startMs: 0, endMs: 5_000 },
  });
  await prisma.speakerName.create({
    data: {
      ...{ tenantId: tenant.id, interviewId: shut.id, speakerId: "candidate", label: "Secret" },
      ...{ transcriptVersion: source.version, changedById: owner.user.id },
    },
  });
  await follows.setFollowing(before, alone.id, true);
  await prisma.job.createMany({
    data: (["poll", "index"] as const).map((kind) => ({
      ...{ tenantId: tenant.id, kind, subjectId: alone.id, runAt: new Date("2099-01-01") },
    })),
  });
  const news = { tenantId: tenant.id, userId, mail: "at_once" } as const;
  await prisma.notification.create({
    data: { ...news, kind: "completed", interviewId: shut.id, subjectId: shut.id },
  });

  for (const id of [shut.id, alone.id]) await assignments.unassignReviewer(owner, id, userId);
  await setLimitsReviewers(owner, true);
  const me = await actorForMember(userId, tenant.slug);
  if (!me) throw new Error("The reviewer is a member.");
  return {
    tenant,
    owner,
    before,
    me,
    candidate,
    other,
    merged,
    open,
    shut,
    alone,
    note,
    ownNote,
    gone,
    link,
    source,
    versionId,
  };
}

type Scene = Awaited<ReturnType<typeof makeScene>>;

let shared: Promise<Scene> | undefined;

/** One scene for all that changes nothing: what is only read, and what is refused. */
function sharedScene(): Promise<Scene> {
  shared ??= makeScene();
  return shared;
}

const LIST: interviewList.ListInterviewsInput = {
  statuses: [],
  ...EVERY_INTERVIEW,
  query: "",
  sort: "createdAt",
  direction: "desc",
  cursor: null,
  limit: 100,
};
const CANDIDATES: ListCandidatesInput = {
  ...{ query: "", tag: null, roleName: null, owner: null, cursor: null, limit: 100 },
  sort: "latest",
  direction: "desc",
};

async function each<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** What is read. Without the limit the answer tells of what is secret, or the attack proves nothing; with it, it must not. */
const READS: Record<string, (actor: MemberActor, scene: Scene) => Promise<unknown>> = {
  "interviewList.listInterviews": (actor) => interviewList.listInterviews(actor, LIST),
  "interviewList.listInterviews, found by name": async (actor) =>
    countsOf(await interviewList.listInterviews(actor, { ...LIST, query: "secret" })),
  "interviewList.listInterviews, found by role": async (actor) =>
    countsOf(await interviewList.listInterviews(actor, { ...LIST, role: ["Secret role"] })),
  "interviewList.listInterviews, found by tag": async (actor) =>
    countsOf(await interviewList.listInterviews(actor, { ...LIST, tag: ["secret-tag"] })),
  "interviewList.listInterviews, found by decision": async (actor) =>
    countsOf(await interviewList.listInterviews(actor, { ...LIST, decision: ["advance"] })),
  "interviewList.eachInterviewPage": (actor) => each(interviewList.eachInterviewPage(actor, LIST)),
  "interviews.readInterviewRow": (actor, { shut }) => interviews.readInterviewRow(actor, shut.id),
  "interviews.getInterview": (actor, { shut }) => interviews.getInterview(actor, shut.id),
  "interviews.getInterviews": (actor, { open, shut }) => interviews.getInterviews(actor, [open.id, shut.id]),
  "interviewCounts.countByStatus": async (actor) =>
    countsOf({ countsByStatus: await interviewCounts.countByStatus(actor, {}, [], null) }, 1),
  "interviewCounts.countFoundByStatus": async (actor) =>
    countsOf({ countsByStatus: await interviewCounts.countFoundByStatus(actor, async () => ({}), null) }, 1),
  "interviewFilter.matchingFilter": async (actor) => {
    const asked = { ...EVERY_INTERVIEW, decision: ["advance"] } as const;
    return tenantDb(actor).interview.findMany({ where: { AND: await matchingFilter(actor, asked) } });
  },
  "interviewChoices.listRoleNames": (actor) => interviewChoices.listRoleNames(actor),
  "interviewChoices.listChoices": (actor) => interviewChoices.listChoices(actor),
  "filterOptions.listFilterOptions": (actor) =>
    listFilterOptions(actor, { ...EVERY_INTERVIEW, statuses: [], query: "" }),
  "interviewStages.matchingStage": async (actor, { alone }) => {
    await database().prisma.interview.updateMany({ data: { status: "completed" } });
    const where = { AND: [await matchingStage(actor, "review"), { id: alone.id }] };
    return (await tenantDb(actor).interview.findMany({ where })).map(({ id }) => `secret: ${id}`);
  },
  "interviewStages.countStages": async (actor) => {
    await database().prisma.interview.updateMany({ data: { status: "completed" } });
    const { review } = await countStages(actor);
    return countsOf({ countsByStatus: { completed: review ?? { value: 0, kind: "exact" } } }, 1);
  },
  "judged.readJudged": (actor, { shut }) => readJudged(actor, shut.id),
  "interviewStandings.listStandings": async (actor, { shut }) => [...(await listStandings(actor, [shut.id]))],
  "interviewStandings.getStanding": async (actor, { shut }) => {
    const standing = await getStanding(actor, shut);
    return standing && { [shut.id]: standing };
  },
  "nameSearch.nameSearch": (actor) =>
    tenantDb(actor).interview.findMany({ where: { AND: nameSearch(actor, "secret")?.indexed ?? [] } }),
  "findByName.findByName": (actor) => findByName(actor, "secret", 9),
  "calibration.getCalibration": (actor) =>
    getCalibration(actor, { scorecardId: null, criterionId: null, roleName: "Secret role" }),
  "transcriptMoments.readMoments": async (actor, { shut }) => [
    ...(await readMoments(actor, [{ interviewId: shut.id, atMs: 1_000 }])),
  ],
  "comparisons.getComparison": (actor, { shut }) => getComparison(actor, [shut.id]),
  "queueStep.getQueueStep": (actor, { shut }) => getQueueStep(actor, shut.id),
  "queueStep.countQueue": (actor) => countQueue(actor),
  "queueStep.listReviewed": (actor) => listReviewed(actor),
  "assignments.getQueue": (actor) => assignments.getQueue(actor),
  "assignments.listReviewers": async (actor, { shut }) =>
    (await assignments.listReviewers(actor, shut.id)).map(({ userId }) => `secret: ${userId}`),
  "assignments.listReviewersOf": async (actor, { shut }) => [
    ...(await assignments.listReviewersOf(actor, [shut.id])),
  ],
  "reviews.listSubmittedReviews": async (actor, { shut }) => [
    ...(await reviews.listSubmittedReviews(actor, [shut.id])),
  ],
  "reviews.getReviewBoard": async (actor, { owner, shut }) => {
    const interview = await interviews.getInterview(owner, shut.id);
    return interview && reviews.getReviewBoard(actor, interview);
  },
  "reviews.getOwnReview": (actor, { shut }) => reviews.getOwnReview(actor, shut.id),
  "decisions.getDecisionState": (actor, { shut }) => decisions.getDecisionState(actor, shut),
  "blind.blindAmong": async (actor, { shut }) => [...(await blind.blindAmong(actor, [shut.id]))],
  "activities.listActivities": async (actor, { shut }) =>
    (await activities.listActivities(actor, shut.id, { isBlind: false })).map(({ id }) => `secret: ${id}`),
  "visitorFeedback.listVisitorFeedback": (actor, { shut }) =>
    visitorFeedback.listVisitorFeedback(actor, shut.id, { isBlind: false }),
  "notes.listNotes": (actor, { shut }) => notes.listNotes(actor, shut.id),
  "notes.readNote": (actor, { shut, note }) => notes.readNote(actor, shut.id, note.id),
  "noteRevisions.listNoteRevisions": (actor, { shut, note }) => listNoteRevisions(actor, shut.id, note.id),
  "candidates.listCandidates": (actor) => listCandidates(actor, CANDIDATES),
  "candidates.listCandidates, found by role": async (actor) =>
    (await listCandidates(actor, { ...CANDIDATES, roleName: "Secret role" })).items.map(
      ({ id }) => `secret ${id}`,
    ),
  "candidates.listCandidates, found by a merged name": async (actor) =>
    (await listCandidates(actor, { ...CANDIDATES, query: "twin" })).items,
  "candidateReach.searchCandidates": async (actor) => {
    const search = await searchCandidates(actor, "secret");
    return tenantDb(actor).candidate.findMany({ where: search?.indexed ?? {} });
  },
  "candidateFilters.getCandidateFilters": (actor) => getCandidateFilters(actor),
  "candidateDetails.getCandidate": (actor, { candidate }) =>
    candidateDetails.getCandidate(actor, candidate.id),
  "candidateDetails.getCandidate, of another": (actor, { other }) =>
    candidateDetails.getCandidate(actor, other.id),
  "candidateDetails.findMergedInto": async (actor, { merged, other }) =>
    (await candidateDetails.findMergedInto(actor, merged.id)) === other.id ? "secret" : null,
  "candidateTimeline.listCandidateTimeline": (actor, { candidate }) =>
    listCandidateTimeline(actor, candidate.id),
  "notifications.listNotifications": (actor) => notifications.listNotifications(actor),
  "notifications.listJustEnded": (actor) => notifications.listJustEnded(actor),
  "follows.getFollowing": async (actor, { alone }) =>
    (await follows.getFollowing(actor, alone.id)) === "no" ? null : "secret",
  "results.findResultByInterview": (actor, { shut }) => results.findResultByInterview(actor, shut.id),
  "results.findResultBySession": (actor, { shut }) => results.findResultBySession(actor, shut.sessionId),
  "resultSessions.listResultSessions": (actor) =>
    resultSessions.listResultSessions(actor, { limit: 100, offset: 0 }),
  "resultSessions.getResultSession": (actor, { shut }) =>
    resultSessions.getResultSession(actor, shut.sessionId),
  "recordingAnalysis.getRecordingAnalysis": async (actor, { shut }) =>
    (await recordingAnalysis.getRecordingAnalysis(actor, shut.id)) && "secret",
  "recordingAnalysis.getSpeechMap": async (actor, { shut }) =>
    (await recordingAnalysis.getSpeechMap(actor, shut.id)) && "secret",
  "speakerNames.withSpeakerNames": async (actor, { source }) =>
    (await speakerNames.withSpeakerNames(actor, source, TRANSCRIPT)).speakers,
  "transcriptSearch.searchTranscripts": (actor) =>
    searchTranscripts(actor, { query: "secret", cursor: null }),
  "transcriptSearch.searchTranscripts, how many wait": async (actor) => {
    const found = await searchTranscripts(actor, { query: "nothing", cursor: null });
    return found.state === "found" && found.indexing > 0 ? "secret" : null;
  },
  "connections.listConnections": async (actor) => {
    const [connection] = await connections.listConnections(actor);
    return (connection?.interviewCount ?? 0) > 1 ? "secret" : null;
  },
  "reviewPolicies.listPolicies": (actor) => reviewPolicies.listPolicies(actor),
  "scorecards.listScorecards": async (actor) =>
    (await scorecards.listScorecards(actor)).filter(({ reviewCount }) => reviewCount > 0).map(() => "secret"),
};

/** Counts that must be those of the reviewer alone, said as a secret when they are more. */
function countsOf({ countsByStatus }: Pick<interviewList.InterviewPage, "countsByStatus">, mine = 0): string {
  const sum = Object.values(countsByStatus).reduce((all, { value }) => all + value, 0);
  return sum > mine ? `secret: ${sum}` : `${sum}`;
}

/** What tells of nothing secret without the limit either: they are not asked to review it any more. */
const EMPTY_ANYWAY = [
  "queueStep.getQueueStep",
  "queueStep.countQueue",
  "queueStep.listReviewed",
  "assignments.getQueue",
  "blind.blindAmong",
];

test.each(Object.keys(READS))("%s tells a reviewer nothing of what they are not assigned", async (name) => {
  const scene = await sharedScene();
  const answer = async (actor: MemberActor) =>
    JSON.stringify(await READS[name]?.(actor, scene).catch((error: Error) => `refused: ${error.message}`)) ??
    "";
  const telling = new RegExp(`secret|${scene.shut.id}|${scene.alone.id}|${scene.other.id}`, "i");
  expect(await answer(scene.me)).not.toMatch(telling);
  if (!EMPTY_ANYWAY.includes(name)) expect(await answer(scene.before)).toMatch(telling);
});

/** What would change something. It is refused as not found, and nothing is changed. */
const WRITES: Record<string, (scene: Scene) => Promise<unknown>> = {
  "notes.createNote": ({ me, shut }) => notes.createNote(me, shut.id, newNote()),
  "notes.createNote, a reply": ({ me, open, note }) =>
    notes.createNote(me, open.id, newNote({ parentId: note.id })),
  "noteChanges.updateNote": ({ me, ownNote }) =>
    noteChanges.updateNote(me, ownNote.id, { body: "changed", revision: 1, mentionIds: [] }),
  "noteChanges.setNoteVisibility": ({ me, ownNote }) =>
    noteChanges.setNoteVisibility(me, ownNote.id, { visibility: "private", revision: 1 }),
  "noteChanges.deleteNote": ({ me, ownNote }) => noteChanges.deleteNote(me, ownNote.id),
  "noteChanges.restoreNote": ({ me, gone }) => noteChanges.restoreNote(me, gone.id),
  "noteChanges.changeRepeated": ({ me, shut, ownNote }) =>
    noteChanges.changeRepeated(me, shut.id, newNote({ requestId: ownNote.requestId ?? "", body: "changed" })),
  "reviews.saveReview": ({ me, shut, versionId }) =>
    reviews.saveReview(me, shut.id, { ...REVIEW, versionId, revision: 1 }),
  "reviews.saveReview, a new one": ({ me, alone, versionId }) =>
    reviews.saveReview(me, alone.id, { ...REVIEW, versionId }),
  "reviews.submitReview": ({ me, shut }) => reviews.submitReview(me, shut.id, 1),
  "reviews.reopenReview": ({ me, shut }) => reviews.reopenReview(me, shut.id),
  "linkChanges.changeOpen": ({ me, link }) =>
    linkChanges.changeOpen(me, link.id, { maxOpens: 1 }, { kind: "link_replaced" }),
  "linkMaking.demandShareable": ({ me, shut }) =>
    linkMaking.demandShareable(me, [shut.id], { noteIds: [], showsScores: false }),
  "follows.setFollowing": ({ me, alone }) => follows.setFollowing(me, alone.id, false),
  "speakerNames.renameSpeaker": ({ me, shut }) =>
    speakerNames.renameSpeaker(me, shut.id, { speakerId: "candidate", label: null }),
};

/** What is passed over in silence, as it would be of an interview that does not exist. */
const SILENT: Record<string, (scene: Scene) => Promise<unknown>> = {
  "recordingAnalysis.saveRecordingAnalysis": ({ me, source }) =>
    recordingAnalysis.saveRecordingAnalysis(me, source, { ...ANALYSIS, durationMs: 1 }),
  "transcriptIndex.indexAgainWithTimes": ({ me, source }) => transcriptIndex.indexAgainWithTimes(me, source),
  "pendingInterviews.pollSoon": ({ me, alone }) => pollSoon(me, alone.id),
  "notifications.markRead": async ({ me, shut }) =>
    expect(await notifications.markRead(me, { interviewId: shut.id })).toBe(0),
  "notifications.countUnread": async ({ me }) =>
    expect(await notifications.countUnread(me)).toBe(await countNewsOf(me)),
  "newsMail.takeNewsToMail": async ({ me }) =>
    expect(JSON.stringify(await newsMail.takeNewsToMail(me, "at_once"))).not.toContain("Secret"),
  "notifications.readNotifications": async ({ me }) => {
    const rows = await database().prisma.notification.findMany({ where: { userId: me.user.id } });
    const ids = rows.map(({ id }) => id);
    expect(await notifications.readNotifications(me, ids)).toHaveLength(await countNewsOf(me));
    expect(ids.length).toBeGreaterThan(await countNewsOf(me));
  },
  "newsMail.giveBackNews": async ({ me }) => {
    const { prisma } = database();
    const mailed = { userId: me.user.id, kind: "completed", mailedAt: { not: null } } as const;
    await prisma.notification.updateMany({
      where: { userId: me.user.id, kind: "completed" },
      data: { mailedAt: new Date(0) },
    });
    const rows = await prisma.notification.findMany({ where: mailed });
    await newsMail.giveBackNews(
      me,
      rows.map(({ id }) => id),
    );
    expect(await prisma.notification.count({ where: mailed })).toBe(rows.length);
  },
};

/** Of the open interview: that they were asked to review it. */
async function countNewsOf(me: MemberActor): Promise<number> {
  const { items } = await notifications.listNotifications(me);
  expect(items).toMatchObject([{ kind: "assigned", candidateName: "Ada Both" }]);
  return items.length;
}

async function stateOf({ tenant, shut, alone }: Scene): Promise<string> {
  const { prisma } = database();
  const where = { tenantId: tenant.id, interviewId: { in: [shut.id, alone.id] } };
  return JSON.stringify([
    await prisma.interview.findMany({ where: { id: where.interviewId }, orderBy: { id: "asc" } }),
    await prisma.note.findMany({ where, orderBy: { id: "asc" } }),
    await prisma.review.findMany({ where, orderBy: { id: "asc" }, include: { ratings: true } }),
    await prisma.interviewFollow.findMany({ where }),
    await prisma.speakerName.findMany({ where }),
    (await prisma.recordingAnalysis.findMany({ where })).map(({ durationMs }) => durationMs),
    await prisma.activity.count({ where }),
    await prisma.reviewLink.findMany({ where: { tenantId: tenant.id } }),
    await prisma.job.findMany({ where: { subjectId: where.interviewId }, orderBy: { id: "asc" } }),
  ]);
}

test.each(Object.keys(WRITES))("%s is refused as not found, and changes nothing", async (name) => {
  const scene = await sharedScene();
  const before = await stateOf(scene);
  await expect(WRITES[name]?.(scene)).rejects.toThrow("not found");
  expect(await stateOf(scene)).toBe(before);
});

test.each(Object.keys(SILENT))("%s does nothing", async (name) => {
  const scene = await makeScene();
  const before = await stateOf(scene);
  await SILENT[name]?.(scene);
  expect(await stateOf(scene)).toBe(before);
});

test("what is assigned is all there: in the list, on its page, for notes and a review", async () => {
  const { me, open, candidate, versionId } = await makeScene();
  const page = await interviewList.listInterviews(me, LIST);
  expect(page.items.map(({ id }) => id)).toEqual([open.id]);
  expect(page).toMatchObject({ total: { value: 1, kind: "exact" }, nextCursor: null });
  expect((await assignments.getQueue(me)).items.map(({ interviewId }) => interviewId)).toEqual([open.id]);
  expect((await listCandidates(me, CANDIDATES)).items).toMatchObject([
    { id: candidate.id, interviewCount: 1, roleName: null, latest: { id: open.id } },
  ]);
  await notes.createNote(me, open.id, newNote());
  const source = await results.findResultByInterview(me, open.id);
  if (!source) throw new Error("They reach what is assigned to them.");
  for (const durationMs of [1, 2])
    await recordingAnalysis.saveRecordingAnalysis(me, source, { ...ANALYSIS, durationMs });
  expect(await recordingAnalysis.getRecordingAnalysis(me, open.id)).toMatchObject({ durationMs: 2 });
  const draft = await reviews.saveReview(me, open.id, { ...REVIEW, versionId });
  await database().prisma.scorecardVersion.updateMany({ data: { criteria: [CRITERION] } });
  expect((await reviews.submitReview(me, open.id, draft.revision)).submittedAt).not.toBeNull();
});

const CRITERION = {
  ...{ id: "one", name: "One", kind: "text", description: "", weight: 1, isRequired: false },
  anchors: { low: "", middle: "", high: "" },
};

test("candidates are in the order of their names, whatever is asked: any other would tell of what is out of reach", async () => {
  const { me, owner } = await sharedScene();
  const asked = { ...CANDIDATES, sort: "interviews" } as const;
  expect((await listCandidates(me, asked)).order).toEqual({ sort: "name", direction: "asc" });
  expect((await listCandidates(owner, asked)).order).toEqual({ sort: "interviews", direction: "desc" });
});

test("both ways to a member find the same reach, and nobody but reviewers has a limit", async () => {
  const { me, owner, tenant } = await makeScene();
  await reviewPolicies.savePolicy(owner, { ...RULE, roleName: "Secret role", reviewerIds: [me.user.id] });
  const limits = await Promise.all(
    [me, owner].map(async ({ user }) => {
      const login = { loginId: await createLogin(user.id), userId: user.id };
      const short = await actorForLogin(login, tenant.slug);
      const long = await actorForMember(user.id, tenant.slug);
      expect(short?.limitedTo).toEqual(long?.limitedTo);
      return short?.limitedTo;
    }),
  );
  expect(limits).toEqual([{ readerId: me.user.id, roleNames: ["Secret role"] }, null]);
});

const namesIn = (text: string) => text.trim().split(/\s+/);

/** What no reviewer may, with a limit or without. */
const REFUSED = namesIn(`
  tenantSettings.getNeedsTwoStep tenantSettings.setNeedsTwoStep tenantSettings.getLimitsReviewers
  tenantSettings.setLimitsReviewers tenantSettings.setKeepsTranscriptText
  tenantSettings.setPreparesRecordings reviewPolicies.savePolicy
  reviewPolicies.removePolicy auditCheck.checkAudit auditLog.listAudit auditLog.eachAuditPage
  brand.saveBrand linkPolicy.setLinkPolicy connections.addConnection
  connections.rotateConnectionKey connections.renameConnection connections.setConnectionEnabled
  connections.removeConnection connections.checkConnection syncStatus.getSyncStatus syncStatus.syncNow
  apiTokens.listApiTokens apiTokens.revokeApiToken apiTokens.createApiToken domains.proveDomain singleSignOn.getSingleSignOn
  singleSignOn.removeSingleSignOn webhooks.listWebhooks webhooks.createWebhook webhooks.setWebhookEnabled
  webhooks.removeWebhook webhookDeliveries.testWebhook reviewLinks.listReviewLinks reviewLinks.getReviewLink
  linkMaking.createReviewLink linkChanges.revokeReviewLinks linkChanges.extendReviewLink
  linkAddress.getLinkToken linkFeedback.listLinkFeedback
  linkChanges.replaceLinkToken linkVisits.createPreview linkVisits.listLinkVisitors
  linkSuggestions.getLinkChoices linkSuggestions.suggestStruckNames linkPolicy.demandSharer
  linkTermsChanges.getChangeableLink linkTermsChanges.changeReviewLink candidateEdits.updateCandidate
  candidateMerges.mergeCandidates candidateMerges.undoMerge candidateSplits.splitInterview
  inviteBatches.previewInvites inviteBatches.createInviteBatch inviteChanges.showCandidateLink
  inviteChanges.inviteAgain inviteChanges.withdrawInvite inviteChanges.continueInvites
  inviteList.listInviteBatches inviteList.getInviteBatch inviteRoles.listInviteRoles
  inviteRoles.createInviteRole inviteSettings.getInviteSettings inviteSettings.saveInviteRules
  inviteSettings.saveInviteTemplate inviteSettings.removeInviteTemplate
  candidateImports.previewImport candidateImports.importCandidates importTemplate.eachTemplatePage
  assignments.assignReviewers assignments.unassignReviewer decisions.decide decisions.decideAll
  decisions.reopenDecision reports.getReports scorecards.createScorecard scorecards.updateScorecard
  scorecards.archiveScorecard membershipChanges.changeRole membershipChanges.removeMember
  membershipChanges.transferOwnership invitations.createInvitation invitations.listInvitations
  erasures.previewErasures erasures.eraseCandidates erasures.previewErasure erasures.eraseCandidate erasures.listErasures erasedSessions.listErasedSessions
  rules.listRetentionRules rules.saveRetentionRule rules.removeRetentionRule runs.listRetentionRuns
  consentRule.saveConsentRule expiring.listExpiring expiring.previewRule expiring.getCandidateRetention extensions.extendCandidate
  personRecords.getPersonRecord personRecords.getPersonInterview
  legalHolds.listLegalHolds legalHolds.listHoldsOn legalHolds.placeLegalHold legalHolds.releaseLegalHold
  invitations.renewInvitation invitations.revokeInvitation invite.invite invite.inviteAgain invite.inviteSeveral
`);

test("a reviewer is refused what others may, before anything is looked up", async () => {
  const { me } = await sharedScene();
  const modules = await dataModules();
  for (const name of REFUSED) {
    const [file = "", called = ""] = name.split(".");
    const refusing = modules.get(file)?.[called];
    if (typeof refusing !== "function") throw new Error(`There is no ${name}.`);
    const call = async () => {
      const answer = refusing(me, {}, {}, {});
      return Symbol.asyncIterator in Object(answer) ? answer.next() : answer;
    };
    await expect(call(), name).rejects.toMatchObject({ code: "forbidden" });
  }
});

/** The rest, with the reason why a reviewer with a limit learns nothing of interviews by it. */
const ELSEWHERE: Record<string, string[]> = {
  "a yes or no about the organisation as a whole": namesIn(
    "firstSteps.getFirstSteps firstSteps.dismissFirstSteps",
  ),
  "for jobs and visitors, who have no limit but their own": namesIn(`
  linkVisits.recordHeard linkNews.tellExpiring linkVisits.recordVisit linkMasking.shownTranscript
  linkMasking.namesToStrike linkGreeting.getLinkGreeting visitProgress.getVisitProgress linkAddress.tokenColumns sharedJudgement.getSharedJudgement
  askedScorecard.getAskedScorecard visitorFeedback.saveFeedback visitorFeedback.getOwnFeedback
  listingState.getListingState listingState.listUnseen listingState.markListed listingState.saveFullListing
  listingState.endFullListing listingState.markLostRows listingState.markSwept listingState.markNotSwept
  listingState.markFilterIgnored transcriptIndex.indexTranscript transcriptIndex.getIndexTarget
  transcriptIndex.isIndexed sync.saveSessions notificationSettings.stopMail webhooks.getWebhookTarget
  webhookDeliveries.getDelivery webhookDeliveries.settleDelivery pendingInterviews.listPending
  pendingInterviews.markMissing pendingInterviews.getUsualDurationMs pendingInterviews.pollAtOnce
  pendingInterviews.getPollTarget erasedSessions.checkErasedSessions expire.expireInterviews
  sending.getBatchToSend sending.listPlanned sending.listUnanswered sending.hasStarted sending.beginSending
  sending.giveBack sending.noteRefusal sending.noteStarted sending.saveLook sending.setPause
  sending.listStartedSoon writing.getInvitee writing.getMailWords writing.beginMail
  writing.noteMailFailure writing.forgetLink writing.forgetOpenedLinks
  openInvites.findInvited openInvites.statusesOf
  `),
  "asked by a source, which findResultByInterview or findResultBySession gives": namesIn(`
  results.recordingOpener results.fetchTranscriptDocument results.getTranscript results.readTranscript
  timedTranscript.getTimedTranscript timedTranscript.getTranscriptForNow auditReads.recordRead
  auditReads.recordDownload platformAccess.withPlatformClient
  `),
  "says of the tenant, its people or its rules, and of no interview": namesIn(`
  invitations.markInvitationMailed audit.recordAudit audit.recordAudits audit.recordExport brand.getBrand linkPolicy.getLinkPolicy
  syncStatus.getPlatformStanding platformAccess.markConnectionRefused pacing.pacerFor
  storedKey.openStoredKey fingerprints.findErased fingerprints.findErasedReferences fingerprints.demandNotErased
  tenantSettings.getTenantSettings anonymity.anonymityFor blind.blindInterviews blind.isBlindFor
  interviewViews.listInterviewViews interviewViews.createInterviewView interviewViews.updateInterviewView
  interviewViews.deleteInterviewView interviewViews.setDefaultView listLooks.getListLook
  listLooks.saveListLook members.listPeople members.markMemberSeen membershipChanges.leaveTenant
  members.listMembers consentRule.getConsentRule reviewPolicies.policyFor tenantFrame.readFrame interviewCounts.isSmall interviewStandings.standingsFor scorecards.getScorecard pendingInterviews.discoverSoon
  notificationSettings.getNotificationSettings notificationSettings.saveNotificationSettings
  `),
};

test("every function that is attacked for another tenant is attacked above, or said why not", async () => {
  const source = await readFile("lib/data/isolation.db.test.ts", "utf8");
  const attacked = [...source.matchAll(/^ {2}"(\w+\.\w+)": async \(/gm)].flatMap(([, name]) => name ?? []);
  const known = [READS, WRITES, SILENT]
    .flatMap((attacks) => Object.keys(attacks))
    .map((name) => name.replace(/,.*/, ""));
  const listed = new Set([...known, ...REFUSED, ...Object.values(ELSEWHERE).flat()]);
  expect(attacked.length).toBeGreaterThan(150);
  expect(attacked.filter((name) => !listed.has(name))).toEqual([]);
  expect([...listed].filter((name) => !attacked.includes(name))).toEqual([]);
});
