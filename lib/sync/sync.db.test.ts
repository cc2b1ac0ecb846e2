/** Discovery and polling by the real runner and client, against the sandbox over HTTP. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { claimDueJobs, settleJob } from "@/lib/data/installation/system";
import { EVERY_INTERVIEW } from "@/lib/data/interview-list/interview-filter";
import { listInterviews } from "@/lib/data/interview-list/interview-list";
import { addConnection, listConnections } from "@/lib/data/platform/connections";
import { discoverSoon, pollSoon } from "@/lib/data/platform/pending-interviews";
import { database } from "@/lib/db/client";
import { runDueJobs } from "@/lib/jobs/runner";
import { createMember, createTenant } from "@/prisma/factories";
import { SANDBOX_KEYS } from "@/sandbox/clients";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: [] });
  process.env.PLATFORM_URL = sandbox.url;
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  await database().prisma.job.deleteMany({});
  await admin("DELETE", "faults");
  await admin("DELETE", "settings");
  await admin("DELETE", "requests");
});

async function admin(method: string, path: string, body?: object) {
  const response = await fetch(`${sandbox.url}/__sandbox/${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return response.json();
}

const addSession = async (session: object): Promise<string> =>
  (await admin("POST", "sessions", { client: "acme", ...session })).id;

async function newTenant() {
  const { actor } = await createMember(await createTenant());
  await addConnection(actor, SANDBOX_KEYS.acme);
  return actor;
}

/** Runs what there is to do as if its time had come. */
async function runAll(): Promise<void> {
  await database().prisma.job.updateMany({ data: { runAt: new Date(0) } });
  await database().prisma.tenantPace.deleteMany({});
  await database().prisma.platformConnection.updateMany({ data: { checkedAt: null } });
  while ((await runDueJobs()) > 0);
}

const CLAIM = { limit: 10, perTenant: 4, leaseMs: 60_000 };

const everything = {
  statuses: [],
  ...EVERY_INTERVIEW,
  query: "",
  sort: "createdAt",
  direction: "desc",
  cursor: null,
  limit: 1000,
} as const;

async function statusOf(actor: Awaited<ReturnType<typeof newTenant>>, sessionId: string) {
  const { items } = await listInterviews(actor, { ...everything, statuses: [] });
  return items.find((item) => item.sessionId === sessionId)?.status;
}

const jobOf = (tenantId: string, kind: "discover" | "poll") =>
  database().prisma.job.findFirst({ where: { tenantId, kind } });

test("a tenant's sessions appear, and each unfinished one is followed to its end and then left alone", async () => {
  const actor = await newTenant();
  const invited = await addSession({ status: "initiated", candidateName: "Ada" });
  const done = await addSession({
    status: "completed",
    recordingFile: "driver-fr.wav",
    transcriptFile: "driver-fr.json",
  });
  await runAll();
  expect(await statusOf(actor, invited)).toBe("initiated");
  expect(await statusOf(actor, done)).toBe("completed");

  await admin("PATCH", `sessions/${invited}`, { status: "active" });
  await runAll();
  expect(await statusOf(actor, invited)).toBe("active");
  await admin("PATCH", `sessions/${invited}`, { status: "failed", failureCode: "SESSION_TIMEOUT" });
  await runAll();
  expect(await statusOf(actor, invited)).toBe("failed");

  await runAll();
  await admin("DELETE", "requests");
  await runAll();
  expect((await admin("GET", "requests")).counts.session ?? 0).toBe(0);
});

test("a job that is hastened while it is held runs once more, even when it is done with", async () => {
  await newTenant();
  const done = { delayMs: null, attempts: 0, lastError: null };
  await database().prisma.job.updateMany({ data: { runAt: new Date(Date.now() - 1000) } });
  const [first] = await claimDueJobs(CLAIM);
  if (!first) throw new Error("Nothing was due.");
  await database().prisma.job.updateMany({ where: { id: first.id }, data: { runAt: new Date(0) } });
  expect(await settleJob(first, done)).toBe("settled");
  const [again] = await claimDueJobs(CLAIM);
  expect(again?.id).toBe(first.id);
  if (!again) throw new Error("It was not due again.");
  expect(await settleJob(again, done)).toBe("settled");
  expect(await database().prisma.job.count({ where: { id: first.id } })).toBe(0);
});

test("runners at work at the same time do each job once", async () => {
  await newTenant();
  for (let made = 0; made < 12; made += 1) await addSession({ status: "active" });
  await runAll();
  await admin("DELETE", "requests");
  await database().prisma.job.updateMany({ where: { kind: "poll" }, data: { runAt: new Date(0) } });
  const due = await database().prisma.job.count({ where: { kind: "poll" } });
  await Promise.all([runDueJobs(), runDueJobs(), runDueJobs(), runDueJobs(), runDueJobs()]);
  while ((await runDueJobs()) > 0);
  expect((await admin("GET", "requests")).counts.session).toBe(due);
});

