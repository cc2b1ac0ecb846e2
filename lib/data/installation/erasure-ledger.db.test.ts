/** Who was erased stays erased: at the next listing, by the results API, and in a database that is restored from an older backup. */

import { mkdtempSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { checkErasedSessions, listErasedSessions } from "@/lib/data/erasure/erased-sessions";
import { eraseCandidate, listErasures } from "@/lib/data/erasure/erasures";
import { getResultSession } from "@/lib/data/results/result-sessions";
import { findResultBySession } from "@/lib/data/results/results";
import { expireInterviews } from "@/lib/data/retention/expire";
import { saveRetentionRule } from "@/lib/data/retention/rules";
import { decide } from "@/lib/data/reviews/decisions";
import { saveSessions } from "@/lib/data/sync/sync";
import { database, openEmbedded } from "@/lib/db/client";
import { readBackup, writeBackup } from "@/lib/db/copy/backup-file";
import { copyInto } from "@/lib/db/copy/copy-into";
import { withDatabaseSource } from "@/lib/db/copy/database-source";
import { migrate } from "@/lib/db/migrate";
import { PlatformForbiddenError, PlatformNotFoundError } from "@/lib/platform/errors";
import { ledgerPath, readLedger } from "@/lib/privacy/erasure-ledger";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { discoverSessions } from "@/lib/sync/discover";
import { platformSession } from "@/testing/platform-session";
import { createOrganisation, startPlatform } from "@/testing/recording-scene";
import { timeLimit } from "@/testing/time-limit";
import { useTestDatabase } from "@/testing/use-test-database";
import { keepLedger, replayErasures } from "./erasure-ledger";

const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-ledger-"));
process.env.DATA_DIR = folder;

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;

beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => rm(ledgerPath(), { force: true }));
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

const DAY_MS = 24 * 60 * 60_000;
const INPUT = { reason: "asked", caseNumber: "" } as const;

/** An organisation that has listed a person with one session at the platform. */
async function scene() {
  const organisation = await createOrganisation();
  const { tenant, connectionId } = organisation;
  const ref = `ref-${tenant.id}`;
  const sessionId = await platform.addSession({ status: "completed", candidateRef: ref });
  const job = actorForJob(tenant.id, "test");
  await discoverSessions(job, connectionId);
  const where = { tenantId: tenant.id, sessionId };
  const interview = () => database().prisma.interview.findFirst({ where });
  const candidateId = (await interview())?.candidateId ?? "";
  const erase = () => eraseCandidate(organisation.actor, candidateId, { ...INPUT, typed: ref });
  return { ...organisation, ref, sessionId, job, interview, erase };
}

test("neither a listing nor the results API brings an erased person back, by session or by reference", async () => {
  const { actor, job, connectionId, ref, sessionId, interview, erase } = await scene();
  await erase();
  const newSession = await platform.addSession({ status: "completed", candidateRef: ref });
  await discoverSessions(job, connectionId);
  expect(await interview()).toBeNull();
  expect(await database().prisma.candidate.count({ where: { tenantId: actor.tenantId, ref } })).toBe(0);
  for (const id of [sessionId, newSession]) {
    await expect(getResultSession(actor, id)).rejects.toThrow("That session was not found");
    await expect(findResultBySession(actor, id)).rejects.toThrow("That session was not found");
  }
  const { sessions } = await listErasedSessions(actor);
  expect(sessions.map((session) => session.sessionId).toSorted()).toEqual([sessionId, newSession].toSorted());
});

test("an erasure during a listing and a decision leaves nothing, whichever comes first", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { actor, job, connectionId, ref, sessionId, interview, erase } = await scene();
    const known = platformSession({ id: sessionId, candidateRef: ref, status: "completed" });
    const more = [1, 2, 3].map((number) => platformSession({ ...known, id: `${sessionId}-${number}` }));
    const { id = "" } = (await interview()) ?? {};
    const decision = { outcome: "advance", reasonCode: null, comment: "" } as const;
    // A job that fails comes again; a member is told that the interview is gone.
    const [, , erased] = await Promise.allSettled([
      saveSessions(job, connectionId, [known, ...more]),
      decide(actor, id, decision),
      erase(),
    ]);
    expect(erased).toMatchObject({ status: "fulfilled" });
    await saveSessions(job, connectionId, [known, ...more]);
    const { tenantId } = actor;
    expect(await database().prisma.interview.count({ where: { tenantId, candidateRef: ref } })).toBe(0);
    expect(await database().prisma.candidate.count({ where: { tenantId, ref } })).toBe(0);
  }
});

test("nobody's interview becomes an erased person's by a reference that is corrected", async () => {
  const { job, actor, connectionId, ref, erase } = await scene();
  await erase();
  const sessionId = await platform.addSession({ status: "completed", candidateRef: "somebody-else" });
  await discoverSessions(job, connectionId);
  const row = () => database().prisma.interview.findFirst({ where: { tenantId: actor.tenantId, sessionId } });
  await saveSessions(job, connectionId, [
    platformSession({ id: sessionId, candidateRef: ref, status: "completed" }),
  ]);
  expect(await row()).toMatchObject({ candidateRef: "somebody-else" });
});

