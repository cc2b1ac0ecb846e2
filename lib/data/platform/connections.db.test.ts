/** Several connections of one tenant, by the real runner and client, against the sandbox over HTTP. */
import { afterEach, expect, test } from "vitest";
import { syncAdvice } from "@/components/settings/sync-advice";
import type { MemberActor } from "@/lib/auth/actor";
import { getResultSession } from "@/lib/data/results/result-sessions";
import { fetchTranscriptDocument, findResultBySession } from "@/lib/data/results/results";
import { getPlatformStanding, getSyncStatus } from "@/lib/data/sync/sync-status";
import { database } from "@/lib/db/client";
import { runDueJobs, startJobRunner } from "@/lib/jobs/runner";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { createMember, createTenant } from "@/prisma/factories";
import { crowdKey } from "@/sandbox/clients";
import { eventually } from "@/testing/eventually";
import { useSandbox } from "@/testing/use-sandbox";
import { useTestDatabase } from "@/testing/use-test-database";
import {
  addConnection,
  checkConnection,
  listConnections,
  removeConnection,
  renameConnection,
  rotateConnectionKey,
  setConnectionEnabled,
} from "./connections";

useTestDatabase();
const sandbox = useSandbox();

let number = 1_000;
const RESULTS = { recordingFile: "driver-fr.wav", transcriptFile: "driver-fr.json" };

afterEach(async () => {
  await database().prisma.job.deleteMany({});
});

/** A connection to a project of its own, with a finished interview and one that is going on. */
async function addProject(actor: MemberActor, name: string) {
  number += 1;
  const client = `crowd-${number}`;
  const done = await sandbox.addSession(client, { status: "completed", ...RESULTS });
  const active = await sandbox.addSession(client, { status: "active" });
  const { id } = await addConnection(actor, crowdKey(number), name);
  if (id === null) throw new Error("The sandbox refused its own key.");
  return { id, client, number, done, active, key: crowdKey(number) };
}

async function scene() {
  const { actor } = await createMember(await createTenant());
  const [one, two] = [await addProject(actor, "Retail"), await addProject(actor, "Drivers")];
  await runAll();
  return { actor, one, two };
}

/** Runs what there is to do as if its time had come. */
async function runAll(): Promise<void> {
  await database().prisma.job.updateMany({ data: { runAt: new Date(0) } });
  await database().prisma.tenantPace.deleteMany({});
  while ((await runDueJobs()) > 0);
}

const interviewOf = (actor: MemberActor, sessionId: string) =>
  tenantDb(actor).interview.findFirst({ where: { sessionId } });

const transcriptOf = async (actor: MemberActor, sessionId: string) =>
  fetchTranscriptDocument(actor, await findResultBySession(actor, sessionId));

/** How often anything was asked with a key of this project since the log was emptied. */
async function askedIn(project: { client: string }): Promise<number> {
  const { last } = await sandbox.admin("GET", "requests");
  return last.filter(({ client }: { client: string | null }) => client === project.client).length;
}

test("the interviews of two projects come together, and each is followed and opened with its own key", async () => {
  const { actor, one, two } = await scene();
  expect(await listConnections(actor)).toMatchObject([
    { name: "Retail", state: "ok", interviewCount: 2, isEnabled: true },
    { name: "Drivers", state: "ok", interviewCount: 2, isEnabled: true },
  ]);
  for (const project of [one, two]) {
    expect((await interviewOf(actor, project.done))?.connectionId).toBe(project.id);
    expect((await transcriptOf(actor, project.done)).bytes.length).toBeGreaterThan(100);
    await sandbox.admin("PATCH", `sessions/${project.active}`, { status: "completed" });
  }
  await runAll();
  for (const { active } of [one, two])
    expect(await interviewOf(actor, active)).toMatchObject({ status: "completed", missingSince: null });
});

test("a session that was not listed yet is found by whichever key knows it", async () => {
  const { actor, two } = await scene();
  const fresh = await sandbox.addSession(two.client, { status: "completed", ...RESULTS });
  expect(await getResultSession(actor, fresh)).toMatchObject({ id: fresh, status: "completed" });
  expect((await transcriptOf(actor, fresh)).bytes.length).toBeGreaterThan(100);
});

