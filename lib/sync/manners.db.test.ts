/** How Debrief behaves towards the platform: rate, pauses, outages, and fairness between tenants. */
import { beforeEach, expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { claimDueJobs } from "@/lib/data/installation/system";
import { addConnection, rotateConnectionKey } from "@/lib/data/platform/connections";
import { pacerFor } from "@/lib/data/platform/pacing";
import { withPlatformClient } from "@/lib/data/platform/platform-access";
import { database } from "@/lib/db/client";
import { runDueJobs, startJobRunner } from "@/lib/jobs/runner";
import { PlatformPausedError } from "@/lib/platform/errors";
import { createMember, createTenant } from "@/prisma/factories";
import { crowdKey } from "@/sandbox/clients";
import { eventually } from "@/testing/eventually";
import { useSandbox } from "@/testing/use-sandbox";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();
const sandbox = useSandbox();

const PER_TENANT = 4;
const CLAIM = { limit: 8, perTenant: PER_TENANT, leaseMs: 60_000 };
let nextClient = 0;

beforeEach(async () => {
  await database().prisma.job.deleteMany({});
  await database().prisma.tenantPace.deleteMany({});
  await database().prisma.platformHealth.updateMany({ data: { failures: 0, openUntil: null } });
});

/** A tenant with a key of its own. */
async function newTenant() {
  const number = nextClient++;
  const { actor } = await createMember(await createTenant());
  const { id: connectionId } = await addConnection(actor, crowdKey(number));
  if (connectionId === null) throw new Error("The sandbox refused its own key.");
  const { tenantId } = actor;
  const client = `crowd-${number}`;
  return { actor, tenantId, job: actorForJob(tenantId, "test"), client, number, connectionId };
}

type Scene = Awaited<ReturnType<typeof newTenant>>;

const paceOf = ({ tenantId }: Scene) => database().prisma.tenantPace.findUnique({ where: { tenantId } });
const changePace = ({ tenantId }: Scene, values: object) =>
  database().prisma.tenantPace.update({ where: { tenantId }, data: values });
const list = ({ job }: Scene) => withPlatformClient(job, null, (client) => client.listSessions({ limit: 1 }));
const fault = (client: string, more: object) =>
  sandbox.admin("POST", "faults", { endpoint: "all", client, ...more });
const claimedFor = async ({ tenantId }: Scene) =>
  (await claimDueJobs({ ...CLAIM, limit: 100 })).filter((job) => job.tenantId === tenantId);

/** How many requests may go out at this moment. */
async function admitted(scene: Scene, tries: number): Promise<number> {
  const pacer = pacerFor(scene.job);
  let count = 0;
  for (let made = 0; made < tries; made += 1)
    await pacer.admit().then(
      () => (count += 1),
      (error) => expect(error).toBeInstanceOf(PlatformPausedError),
    );
  return count;
}

// Four fifths of 500 a minute.
const REFILL_PER_SECOND = 6.67;

/** How many went out beyond those that the bucket was refilled by while they were asked for. */
async function burstOf(scene: Scene): Promise<number> {
  const startMs = performance.now();
  const count = await admitted(scene, 100);
  return count - ((performance.now() - startMs) / 1000) * REFILL_PER_SECOND;
}

test("a burst and the minute after it stay below what the platform allows", async () => {
  const tenant = await newTenant();
  const burst = await burstOf(tenant);
  expect(burst).toBeGreaterThan(0);
  expect(burst).toBeLessThan(60);
  // A minute in which the bucket could not even be drained brings no more than another burst.
  await changePace(tenant, { refilledAt: new Date(Date.now() - 60_000) });
  expect(await burstOf(tenant)).toBeLessThan(60);
});

test("people are answered when jobs have to wait, and it is counted", async () => {
  const tenant = await newTenant();
  await list(tenant);
  await changePace(tenant, { tokens: -20, pausedUntil: new Date(Date.now() + 60_000) });
  await expect(list(tenant)).rejects.toBeInstanceOf(PlatformPausedError);
  await withPlatformClient(tenant.actor, null, (client) => client.listSessions({ limit: 1 }));
  expect((await paceOf(tenant))?.tokens).toBeLessThan(-1);
});

test("a pause that the platform asks for holds for all of the tenant's work and for nobody else's", async () => {
  const [tenant, other] = [await newTenant(), await newTenant()];
  await fault(tenant.client, { status: 429, code: "RATE_LIMIT_EXCEEDED", retryAfterSeconds: 90, times: 1 });
  await expect(list(tenant)).rejects.toMatchObject({ code: "RATE_LIMIT_EXCEEDED" });
  const pace = await paceOf(tenant);
  expect(pace?.perMinute).toBeCloseTo(350, 0);
  expect(pace?.pausedUntil?.getTime()).toBeGreaterThan(Date.now() + 80_000);
  expect(await claimedFor(tenant)).toEqual([]);
  await database().prisma.job.updateMany({ data: { leaseUntil: null } });
  expect(await claimedFor(other)).toHaveLength(1);
});

test("after a complaint the pace recovers slowly", async () => {
  const tenant = await newTenant();
  await list(tenant);
  await changePace(tenant, { perMinute: 100, refilledAt: new Date(Date.now() - 60_000) });
  await list(tenant);
  expect((await paceOf(tenant))?.perMinute).toBeCloseTo(150, 0);
  await changePace(tenant, { refilledAt: new Date(Date.now() - 3_600_000) });
  await list(tenant);
  expect((await paceOf(tenant))?.perMinute).toBe(500);
});

test("the limit that the platform's headers tell is kept, also when others use the same key", async () => {
  const tenant = await newTenant();
  await sandbox.admin("PUT", "settings", { rateLimitHeaders: true, rateLimitPerMinute: 20 });
  await list(tenant);
  expect(await paceOf(tenant)).toMatchObject({ ceiling: 20, perMinute: 20 });
  for (let made = 0; made < 16; made += 1)
    await fetch(`${sandbox.url()}/api/v1/credits`, {
      headers: { "X-API-Key": crowdKey(Number(tenant.client.slice(6))) },
    });
  await changePace(tenant, { tokens: 10 });
  await list(tenant);
  expect((await paceOf(tenant))?.tokens).toBeLessThan(2);
});

test("one session that was asked about too often slows down nothing else", async () => {
  const tenant = await newTenant();
  const id = await sandbox.addSession(tenant.client, { status: "active" });
  await sandbox.admin("PUT", "settings", { pollLimitSeconds: 60 });
  const read = () => withPlatformClient(tenant.job, null, (client) => client.getSession(id));
  await read();
  await expect(read()).rejects.toMatchObject({ code: "POLL_RATE_LIMITED" });
  expect(await paceOf(tenant)).toMatchObject({ perMinute: 500, pausedUntil: null });
});

test("a platform that does not answer a tenant is left alone, then tried by one request", async () => {
  const tenant = await newTenant();
  await fault(tenant.client, { status: 500 });
  for (let made = 0; made < 5; made += 1)
    await expect(list(tenant)).rejects.toMatchObject({ code: "HTTP_500" });
  await sandbox.admin("DELETE", "requests");
  await expect(list(tenant)).rejects.toBeInstanceOf(PlatformPausedError);
  expect((await sandbox.counts()).list ?? 0).toBe(0);

  await changePace(tenant, { openUntil: new Date(0) });
  expect(await claimedFor(tenant)).toHaveLength(1);
  expect(await admitted(tenant, 10)).toBe(1);
  await changePace(tenant, { openUntil: new Date(0) });
  await sandbox.admin("DELETE", "faults");
  await list(tenant);
  expect(await paceOf(tenant)).toMatchObject({ failures: 0, openUntil: null });
  await list(tenant);
});

test("a platform that answers nobody is left alone by everybody, then tried by one request", async () => {
  const failing = [await newTenant(), await newTenant(), await newTenant()];
  const quiet = await newTenant();
  await list(quiet);
  await sandbox.admin("POST", "faults", { endpoint: "all", status: 503 });
  for (let made = 0; made < 21; made += 1) {
    const [tenant = quiet] = [failing[made % 3]];
    await list(tenant).catch(() => {});
    await changePace(tenant, { openUntil: new Date(0), failures: 1 });
  }
  await sandbox.admin("DELETE", "requests");
  await expect(list(quiet)).rejects.toBeInstanceOf(PlatformPausedError);
  expect(await claimedFor(quiet)).toEqual([]);
  expect((await sandbox.counts()).list ?? 0).toBe(0);

  await database().prisma.platformHealth.updateMany({ data: { openUntil: new Date(0) } });
  const tries = await Promise.all([quiet, ...failing].map((tenant) => admitted(tenant, 2)));
  expect(tries.reduce((sum, count) => sum + count, 0)).toBe(1);

  await database().prisma.platformHealth.updateMany({ data: { openUntil: new Date(0) } });
  await sandbox.admin("DELETE", "faults");
  await list(quiet);
  await Promise.all(failing.map(list));
});

test("a refused key costs one tenant a request in five minutes, and a new key works at once", async () => {
  const tenant = await newTenant();
  await sandbox.admin("PUT", "settings", { refusedClients: [tenant.client] });
  while ((await runDueJobs()) > 0);
  await database().prisma.job.updateMany({ data: { runAt: new Date(0) } });
  await sandbox.admin("DELETE", "requests");
  while ((await runDueJobs()) > 0);
  expect((await sandbox.counts()).list ?? 0).toBe(0);
  await sandbox.admin("PUT", "settings", { refusedClients: [] });
  await rotateConnectionKey(tenant.actor, tenant.connectionId, crowdKey(tenant.number, 1));
  expect(await claimedFor(tenant)).toHaveLength(1);
});

test("a tenant with much to do has few jobs at a time, and others have theirs", async () => {
  const [busy, other] = [await newTenant(), await newTenant()];
  const rows = Array.from({ length: 300 }, () => ({
    tenantId: busy.tenantId,
    kind: "poll" as const,
    subjectId: crypto.randomUUID(),
    runAt: new Date(0),
  }));
  await database().prisma.job.createMany({ data: rows });
  const [here, there] = [await claimDueJobs(CLAIM), await claimDueJobs(CLAIM)];
  const claimed = [...here, ...there];
  expect(claimed.filter((job) => job.tenantId === busy.tenantId)).toHaveLength(PER_TENANT);
  expect(claimed.filter((job) => job.tenantId === other.tenantId)).toHaveLength(1);
});

test("slow answers to one tenant do not delay another", async () => {
  const [slow, quick] = [await newTenant(), await newTenant()];
  for (let made = 0; made < 6; made += 1)
    for (const { client } of [slow, quick]) await sandbox.addSession(client, { status: "active" });
  await fault(slow.client, { delayMs: 4_000 });
  const runner = startJobRunner();
  const interviewsOf = ({ tenantId }: Scene) => database().prisma.interview.count({ where: { tenantId } });
  await eventually(async () => expect(await interviewsOf(quick)).toBe(6));
  expect(await interviewsOf(slow)).toBe(0);
  await sandbox.admin("DELETE", "faults");
  await runner.stop();
});
