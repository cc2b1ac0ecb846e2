/** What the database itself keeps apart, with every condition of the scoped client left out on purpose. */
import { expect, test } from "vitest";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { database } from "./client";
import type { Prisma } from "./generated/client";
import { TENANT_MODELS } from "./models";
import { enterTenant, secureRows } from "./row-security";

useTestDatabase();

async function scene() {
  const [mine, theirs] = [await createTenant("Mine"), await createTenant("Theirs")];
  const [myInterview, theirInterview] = [
    await createInterview(mine.id, (await createConnection(mine.id)).id),
    await createInterview(theirs.id, (await createConnection(theirs.id)).id),
  ];
  return { mine, theirs, myInterview, theirInterview };
}

/** Statements as they run for `tenantId`, without anything of the scoped client. */
function inside<T>(tenantId: string, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return database().prisma.$transaction(async (tx) => {
    await tx.$executeRaw(enterTenant(tenantId));
    return work(tx);
  });
}

test("a query that lost its tenant sees the rows of its own tenant alone", async () => {
  const { mine, myInterview, theirInterview } = await scene();
  const seen = await inside(mine.id, async (tx) => ({
    all: await tx.interview.findMany(),
    theirs: await tx.interview.findUnique({ where: { id: theirInterview.id } }),
    raw: await tx.$queryRaw`SELECT id FROM interviews`,
    joined:
      await tx.$queryRaw`SELECT i.id FROM platform_connections c LEFT JOIN interviews i ON i.connection_id = c.id`,
    tenants: await tx.tenant.findMany({ select: { id: true } }),
  }));
  expect(seen.all).toEqual([myInterview]);
  expect(seen.theirs).toBeNull();
  expect(seen.raw).toEqual([{ id: myInterview.id }]);
  expect(seen.joined).toEqual([{ id: myInterview.id }]);
  expect(seen.tenants).toEqual([{ id: mine.id }]);
});

test("a write that lost its tenant changes nothing of others, and can put nothing among theirs", async () => {
  const { mine, theirs, theirInterview } = await scene();
  const { count } = await inside(mine.id, (tx) =>
    tx.interview.updateMany({ where: { id: theirInterview.id }, data: { status: "failed" } }),
  );
  expect(count).toBe(0);
  expect((await inside(mine.id, (tx) => tx.interview.deleteMany())).count).toBe(1);
  await expect(
    inside(mine.id, (tx) => tx.candidate.create({ data: { tenantId: theirs.id, displayName: "Smuggled" } })),
  ).rejects.toThrow(/row-level security/);
  expect(await database().prisma.interview.findMany({ where: { tenantId: theirs.id } })).toEqual([
    theirInterview,
  ]);
});

test("of people a tenant's statements see who is or was theirs, by no name and address of others", async () => {
  const { mine, theirs } = await scene();
  const [member, former, stranger] = [
    await createMember(mine),
    await createMember(mine),
    await createMember(theirs),
  ];
  const key = { tenantId: mine.id, userId: former.userId };
  await database().prisma.membership.delete({ where: { tenantId_userId: key } });
  await database().prisma.formerMember.create({ data: key });
  const people = await inside(
    mine.id,
    (tx) => tx.$queryRaw<{ id: string }[]>`SELECT id, name, email FROM users`,
  );
  expect(people.map(({ id }) => id).sort()).toEqual([member.userId, former.userId].sort());
  const { email } = await database().prisma.user.findUniqueOrThrow({ where: { id: stranger.userId } });
  const byAddress = await inside(mine.id, (tx) => tx.$queryRaw`SELECT id FROM users WHERE email = ${email}`);
  expect(byAddress).toEqual([]);
});

test("no statement of a tenant reads passwords, logins or how fast others ask, nor changes the audit log", async () => {
  const { mine } = await scene();
  await createMember(mine);
  await expect(inside(mine.id, (tx) => tx.$queryRaw`SELECT password_hash FROM users`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(inside(mine.id, (tx) => tx.login.findMany())).rejects.toThrow(/denied/);
  await expect(inside(mine.id, (tx) => tx.platformHealth.findMany())).rejects.toThrow(/denied/);
  await expect(
    inside(mine.id, (tx) => tx.$executeRaw`UPDATE audit_entries SET actor_label = 'nobody'`),
  ).rejects.toThrow(/permission denied/);
});

test("what a transaction of a tenant begins with ends with it", async () => {
  const { mine } = await scene();
  await inside(mine.id, async () => {});
  const { prisma } = database();
  expect(await prisma.interview.count({ where: { tenantId: { not: mine.id } } })).toBeGreaterThan(0);
  await expect(
    prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('role', 'debrief_tenant', true)`;
      return tx.interview.count();
    }),
  ).rejects.toThrow(/debrief\.tenant_id|invalid input syntax/);
});

test("every table that a tenant owns has the policy, and making it again changes nothing", async () => {
  const { prisma } = database();
  const policies = () =>
    prisma.$queryRaw<{ name: string }[]>`
      SELECT c.relname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE c.relrowsecurity ORDER BY 1`;
  const before = await policies();
  const owned = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE column_name = 'tenant_id' AND table_schema = current_schema() ORDER BY 1`;
  expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(owned.map(({ name }) => name)));
  expect(owned.length).toBeGreaterThanOrEqual(Object.keys(TENANT_MODELS).length);
  await secureRows(prisma);
  expect(await policies()).toEqual(before);
});