test("a disabled connection is asked for nothing, the other goes on, and enabling loses nothing", async () => {
  const { actor, one, two } = await scene();
  await setConnectionEnabled(actor, one.id, false);
  await sandbox.admin("DELETE", "requests");
  for (const { active } of [one, two])
    await sandbox.admin("PATCH", `sessions/${active}`, { status: "completed" });
  await runAll();
  expect(await askedIn(one)).toBe(0);
  expect(await askedIn(two)).toBeGreaterThan(0);
  expect(await interviewOf(actor, one.active)).toMatchObject({ status: "active" });
  expect(await interviewOf(actor, two.active)).toMatchObject({ status: "completed" });
  await expect(transcriptOf(actor, one.done)).rejects.toMatchObject({ code: "platform_key_missing" });
  expect(await getSyncStatus(actor)).toMatchObject({ state: "ok", failing: [] });

  await setConnectionEnabled(actor, one.id, true);
  while ((await runDueJobs()) > 0);
  expect(await interviewOf(actor, one.active)).toMatchObject({ status: "completed" });
  expect((await transcriptOf(actor, one.done)).bytes.length).toBeGreaterThan(100);
});

test("a key that is refused stops its own project only", async () => {
  const { actor, one, two } = await scene();
  await sandbox.admin("PUT", "settings", { refusedClients: [one.client] });
  await runAll();
  expect(await listConnections(actor)).toMatchObject([{ state: "refused" }, { state: "ok" }]);
  expect(await getPlatformStanding(actor)).toMatchObject({ state: "refused" });
  await sandbox.admin("PATCH", `sessions/${two.active}`, { status: "completed" });
  await sandbox.admin("DELETE", "requests");
  await database().prisma.job.updateMany({ data: { runAt: new Date(0) } });
  while ((await runDueJobs()) > 0);
  expect(await interviewOf(actor, two.active)).toMatchObject({ status: "completed" });
  expect(await askedIn(one)).toBe(0);
});

test("a key is replaced only by one that the platform accepts and that knows the interviews", async () => {
  const { actor, one, two } = await scene();
  const read = async () => (await listConnections(actor))[0];
  const before = await read();
  const rotate = (key: string) => rotateConnectionKey(actor, one.id, key);
  expect(await rotate("zh_api_of_nobody")).toMatchObject({ ok: false, reason: "refused" });
  expect(await rotate(crowdKey(number + 500))).toEqual({ ok: false, reason: "other_interviews" });
  await expect(rotate(two.key)).rejects.toMatchObject({ code: "conflict" });
  await sandbox.admin("POST", "faults", { endpoint: "all", status: 500 });
  expect(await rotate(crowdKey(one.number, 1))).toEqual({ ok: false, reason: "unreachable" });
  expect(await read()).toMatchObject({ keyLastFour: before?.keyLastFour, state: "ok" });
  await sandbox.admin("DELETE", "faults");
  expect(await rotate(crowdKey(one.number, 1))).toEqual({ ok: true, credits: 12_345 });
  expect((await transcriptOf(actor, one.done)).bytes.length).toBeGreaterThan(100);
});

test("a key replaced while interviews are being followed loses none of them", async () => {
  const { actor, one } = await scene();
  const active: string[] = [];
  for (let made = 0; made < 12; made += 1)
    active.push(await sandbox.addSession(one.client, { status: "active" }));
  await runAll();
  await sandbox.admin("POST", "faults", { endpoint: "session", delayMs: 150 });
  await database().prisma.job.updateMany({ data: { runAt: new Date(0) } });
  const runner = startJobRunner();
  const rotated = rotateConnectionKey(actor, one.id, crowdKey(one.number, 1));
  for (const id of active) await sandbox.admin("PATCH", `sessions/${id}`, { status: "completed" });
  expect(await rotated).toMatchObject({ ok: true });
  await database().prisma.job.updateMany({ where: { kind: "poll" }, data: { runAt: new Date(0) } });
  const done = { sessionId: { in: active }, status: "completed", missingSince: null };
  await eventually(async () => expect(await tenantDb(actor).interview.count({ where: done })).toBe(12));
  await runner.stop();
  expect(await listConnections(actor)).toMatchObject([{ state: "ok" }, { state: "ok" }]);
});

