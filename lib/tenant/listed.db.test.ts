import { expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { createCandidate, createConnection, createInterview, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { changeListed, nameCandidates } from "./listed";
import { executeRawIn, type TenantTransaction, tenantDb } from "./tenant-db";

useTestDatabase();

test("what is listed of another tenant's interviews and candidates changes neither", async () => {
  const [mine, theirs] = [await createTenant(), await createTenant()];
  const candidate = await createCandidate(theirs.id, { name: "Ada" });
  const { id } = await createInterview(theirs.id, (await createConnection(theirs.id)).id, {
    ...{ status: "active", candidateId: candidate.id, candidateName: "Ada" },
  });
  const actor = actorForJob(mine.id, "test");
  await tenantDb(actor).$transaction(async (tx) => {
    const nothing = { failureCode: null, roleName: null, language: null, durationSec: null, feedback: null };
    const kept = { startedAt: null, completedAt: null, candidateRef: null, tags: ["x"], metadata: {} };
    const consent = { consentMode: "explicit", consentedAt: null };
    const seen = { status: "failed", hasRecording: true, hasTranscript: true, oddFields: [], isBack: true };
    await changeListed(tx, actor, [{ id, ...seen, ...nothing, ...kept, ...consent }]);
    await nameCandidates(tx, actor, [{ id: candidate.id, name: "Eve", email: null, displayName: "Eve" }]);
  });
  const { prisma } = database();
  expect(await prisma.interview.findUnique({ where: { id } })).toMatchObject({
    ...{ status: "active", candidateName: "Ada", hasRecording: false },
  });
  expect(await prisma.candidate.findUnique({ where: { id: candidate.id } })).toMatchObject({ name: "Ada" });
});

test("the tables of a transaction still take no raw SQL, and no statement runs outside of one", async () => {
  const actor = actorForJob((await createTenant()).id, "test");
  const one = Prisma.sql`SELECT 1`;
  await tenantDb(actor).$transaction(async (tx) => {
    await executeRawIn(tx, one);
    const raw = tx as unknown as { $executeRaw: (sql: Prisma.Sql) => Promise<number> };
    await expect((async () => raw.$executeRaw(one))()).rejects.toThrow("cannot be scoped");
  });
  const outside = tenantDb(actor) as TenantTransaction;
  expect(() => executeRawIn(outside, one)).toThrow("needs the transaction");
});
