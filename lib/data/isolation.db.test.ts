/** Every export of lib/data, called for another tenant's rows. A new export without an entry fails the last test. */
import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { actorForJob, actorForReviewToken, type MemberActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { ANALYSIS_VERSION, type RecordingAnalysis } from "@/lib/recording/analyse";
import { encodeSpeech } from "@/lib/recording/speech-code";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/prisma/use-test-database";
import * as apiTokens from "./api-tokens";
import * as connections from "./connections";
import * as interviews from "./interviews";
import * as notes from "./notes";
import * as reach from "./reach";
import * as recordingAnalysis from "./recording-analysis";
import * as resultSessions from "./result-sessions";
import * as results from "./results";
import * as reviewLinks from "./review-links";
import * as sync from "./sync";
import * as system from "./system";
import * as timedTranscript from "./timed-transcript";

useTestDatabase();

const MISSING_KEY = "No platform key";

async function twoTenants() {
  const theirTenant = await createTenant("Theirs");
  const them = await createMember(theirTenant);
  const connection = await createConnection(theirTenant.id);
  const interview = await createInterview(theirTenant.id, connection.id);
  const note = await notes.createNote(them.actor, interview.id, { body: "confidential", atMs: null });
  const link = await reviewLinks.createReviewLink(them.actor, interview.id);
  await database().prisma.job.create({
    data: { tenantId: theirTenant.id, kind: "poll", subjectId: interview.id, runAt: new Date("2099-01-01") },
  });
  const myTenant = await createTenant("Mine");
  const me = (await createMember(myTenant)).actor;
  const job = actorForJob(myTenant.id, "test");
  return { me, job, them: them.actor, connection, interview, note, link };
}

type Scene = Awaited<ReturnType<typeof twoTenants>>;

/** What an outsider gets. Each entry must prove that nothing of theirs came back or changed. */
const ATTACKS: Record<string, (scene: Scene) => Promise<void>> = {
  "interviews.listInterviews": async ({ me }) => {
    const page = await interviews.listInterviews(me, {
      statuses: [],
      query: "",
      sort: "createdAt",
      direction: "desc",
      cursor: null,
      limit: 100,
    });
    expect(page).toMatchObject({ items: [], total: 0, countsByStatus: {} });
  },
  "interviews.getInterview": async ({ me, interview }) => {
    expect(await interviews.getInterview(me, interview.id)).toBeNull();
  },
  "notes.listNotes": async ({ me, interview }) => {
    expect(await notes.listNotes(me, interview.id)).toEqual([]);
  },
  "notes.createNote": async ({ me, interview }) => {
    await expect(notes.createNote(me, interview.id, { body: "x", atMs: null })).rejects.toThrow("not found");
  },
  "notes.updateNote": async ({ me, note }) => {
    await expect(notes.updateNote(me, note.id, "changed")).rejects.toThrow("not found");
  },
  "notes.deleteNote": async ({ me, note }) => {
    await expect(notes.deleteNote(me, note.id)).rejects.toThrow("not found");
  },
  "reviewLinks.listReviewLinks": async ({ me, interview }) => {
    expect(await reviewLinks.listReviewLinks(me)).toEqual([]);
    expect(await reviewLinks.listReviewLinks(me, interview.id)).toEqual([]);
  },
  "reviewLinks.createReviewLink": async ({ me, interview }) => {
    await expect(reviewLinks.createReviewLink(me, interview.id)).rejects.toThrow("not found");
  },
  "reviewLinks.revokeReviewLink": async ({ me, link }) => {
    await expect(reviewLinks.revokeReviewLink(me, link.link.id)).rejects.toThrow("not found");
    expect(await actorForReviewToken(link.token)).not.toBeNull();
  },
  "reviewLinks.recordReviewLinkOpened": async ({ link, me, them }) => {
    const mine = await createInterview(me.tenantId, (await createConnection(me.tenantId)).id);
    const myLink = await reviewLinks.createReviewLink(me, mine.id);
    const visitor = await actorForReviewToken(myLink.token);
    if (!visitor) throw new Error("The link should open.");
    await reviewLinks.recordReviewLinkOpened(visitor);
    const [theirs] = await reviewLinks.listReviewLinks(them);
    expect(theirs).toMatchObject({ id: link.link.id, openCount: 0 });
  },
  "connections.getConnection": async ({ me }) => {
    expect(await connections.getConnection(me)).toBeNull();
  },
  "connections.saveConnectionKey": async ({ me, connection }) => {
    await connections.saveConnectionKey(me, "zh_api_outsider");
    const theirs = await database().prisma.platformConnection.findUnique({ where: { id: connection.id } });
    expect(theirs?.keyLastFour).toBe("0000");
  },
  "connections.withPlatformClient": async ({ me, connection }) => {
    const call = connections.withPlatformClient(me, connection.id, async () => "used");
    await expect(call).rejects.toThrow(MISSING_KEY);
  },
  "connections.markConnectionRefused": async ({ me, connection, them }) => {
    await connections.markConnectionRefused(me, connection.id, "X");
    expect(await connections.getConnection(them)).toMatchObject({ state: "ok" });
  },
  "connections.markConnectionSynced": async ({ job, connection, them }) => {
    await connections.markConnectionSynced(job, connection.id, true);
    expect(await connections.getConnection(them)).toMatchObject({ syncedAt: null });
  },
  "connections.getFullySyncedAt": async ({ job, connection }) => {
    expect(await connections.getFullySyncedAt(job, connection.id)).toBeUndefined();
  },
  "apiTokens.createApiToken": async ({ me, them }) => {
    await apiTokens.createApiToken(me, "mine");
    expect(await database().prisma.apiToken.count({ where: { tenantId: them.tenantId } })).toBe(0);
  },
  "results.findResultByInterview": async ({ me, interview }) => {
    expect(await results.findResultByInterview(me, interview.id)).toBeNull();
  },
  "results.findResultBySession": async ({ me, interview }) => {
    expect(await results.findResultBySession(me, interview.sessionId)).toMatchObject({
      interviewId: null,
      connectionId: null,
    });
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
    const session = { ...emptySession, id: interview.sessionId, status: "failed" };
    await expect(sync.saveSessions(job, connection.id, [session])).rejects.toThrow();
    const theirs = await database().prisma.interview.findUnique({ where: { id: interview.id } });
    expect(theirs?.status).toBe("completed");
  },
  "sync.getPollTarget": async ({ job, interview }) => {
    expect(await sync.getPollTarget(job, interview.id)).toBeNull();
  },
  "sync.discoverSoon": async ({ me, connection }) => {
    const theirs = { kind: "discover", subjectId: connection.id, runAt: new Date("2099-01-01") } as const;
    await database().prisma.job.create({ data: { tenantId: connection.tenantId, ...theirs } });
    await sync.discoverSoon(me);
    const job = await database().prisma.job.findFirst({ where: { subjectId: connection.id } });
    expect(job?.runAt).toEqual(theirs.runAt);
  },
  "sync.pollSoon": async ({ me, interview }) => {
    await sync.pollSoon(me, interview.id);
    const theirs = await database().prisma.job.findFirst({ where: { subjectId: interview.id } });
    expect(theirs?.runAt).toEqual(new Date("2099-01-01"));
  },
};

/** Exports that hold no tenant's rows, each with the reason. */
const HARMLESS: Record<string, string> = {
  "apiTokens.recordApiTokenUsed": "writes the time on the token that the actor itself came by",
  "notes.NOTE_MAX_LENGTH": "a number",
  "notes.noteSchema": "a schema",
  "reviewLinks.REVIEW_LINK_DAYS": "a number",
  "resultSessions.listSessionsSchema": "a schema",
  "results.resultVersion": "a name made of a time",
  "reach.reachableInterviews": "a filter, proved through getInterview and the link tests",
  "system.claimDueJobs": "for the runner: job rows only, which the work is then done as the tenant of",
  "system.settleJob": "for the runner: needs the lease that the claim gave",
  "system.countDueJobs": "a number over the installation, for the metrics",
};

const SPEECH = { durationMs: 60_000, segments: [{ startMs: 0, endMs: 20 }] };
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

const emptySession = {
  id: randomUUID(),
  candidateRef: null,
  status: "initiated",
  personaId: null,
  roleName: null,
  language: null,
  tags: [],
  metadata: null,
  projectId: null,
  source: null,
  startedAt: null,
  completedAt: null,
  createdAt: null,
  durationSec: null,
  hasRecording: false,
  hasTranscript: false,
  feedback: null,
  failureCode: null,
};

test.each(Object.keys(ATTACKS))("%s gives an outsider nothing", async (name) => {
  await ATTACKS[name]?.(await twoTenants());
});

test("a review link reaches its own interview and no other of its tenant", async () => {
  const { them, interview, link, connection } = await twoTenants();
  const other = await createInterview(them.tenantId, connection.id);
  const visitor = await actorForReviewToken(link.token);
  if (!visitor) throw new Error("The link should open.");
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
  const modules = {
    apiTokens,
    connections,
    interviews,
    notes,
    reach,
    recordingAnalysis,
    resultSessions,
    results,
    reviewLinks,
    sync,
    system,
    timedTranscript,
  };
  const files = (await readdir("lib/data")).filter(
    (file) => file.endsWith(".ts") && !file.includes(".test."),
  );
  const moduleFiles = [...Object.keys(modules), "keyset"].map(
    (name) => `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`,
  );
  expect(moduleFiles.sort()).toEqual(files.sort());
  const names = Object.entries(modules).flatMap(([module, exported]) =>
    Object.keys(exported).map((name) => `${module}.${name}`),
  );
  expect(names.filter((name) => !(name in ATTACKS) && !(name in HARMLESS))).toEqual([]);
});