test("a removed connection leaves its interviews, nothing of its key, and they find a new one", async () => {
  const { actor, one } = await scene();
  await removeConnection(actor, one.id);
  await runAll();
  expect(await listConnections(actor)).toMatchObject([{ name: "Drivers" }]);
  const row = await database().prisma.platformConnection.findUniqueOrThrow({ where: { id: one.id } });
  expect(row.keyCiphertext).toHaveLength(0);
  const jobs = { tenantId: actor.tenantId, subjectId: one.id };
  expect(await database().prisma.job.count({ where: jobs })).toBe(0);
  expect(await interviewOf(actor, one.done)).not.toBeNull();
  await expect(transcriptOf(actor, one.done)).rejects.toMatchObject({ code: "platform_key_missing" });
  const { id } = await addConnection(actor, one.key, "Retail again");
  await runAll();
  expect(await interviewOf(actor, one.done)).toMatchObject({ connectionId: id });
  expect((await transcriptOf(actor, one.done)).bytes.length).toBeGreaterThan(100);
});

test("checking tells permission and credits, and nobody reads a key back", async () => {
  const { actor, one } = await scene();
  expect(await checkConnection(actor, one.id)).toEqual({ state: "ok", credits: 12_345 });
  await sandbox.admin("PUT", "settings", { unpermittedClients: [one.client] });
  const refused = { state: "refused", code: "MISSING_PERMISSION" };
  expect(await checkConnection(actor, one.id)).toEqual(refused);
  await renameConnection(actor, one.id, "Stores");
  const shown = await listConnections(actor);
  expect(shown[0]).toMatchObject({ name: "Stores", refusedCode: "MISSING_PERMISSION" });
  expect(JSON.stringify(shown)).not.toContain(one.key);
  const audit = await tenantDb(actor).auditEntry.findMany({
    where: { objectKind: "connection" },
    orderBy: { position: "asc" },
  });
  expect(audit.map(({ action }) => action)).toEqual([
    "connection.added",
    "connection.added",
    "connection.renamed",
  ]);
  expect(JSON.stringify(audit.map(({ details }) => details))).not.toContain(one.key);
});

test("recruiters see how it stands and change nothing", async () => {
  const { actor, one } = await scene();
  const tenant = { id: actor.tenantId, slug: actor.tenant.slug };
  const { actor: recruiter } = await createMember(tenant, "recruiter");
  expect(await listConnections(recruiter)).toHaveLength(2);
  const refused = [
    addConnection(recruiter, crowdKey(1), "Mine"),
    rotateConnectionKey(recruiter, one.id, crowdKey(1)),
    renameConnection(recruiter, one.id, "Mine"),
    setConnectionEnabled(recruiter, one.id, false),
    removeConnection(recruiter, one.id),
    checkConnection(recruiter, one.id),
  ];
  for (const change of refused) await expect(change).rejects.toMatchObject({ code: "forbidden" });
});

test("a key that was stored under another ENCRYPTION_KEY has to be entered again, and nobody is blamed", async () => {
  const { actor, one } = await scene();
  await database().prisma.platformConnection.updateMany({
    where: { id: one.id },
    data: { keyEncryptedWith: "another", state: "ok" },
  });
  await runAll().catch(() => {});
  const rows = await listConnections(actor);
  expect(rows.find(({ id }) => id === one.id)).toMatchObject({
    state: "refused",
    refusedCode: "KEY_UNREADABLE",
  });
  const status = await getSyncStatus(actor);
  expect(status && syncAdvice(status).title).toBe("The stored platform key cannot be opened.");
  expect(await checkConnection(actor, one.id)).toEqual({ state: "refused", code: "KEY_UNREADABLE" });
  expect(await rotateConnectionKey(actor, one.id, one.key)).toMatchObject({ ok: true });
  expect(await checkConnection(actor, one.id)).toMatchObject({ state: "ok" });
});
