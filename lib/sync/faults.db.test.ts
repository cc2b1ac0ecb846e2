/** Whatever the platform does meanwhile: at the end every interview is there once and in its last state. */
import { beforeEach, expect, test } from "vitest";
import { addConnection } from "@/lib/data/platform/connections";
import { database } from "@/lib/db/client";
import { runDueJobs } from "@/lib/jobs/runner";
import { DEFAULT_SETTINGS } from "@/lib/platform/settings";
import { createMember, createTenant } from "@/prisma/factories";
import { crowdKey } from "@/sandbox/clients";
import { useSandbox } from "@/testing/use-sandbox";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();
let skewMs = 0;
const sandbox = useSandbox({ now: () => Date.now() + skewMs });
// A test waits for a timeout, not for fifteen seconds.
DEFAULT_SETTINGS.headersTimeoutMs = 500;
DEFAULT_SETTINGS.backoffBaseMs = 1;

let nextClient = 5_000;

beforeEach(async () => {
  skewMs = 0;
  await database().prisma.job.deleteMany({});
});

async function newTenant() {
  const number = nextClient++;
  const { actor } = await createMember(await createTenant());
  await addConnection(actor, crowdKey(number));
  return { tenantId: actor.tenantId, client: `crowd-${number}` };
}

/** Does what there is to do, or of it only what is of `kind`, as if its time had come and every pause were over. */
async function runAll(kind?: "discover"): Promise<void> {
  await database().prisma.job.updateMany({
    where: kind ? { kind } : {},
    data: { runAt: new Date(0), leaseUntil: null },
  });
  await database().prisma.tenantPace.deleteMany({});
  await database().prisma.platformHealth.updateMany({ data: { failures: 0, openUntil: null } });
  while ((await runDueJobs()) > 0) await database().prisma.tenantPace.updateMany({ data: { tokens: 50 } });
}

const RESULTS = { recordingFile: "driver-fr.wav", transcriptFile: "driver-fr.json" };

async function addSessions(client: string, count: number, status = "active"): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1)
    ids.push(await sandbox.addSession(client, { status, ...RESULTS }));
  return ids;
}

/** The tenant's interviews as session id and status, in the order of the ids. */
async function known(tenantId: string) {
  const rows = await database().prisma.interview.findMany({ where: { tenantId } });
  return rows.map(({ sessionId, status }) => `${sessionId} ${status}`).sort();
}

const all = (ids: string[], status: string) => ids.map((id) => `${id} ${status}`).sort();

const FAULTS: Record<string, object> = {
  "no answer in time": { endpoint: "all", hang: true },
  "a storm of 429": { endpoint: "all", status: 429, code: "RATE_LIMIT_EXCEEDED", retryAfterSeconds: 20 },
  "server errors": { endpoint: "all", status: 500 },
  "a gateway in trouble": { endpoint: "all", status: 502 },
  "a service that only starts": { endpoint: "all", warmUp: true, retryAfterSeconds: 30 },
  "pages of broken JSON": { endpoint: "all", malformedJson: true },
  "pages that break off": { endpoint: "all", cutAfterBytes: 200 },
  "pages of another shape": { endpoint: "list", body: '{"sessions":"none"}' },
  "empty pages": { endpoint: "list", body: '{"sessions":[],"total":0}' },
  "sessions without a status": { endpoint: "session", body: '{"id":"x"}' },
};

test.each(Object.keys(FAULTS))("%s: nothing is lost, and the last state is reached", async (name) => {
  const { tenantId, client } = await newTenant();
  const ids = await addSessions(client, 12);
  await runAll();
  expect(await known(tenantId)).toEqual(all(ids, "active"));

  await sandbox.admin("POST", "faults", { ...FAULTS[name] });
  for (const id of ids.slice(0, 6)) await sandbox.admin("PATCH", `sessions/${id}`, { status: "completed" });
  const late = await addSessions(client, 3, "completed");
  await runAll();
  expect((await known(tenantId)).length).toBeGreaterThanOrEqual(12);
  for (const id of ids.slice(6)) await sandbox.admin("PATCH", `sessions/${id}`, { status: "failed" });

  await sandbox.admin("DELETE", "faults");
  await runAll();
  await runAll();
  expect(await known(tenantId)).toEqual(
    [...all([...ids.slice(0, 6), ...late], "completed"), ...all(ids.slice(6), "failed")].sort(),
  );
  const missing = await database().prisma.interview.count({
    where: { tenantId, missingSince: { not: null } },
  });
  expect(missing).toBe(0);
  expect(await database().prisma.job.count({ where: { tenantId, kind: "poll" } })).toBe(0);
});

