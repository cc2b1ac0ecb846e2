/** What the database and the scoped client keep from a reader who does not reach every interview. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { actorForMember, type MemberActor } from "@/lib/auth/actor";
import { savePolicy } from "@/lib/data/sight/review-policies";
import { tenantDb, tenantLookup } from "@/lib/tenant/tenant-db";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { database } from "./client";
import type { Prisma } from "./generated/client";
import { TENANT_MODELS, type TenantModel } from "./models";
import { narrowingOf } from "./reach";
import { enterTenant, secureRows } from "./row-security";

useTestDatabase();

const RULE = {
  roleName: "Nurse",
  scorecardId: null,
  isBlind: false,
  isAnonymous: false,
  requiredReviews: 0,
  assignment: "none",
  dueDays: null,
} as const;

/** A reviewer who is assigned one interview and named for the role of another; the third is neither. */
async function scene() {
  const { prisma } = database();
  const tenant = await createTenant();
  const owner = (await createMember(tenant)).actor;
  const { userId } = await createMember(tenant, "reviewer");
  const { id: connectionId } = await createConnection(tenant.id);
  const make = (roleName: string | null) => createInterview(tenant.id, connectionId, { roleName });
  const [assigned, named, shut] = [await make("Driver"), await make("Nurse"), await make("Driver")];
  await prisma.assignment.create({
    data: { tenantId: tenant.id, interviewId: assigned.id, reviewerId: userId },
  });
  await savePolicy(owner, { ...RULE, reviewerIds: [userId] });
  await prisma.tenantSettings.create({ data: { tenantId: tenant.id, limitsReviewers: true } });
  const reader = await actorForMember(userId, tenant.slug);
  if (!reader) throw new Error("The reviewer is a member.");
  return { tenant, owner, reader, assigned, named, shut };
}

/** Statements as they run for `reader`, without anything of the scoped client. */
function inside<T>(reader: MemberActor, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return database().prisma.$transaction(async (tx) => {
    await tx.$executeRaw(enterTenant(reader.tenantId, reader.user.id));
    return work(tx);
  });
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();

test("without the scoped client, the database shows what is assigned and what the role's rule names them for", async () => {
  const { reader, assigned, named, shut } = await scene();
  const mine = idsOf([assigned, named]);
  expect(idsOf(await inside(reader, (tx) => tx.interview.findMany()))).toEqual(mine);
  expect(await inside(reader, (tx) => tx.interview.findUnique({ where: { id: shut.id } }))).toBeNull();
  await expect(
    inside(reader, (tx) =>
      tx.note.create({
        data: { tenantId: reader.tenantId, interviewId: shut.id, authorId: reader.user.id, body: "x" },
      }),
    ),
  ).rejects.toThrow(/row-level security/);
});

test("the scoped client narrows what it asks by itself", async () => {
  const { reader, owner, assigned, named } = await scene();
  const where = {
    AND: [narrowingOf("Interview", reader.limitedTo ?? { readerId: "", roleNames: [] }) ?? {}],
  };
  expect(idsOf(await tenantDb(owner).interview.findMany({ where }))).toEqual(idsOf([assigned, named]));
  expect(await tenantLookup(reader).interview.count()).toBe(2);
  expect(await tenantDb(reader).interview.count()).toBe(2);
  expect(await tenantDb(owner).interview.count()).toBe(3);
});

test("what is taken away is gone at the next statement, also for an actor that was made before", async () => {
  const { reader, assigned, named } = await scene();
  const { prisma } = database();
  await prisma.assignment.deleteMany({ where: { interviewId: assigned.id } });
  expect(idsOf(await tenantDb(reader).interview.findMany())).toEqual([named.id]);
  await prisma.policyReviewer.deleteMany({ where: { userId: reader.user.id } });
  expect(await tenantDb(reader).interview.findMany()).toEqual([]);
});

test("the rule for all other roles names nobody for a role", async () => {
  const { owner, reader, tenant } = await scene();
  await savePolicy(owner, { ...RULE, roleName: "", reviewerIds: [reader.user.id] });
  const again = await actorForMember(reader.user.id, tenant.slug);
  expect(again?.limitedTo).toEqual({ readerId: reader.user.id, roleNames: ["Nurse"] });
});

test("a transaction of a reader that does not say who reads is refused", async () => {
  const { tenant } = await scene();
  await expect(
    database().prisma.$transaction(async (tx) => {
      await tx.$executeRaw`
        SELECT set_config('role', 'debrief_reader', true), set_config('debrief.tenant_id', ${tenant.id}, true)`;
      return tx.interview.count();
    }),
  ).rejects.toThrow(/debrief\.reader_id|invalid input syntax/);
});

test("the statements of whoever has no limit are planned without it", async () => {
  const { reader, tenant } = await scene();
  const plan = (readerId?: string) =>
    database().prisma.$transaction(async (tx) => {
      await tx.$executeRaw(enterTenant(tenant.id, readerId));
      return JSON.stringify(
        await tx.$queryRaw`EXPLAIN SELECT FROM notes JOIN interviews i ON i.id = interview_id`,
      );
    });
  expect(await plan(reader.user.id)).toContain("SubPlan");
  expect(await plan()).not.toContain("SubPlan");
});

test("every table that hangs on interviews has the policy, and the scoped client knows of each", async () => {
  const { prisma } = database();
  const policies = () =>
    prisma.$queryRaw<{ name: string }[]>`
      SELECT c.relname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE p.polname = 'in_reach' AND pg_get_expr(p.polqual, p.polrelid) ~ 'parent|debrief_' ORDER BY 1`;
  const kept = (await policies()).map(({ name }) => name);
  const hanging = await prisma.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT table_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema()
      AND column_name IN ('interview_id', 'candidate_id', 'note_id', 'review_id', 'link_id', 'visitor_id')`;
  expect(kept).toEqual(expect.arrayContaining(hanging.map(({ name }) => name)));

  const schema = await readFile("prisma/schema.prisma", "utf8");
  const tables = new Map(
    [...schema.matchAll(/^model (\w+) \{.*?^ {2}@@map\("(\w+)"\)/gms)].map(([, model, table]) => [
      model,
      table,
    ]),
  );
  const anybody = { readerId: crypto.randomUUID(), roleNames: [] };
  const narrowed = (Object.keys(TENANT_MODELS) as TenantModel[]).filter(
    (model) => narrowingOf(model, anybody) !== null,
  );
  // Jobs name their subject without a relation to it.
  expect([...narrowed.map((model) => tables.get(model)), "jobs"].sort()).toEqual(kept);

  await secureRows(prisma);
  expect((await policies()).map(({ name }) => name)).toEqual(kept);
});
