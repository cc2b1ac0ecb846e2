/** What deletes by rule, as processes of their own that are killed on the way. */
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { saveRetentionRule } from "@/lib/data/retention/rules";
import { listRetentionRuns } from "@/lib/data/retention/runs";
import { database } from "@/lib/db/client";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createTenant,
} from "@/prisma/factories";
import { useReplicas } from "@/testing/use-replicas";

const GOING = 420;
const STAYING = 40;
const LEASE_MS = 2_000;
const WITHIN_MS = 90_000;
const DAY_MS = 24 * 60 * 60_000;

const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-expire-"));
const { startReplica } = useReplicas(LEASE_MS, () => ({ DATA_DIR: folder }));
afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  "killed twice on the way, a run deletes every interview whose time is over once and no other",
  async () => {
    const tenant = await createTenant();
    const { actor } = await createMember(tenant, "owner");
    const { id: connectionId } = await createConnection(tenant.id);
    const { id: candidateId } = await createCandidate(tenant.id);
    const { prisma } = database();
    const ended = (days: number) => ({ candidateId, completedAt: new Date(Date.now() - days * DAY_MS) });
    for (let number = 0; number < GOING; number += 1)
      await createInterview(tenant.id, connectionId, ended(100));
    const going = (await prisma.interview.findMany({ select: { id: true } })).map(({ id }) => id);
    for (let number = 0; number < STAYING; number += 1)
      await createInterview(tenant.id, connectionId, ended(10));
    await prisma.retentionNotice.createMany({
      data: going.map((interviewId) => ({
        ...{ tenantId: tenant.id, interviewId },
        noticedAt: new Date(Date.now() - 8 * DAY_MS),
      })),
    });
    await saveRetentionRule(actor, {
      ...{ roleName: "", countsActivity: false },
      days: { advance: null, hold: null, reject: null, undecided: 90, unfinished: null },
    });
    const left = () => prisma.interview.count();
    const steps = () => expect.poll(left, { timeout: WITHIN_MS, interval: 20 });
    for (const most of [GOING, GOING - 150]) {
      const replica = startReplica();
      await steps().toBeLessThan(STAYING + most);
      replica.kill("SIGKILL");
      await once(replica, "exit");
    }
    expect(await left()).toBeGreaterThan(STAYING);
    startReplica();
    const ofLastRun = async () => (await listRetentionRuns(actor))[0]?.endedAt ?? null;
    await expect.poll(ofLastRun, { timeout: WITHIN_MS, interval: 100 }).not.toBeNull();

    expect(await left()).toBe(STAYING);
    expect(await listRetentionRuns(actor)).toMatchObject([{ looked: GOING + STAYING, erased: GOING }]);
    const erased = (await prisma.erasure.findMany()).flatMap(({ interviewIds }) => interviewIds);
    expect(erased.toSorted()).toEqual(going.toSorted());
    expect(await prisma.erasedFingerprint.count()).toBe(GOING);
    expect(await prisma.candidate.findUnique({ where: { id: candidateId } })).toMatchObject({
      interviewCount: STAYING,
    });
  },
  WITHIN_MS * 2,
);
