import { expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { pacerFor } from "@/lib/data/platform/pacing";
import { database } from "@/lib/db/client";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { getSyncStatus, syncNow } from "./sync-status";

useTestDatabase();

const TOMORROW = new Date(Date.now() + 24 * 60 * 60_000);

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const connection = await createConnection(tenant.id);
  const { id: subjectId } = await createInterview(tenant.id, connection.id, { status: "active" });
  const jobs = [
    { kind: "discover" as const, subjectId: connection.id, attempts: 1, lastError: "HTTP_500" },
    { kind: "poll" as const, subjectId },
  ];
  await database().prisma.job.createMany({
    data: jobs.map((job) => ({ tenantId: tenant.id, runAt: TOMORROW, ...job })),
  });
  return { tenant, actor, pacer: pacerFor(actorForJob(tenant.id, "test")) };
}

test("the page tells what waits, what fails, how fast it goes and since when it pauses", async () => {
  const { actor, pacer } = await scene();
  await pacer.admit();
  await pacer.report({ kind: "limited", code: "RATE_LIMIT_EXCEEDED", retryAfterMs: 60_000 });
  const status = await getSyncStatus(actor);
  expect(status).toMatchObject({
    unfinished: 1,
    backlog: 0,
    limit: { allowedPerMinute: 500, perMinute: 350 },
    failing: [{ code: "HTTP_500", count: 1 }],
    lastError: { code: "RATE_LIMIT_EXCEEDED" },
  });
  expect(Date.parse(status?.pausedUntil ?? "")).toBeGreaterThan(Date.now() + 50_000);
});

test("syncing now makes work due that failed before, and says when it has to wait", async () => {
  const { actor, pacer } = await scene();
  expect(await syncNow(actor)).toBe("started");
  expect((await getSyncStatus(actor))?.backlog).toBe(1);
  await pacer.admit();
  await pacer.report({ kind: "limited", code: "RATE_LIMIT_EXCEEDED", retryAfterMs: 60_000 });
  expect(await syncNow(actor)).toBe("paused");
});

test("those who may not manage the connection are not told", async () => {
  const { tenant } = await scene();
  const { actor } = await createMember(tenant, "recruiter");
  await expect(getSyncStatus(actor)).rejects.toThrow("role");
  await expect(syncNow(actor)).rejects.toThrow("role");
});