test("what the platform has no longer leaves the list of what to ask for there", async () => {
  const { actor, job, connectionId, sessionId, erase } = await scene();
  await erase();
  const asked: string[] = [];
  let [isGone, isRefused] = [false, false];
  const client = {
    getSession: async (id: string) => {
      asked.push(id);
      if (isRefused) throw new PlatformForbiddenError({ code: "FORBIDDEN", statusCode: 403 });
      if (isGone) throw new PlatformNotFoundError({ code: "GONE", statusCode: 410 });
      return {} as never;
    },
  };
  await checkErasedSessions(job, connectionId, client);
  await checkErasedSessions(job, connectionId, client);
  expect(asked, "it is asked once a day").toEqual([sessionId]);
  expect(await listErasedSessions(actor)).toMatchObject({ total: 1 });
  isRefused = true;
  await database().prisma.erasedSession.updateMany({ data: { checkedAt: new Date(0) } });
  await checkErasedSessions(job, connectionId, client);
  expect(await listErasedSessions(actor), "a refusal says nothing, and hinders no listing").toMatchObject({
    total: 1,
  });
  [isGone, isRefused] = [true, false];
  await database().prisma.erasedSession.updateMany({ data: { checkedAt: new Date(0) } });
  await checkErasedSessions(job, connectionId, client);
  expect(await listErasedSessions(actor)).toMatchObject({ total: 0 });
  expect((await listErasures(actor)).erasures).toMatchObject([{ sessionsLeft: 0 }]);
});

test(
  "a backup from before is restored, and forgets again before anybody is served",
  async () => {
    const { actor, tenant, job, connectionId, ref, sessionId, erase } = await scene();
    const files = await mkdtemp(path.join(os.tmpdir(), "debrief-backup-"));
    const file = path.join(files, "before.backup");
    const before = database();
    await withDatabaseSource(before, "before", (source) => writeBackup(source, file, new Date()));
    await erase();
    expect(await readFile(ledgerPath(), "utf8")).not.toContain(ref);

    const restored = openEmbedded();
    await migrate(restored);
    await copyInto(restored, await readBackup(file), () => {});
    replaceProcessSingleton("database", restored);
    try {
      const count = () => restored.prisma.interview.count({ where: { tenantId: tenant.id, sessionId } });
      expect(await count(), "the backup knew them").toBe(1);
      expect(await replayErasures()).toBe(1);
      expect(await count()).toBe(0);
      expect(await restored.prisma.candidate.count({ where: { tenantId: tenant.id, ref } })).toBe(0);
      expect(await replayErasures(), "once is enough").toBe(0);
      await discoverSessions(job, connectionId);
      expect(await count(), "the platform's next listing does not bring them back").toBe(0);
      expect(await listErasures(actor)).toMatchObject({ total: 1 });
    } finally {
      replaceProcessSingleton("database", before);
      await restored.close();
      await rm(files, { recursive: true, force: true });
    }
  },
  timeLimit(120_000),
);

test(
  "interviews that went by a rule go again from a backup, and who gave them stays with a newer one",
  async () => {
    const { actor, tenant, job, ref, interview } = await scene();
    const old = await interview();
    const { connectionId } = old ?? {};
    const candidateId = old?.candidateId ?? "";
    const sessionId = await platform.addSession({ status: "completed", candidateRef: ref });
    await discoverSessions(job, connectionId ?? "");
    const ended = new Date(Date.now() - 100 * DAY_MS);
    const { prisma } = database();
    await prisma.interview.updateMany({ where: { id: old?.id ?? "" }, data: { completedAt: ended } });
    await saveRetentionRule(actor, {
      ...{ roleName: "", countsActivity: false },
      days: { advance: null, hold: null, reject: null, undecided: 90, unfinished: null },
    });
    await expireInterviews(job);
    const files = await mkdtemp(path.join(os.tmpdir(), "debrief-backup-"));
    const file = path.join(files, "before.backup");
    const before = database();
    await withDatabaseSource(before, "before", (source) => writeBackup(source, file, new Date()));
    await expireInterviews(job, new Date(Date.now() + 8 * DAY_MS));

    const restored = openEmbedded();
    await migrate(restored);
    await copyInto(restored, await readBackup(file), () => {});
    replaceProcessSingleton("database", restored);
    try {
      const listed = () =>
        restored.prisma.interview.findMany({
          where: { tenantId: tenant.id, candidateId },
          select: { sessionId: true },
        });
      expect(await listed(), "the backup knew both").toHaveLength(2);
      expect(await replayErasures()).toBe(1);
      expect(await listed()).toEqual([{ sessionId }]);
      await discoverSessions(job, connectionId ?? "");
      expect(await listed(), "the platform's next listing brings none back").toEqual([{ sessionId }]);
      expect(await restored.prisma.candidate.findUnique({ where: { id: candidateId } })).toMatchObject({
        interviewCount: 1,
      });
    } finally {
      replaceProcessSingleton("database", before);
      await restored.close();
      await rm(files, { recursive: true, force: true });
    }
  },
  timeLimit(120_000),
);

test("a ledger gets what another replica erased, and goes on after a line that was cut off", async () => {
  const first = await scene();
  await first.erase();
  const line = await readFile(ledgerPath(), "utf8");
  await writeFile(ledgerPath(), line.slice(0, 30));
  const second = await scene();
  await second.erase();
  await keepLedger();
  const tenants = (await readLedger()).map(({ tenantId }) => tenantId);
  expect(tenants).toEqual(expect.arrayContaining([first.tenant.id, second.tenant.id]));
});