test("the work of a runner that died is taken over when its lease ends, not before", async () => {
  const actor = await newTenant();
  const [claimed] = await claimDueJobs(CLAIM);
  expect(claimed).toMatchObject({ tenantId: actor.tenantId, kind: "discover" });
  expect(await claimDueJobs(CLAIM)).toEqual([]);
  await database().prisma.job.updateMany({ data: { leaseUntil: new Date(0) } });
  const [taken] = await claimDueJobs(CLAIM);
  expect(taken?.id).toBe(claimed?.id);
  if (!claimed || !taken) throw new Error("Both runners claimed it, one after the other.");
  const outcome = { delayMs: 0, attempts: 0, lastError: null };
  expect(await settleJob(claimed, outcome)).toBe("lease_lost");
  expect(await settleJob(taken, outcome)).toBe("settled");
});

test("a refused key is told to the tenant's admins, and work goes on when it is accepted again", async () => {
  const actor = await newTenant();
  await admin("PUT", "settings", { refusedClients: ["acme"] });
  await runAll();
  expect(await listConnections(actor)).toMatchObject([{ state: "refused" }]);
  const job = await jobOf(actor.tenantId, "discover");
  expect(job?.runAt.getTime()).toBeGreaterThan(Date.now() + 4 * 60_000);
  await admin("PUT", "settings", { refusedClients: [] });
  await runAll();
  expect(await listConnections(actor)).toMatchObject([{ state: "ok", refusedCode: null }]);
});

test("a pause that the platform asks for is kept", async () => {
  const actor = await newTenant();
  await admin("POST", "faults", {
    endpoint: "list",
    status: 429,
    code: "RATE_LIMIT_EXCEEDED",
    retryAfterSeconds: 90,
  });
  await runAll();
  const job = await jobOf(actor.tenantId, "discover");
  expect(job?.lastError).toBe("RATE_LIMIT_EXCEEDED");
  expect(job?.runAt.getTime()).toBeGreaterThan(Date.now() + 80_000);
});

test("malformed and failing answers lose nothing", async () => {
  const actor = await newTenant();
  const session = await addSession({ status: "active" });
  await runAll();
  await admin("PATCH", `sessions/${session}`, { status: "completed" });
  await admin("POST", "faults", { endpoint: "all", malformedJson: true });
  await runAll();
  await admin("DELETE", "faults");
  await admin("POST", "faults", { endpoint: "all", status: 500 });
  await runAll();
  expect(await statusOf(actor, session)).toBe("active");
  await admin("DELETE", "faults");
  await runAll();
  expect(await statusOf(actor, session)).toBe("completed");
});

test("a session that the platform no longer knows is not asked about for ever", async () => {
  const actor = await newTenant();
  const session = await addSession({ status: "active" });
  await runAll();
  await admin("POST", "faults", {
    endpoint: "session",
    sessionId: session,
    status: 404,
    code: "SESSION_NOT_FOUND",
  });
  await runAll();
  const interview = await database().prisma.interview.findFirst({
    where: { tenantId: actor.tenantId, sessionId: session },
  });
  const polls = { tenantId: actor.tenantId, kind: "poll", subjectId: interview?.id ?? "" } as const;
  expect(await database().prisma.job.count({ where: polls })).toBe(0);
  expect(await statusOf(actor, session)).toBe("active");
});

test("a candidate's name from metadata serves all interviews with the same reference", async () => {
  const actor = await newTenant();
  await addSession({ status: "completed", candidateRef: "c-1", candidateName: "Ada Example" });
  await runAll();
  await addSession({ status: "completed", candidateRef: "c-1" });
  await runAll();
  const { items } = await listInterviews(actor, {
    ...everything,
    statuses: [],
    ...EVERY_INTERVIEW,
    query: "c-1",
  });
  expect(items.map((item) => item.candidateName)).toEqual(["Ada Example", "Ada Example"]);
});

test("somebody who looks is not kept waiting, unless the platform asked for a pause", async () => {
  const actor = await newTenant();
  const session = await addSession({ status: "active" });
  await runAll();
  const interview = await database().prisma.interview.findFirst({
    where: { tenantId: actor.tenantId, sessionId: session },
  });
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000);
  await database().prisma.job.updateMany({ data: { runAt: tomorrow } });
  await database().prisma.platformConnection.updateMany({ data: { syncedAt: new Date(0) } });
  await discoverSoon(actor);
  await pollSoon(actor, interview?.id ?? "");
  const due = await claimDueJobs(CLAIM);
  expect(due.map((job) => job.kind).sort()).toEqual(["discover", "poll"]);

  await database().prisma.job.updateMany({
    data: { runAt: tomorrow, attempts: 1, leaseId: null, leaseUntil: null },
  });
  await discoverSoon(actor);
  await pollSoon(actor, interview?.id ?? "");
  expect(await claimDueJobs(CLAIM)).toEqual([]);
});

test("news is at most a few seconds old for somebody who looks, however often they do", async () => {
  const actor = await newTenant();
  await runAll();
  const next = async () => (await jobOf(actor.tenantId, "discover"))?.runAt.getTime() ?? 0;
  const looked = Date.now();
  expect(await next()).toBeGreaterThan(looked + 10_000);
  await discoverSoon(actor);
  await discoverSoon(actor);
  expect(await next()).toBeGreaterThan(looked);
  expect(await next()).toBeLessThan(looked + 6_000);
});
