import { afterAll, beforeAll, expect, test } from "vitest";
import { actorForMember } from "@/lib/auth/actor";
import { recordAudit } from "@/lib/data/audit/audit";
import { checkAudit } from "@/lib/data/audit/audit-check";
import { setLimitsReviewers } from "@/lib/data/results/tenant-settings";
import { assignReviewers } from "@/lib/data/reviews/assignments";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import {
  type PostgresCluster,
  requirePostgresBinaries,
  startPostgresCluster,
} from "@/prisma/postgres-cluster";
import { type Database, openPostgres } from "./client";
import { migrateInstallation } from "./migrate-installation";

let cluster: PostgresCluster;
let serving: Database;

beforeAll(async () => {
  const binaries = await requirePostgresBinaries();
  cluster = await startPostgresCluster(binaries);
  const DATABASE_OWNER_URL = cluster.url("postgres");
  const owner = openPostgres(DATABASE_OWNER_URL);
  await owner.prisma.$executeRaw`CREATE ROLE "debrief app" LOGIN`;
  await owner.prisma.$executeRaw`ALTER DATABASE postgres SET timezone = 'Asia/Kathmandu'`;
  await owner.close();
  const url = new URL(DATABASE_OWNER_URL);
  url.username = "debrief app";
  serving = openPostgres(url.href);
  const urls = { DATABASE_URL: url.href, DATABASE_OWNER_URL };
  expect((await migrateInstallation(serving, urls)).length).toBeGreaterThan(0);
  expect(await migrateInstallation(serving, urls)).toEqual([]);
  replaceProcessSingleton("database", serving);
});

afterAll(async () => {
  await serving?.close();
  await cluster?.stop();
});

test("a user who owns nothing serves, for the installation and for a tenant", async () => {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const interview = await createInterview(tenant.id, (await createConnection(tenant.id)).id);
  expect(await tenantDb(actor).interview.findMany()).toEqual([interview]);
  const { userId } = await createMember(tenant, "reviewer");
  await setLimitsReviewers(actor, true);
  const reviewer = await actorForMember(userId, tenant.slug);
  if (!reviewer) throw new Error("The reviewer is a member.");
  expect(await tenantDb(reviewer).interview.findMany()).toEqual([]);
  await assignReviewers(actor, { interviewIds: [interview.id], reviewerIds: [userId], dueAt: null });
  expect(await tenantDb(reviewer).interview.findMany()).toEqual([interview]);
  await tenantDb(actor).$transaction((tx) => recordAudit(actor, tx, { action: "settings.changed" }));
  expect(await checkAudit(actor)).toMatchObject({ entries: 2, brokenAt: null });
});

test("a temporary table of the log's name does not come between its entries", async () => {
  const { actor } = await createMember(await createTenant());
  await tenantDb(actor).$transaction((tx) => recordAudit(actor, tx, { action: "settings.changed" }));
  await serving.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`CREATE TEMPORARY TABLE audit_entries (LIKE public.audit_entries) ON COMMIT DROP`;
    await tx.$executeRaw`
      INSERT INTO public.audit_entries
      SELECT * FROM public.audit_entries WHERE tenant_id = ${actor.tenantId}::uuid`;
  });
  expect(await checkAudit(actor)).toMatchObject({ entries: 2, brokenAt: null });
});

test("our clock and the database's mean the same time, whatever zone the server is in", async () => {
  const { prisma } = serving;
  await prisma.rateLimit.create({ data: { key: "time", count: 1, resetsAt: new Date() } });
  const [row] = await prisma.$queryRaw<{ apart: number }[]>`
    SELECT abs(extract(epoch FROM now() - resets_at))::float8 AS apart FROM rate_limits WHERE key = 'time'`;
  expect(row?.apart).toBeLessThan(60);
  const { createdAt } = await prisma.tenant.findFirstOrThrow();
  expect(Math.abs(Date.now() - createdAt.getTime())).toBeLessThan(60_000);
});

test.each([
  "UPDATE audit_entries SET actor_label = 'nobody'",
  "DELETE FROM audit_entries",
  "TRUNCATE audit_entries",
  "ALTER TABLE audit_entries DISABLE TRIGGER ALL",
  "DROP TRIGGER audit_entries_keep ON audit_entries",
  "ALTER TABLE interviews DISABLE ROW LEVEL SECURITY",
  "DELETE FROM _prisma_migrations",
])("that user is refused %s", async (statement) => {
  await expect(serving.prisma.$executeRawUnsafe(statement)).rejects.toThrow(
    /permission denied|must be owner/,
  );
});