test.each([
  { pageShift: 7, what: "leave rows out" },
  { pageShift: -7, what: "repeat rows" },
])("pages that $what, and no interview is lost, doubled or taken for gone", async ({ pageShift }) => {
  const { tenantId, client } = await newTenant();
  const ids = await addSessions(client, 230);
  await sandbox.admin("PUT", "settings", { pageShift });
  // By the listing alone: asked about one by one, what it took for gone would be there again.
  await runAll("discover");
  await sandbox.admin("PUT", "settings", { pageShift: 0 });
  await database().prisma.platformConnection.updateMany({ data: { fullySyncedAt: null } });
  await runAll("discover");
  expect(await known(tenantId)).toEqual(all(ids, "active"));

  await sandbox.admin("PUT", "settings", { pageShift });
  await database().prisma.platformConnection.updateMany({ data: { fullySyncedAt: null } });
  await runAll("discover");
  const missing = await database().prisma.interview.count({
    where: { tenantId, missingSince: { not: null } },
  });
  expect([await known(tenantId), missing]).toEqual([all(ids, "active"), 0]);
});

test.each([-26, 26])("a platform whose clock is %i hours off is followed all the same", async (hours) => {
  skewMs = hours * 3_600_000;
  const { tenantId, client } = await newTenant();
  const ids = await addSessions(client, 2);
  await runAll();
  const next = await database().prisma.job.findMany({ where: { tenantId, kind: "poll" } });
  expect(next).toHaveLength(2);
  for (const { runAt } of next) expect(runAt.getTime()).toBeLessThan(Date.now() + 70_000);
  for (const id of ids) await sandbox.admin("PATCH", `sessions/${id}`, { status: "completed" });
  await runAll();
  expect(await known(tenantId)).toEqual(all(ids, "completed"));
});

test("many unfinished interviews are asked about by one list, and only what ended by itself", async () => {
  const { tenantId, client } = await newTenant();
  const ids = await addSessions(client, 40);
  await runAll();
  await sandbox.admin("DELETE", "requests");
  const [ended = ""] = ids;
  await sandbox.admin("PATCH", `sessions/${ended}`, { status: "completed" });
  await makeDue(tenantId);
  while ((await runDueJobs()) > 0);
  expect(await sandbox.counts()).toMatchObject({ list: 1, session: 1 });
  expect((await known(tenantId)).filter((row) => row.endsWith("completed"))).toEqual([`${ended} completed`]);
});

test("where the platform cannot list by status, each interview is asked about by itself", async () => {
  const { tenantId, client } = await newTenant();
  await sandbox.admin("PUT", "settings", { filters: "ignored" });
  const done = await addSessions(client, 1, "completed");
  const ids = await addSessions(client, 5);
  await runAll();
  await runAll();
  await sandbox.admin("PATCH", `sessions/${ids[0]}`, { status: "completed" });
  await sandbox.admin("DELETE", "requests");
  await makeDue(tenantId);
  while ((await runDueJobs()) > 0);
  expect((await sandbox.counts()).session).toBe(5);
  expect(await known(tenantId)).toEqual(
    [...all([...done, ids[0] ?? ""], "completed"), ...all(ids.slice(1), "active")].sort(),
  );
});

test("an interview that the platform no longer has is kept, marked and left alone", async () => {
  const { tenantId, client } = await newTenant();
  const [gone = ""] = await addSessions(client, 1, "completed");
  await addSessions(client, 2, "completed");
  await runAll();
  await sandbox.admin("DELETE", `sessions/${gone}`);
  await database().prisma.platformConnection.updateMany({ data: { fullySyncedAt: new Date(0) } });
  await runAll();
  const marked = await database().prisma.interview.findMany({
    where: { tenantId, missingSince: { not: null } },
  });
  expect(marked.map(({ sessionId, status }) => [sessionId, status])).toEqual([[gone, "completed"]]);
  await sandbox.admin("DELETE", "requests");
  await runAll();
  expect((await sandbox.counts()).session ?? 0).toBe(0);
});

test("a listing of very many sessions goes on where it was cut off", async () => {
  const { tenantId, client } = await newTenant();
  await sandbox.admin("POST", "generate", { client, count: 1_500 });
  await database().prisma.job.updateMany({ data: { runAt: new Date(0) } });
  await runDueJobs();
  expect(await database().prisma.interview.count({ where: { tenantId } })).toBe(1_000);
  await sandbox.admin("DELETE", "requests");
  await database().prisma.job.updateMany({ where: { kind: "discover" }, data: { runAt: new Date(0) } });
  await runDueJobs();
  expect(await database().prisma.interview.count({ where: { tenantId } })).toBe(1_500);
  expect((await sandbox.counts()).list).toBe(5);
});

/** As time alone would make it: nobody waits for any of it. */
async function makeDue(tenantId: string): Promise<void> {
  const kinds = { in: ["poll" as const, "sweep" as const] };
  await database().prisma.job.updateMany({
    where: { tenantId, kind: kinds },
    data: { runAt: new Date(1_000_000) },
  });
}
