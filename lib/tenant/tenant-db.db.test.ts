import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { INSTALLATION_MODELS, TENANT_MODELS } from "@/lib/db/models";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { readRaw, tenantDb, tenantLookup, writeRaw } from "./tenant-db";

useTestDatabase();

async function twoTenants() {
  const [mine, theirs] = [await createTenant("Mine"), await createTenant("Theirs")];
  const { actor, userId } = await createMember(mine);
  const theirInterview = await createInterview(theirs.id, (await createConnection(theirs.id)).id);
  const myInterview = await createInterview(mine.id, (await createConnection(mine.id)).id);
  return { actor, userId, db: tenantDb(actor), mine, theirs, myInterview, theirInterview };
}

test("another tenant's row is not found by any kind of read", async () => {
  const { db, theirInterview, theirs, myInterview } = await twoTenants();
  const { id } = theirInterview;
  expect(await db.interview.findUnique({ where: { id } })).toBeNull();
  expect(await db.interview.findFirst({ where: { OR: [{ id }, { tenantId: theirs.id }] } })).toBeNull();
  expect(await db.interview.findMany({ where: { tenantId: theirs.id } })).toEqual([myInterview]);
  expect(await db.interview.count()).toBe(1);
});

test("another tenant's row cannot be changed or deleted", async () => {
  const { db, theirInterview } = await twoTenants();
  const { id } = theirInterview;
  await expect(db.interview.update({ where: { id }, data: { status: "failed" } })).rejects.toThrow();
  await expect(db.interview.delete({ where: { id } })).rejects.toThrow();
  expect(await db.interview.updateMany({ where: { id }, data: { status: "failed" } })).toEqual({ count: 0 });
  expect(await db.interview.deleteMany({ where: { id } })).toEqual({ count: 0 });
  expect(await database().prisma.interview.findUnique({ where: { id } })).toEqual(theirInterview);
});

test("a child cannot be hung under another tenant's parent", async () => {
  const { db, userId, theirInterview } = await twoTenants();
  await expect(
    db.note.create({ data: { interviewId: theirInterview.id, authorId: userId, body: "hello" } }),
  ).rejects.toThrow(/foreign key/i);
});

test("a row cannot be moved to another tenant", async () => {
  const { db, myInterview, theirs } = await twoTenants();
  await expect(
    db.interview.update({ where: { id: myInterview.id }, data: { tenantId: theirs.id } }),
  ).rejects.toThrow("tenantId is set by the scoped client");
});

test("nested relation writes are refused, also those that would steal a row", async () => {
  const { db, myInterview, theirInterview } = await twoTenants();
  await expect(
    db.interview.update({
      where: { id: myInterview.id },
      data: { connection: { connect: { id: theirInterview.connectionId } } },
    }),
  ).rejects.toThrow("write its id column instead");
});

test("JSON that looks like a relation write is stored as it is", async () => {
  const { db, myInterview } = await twoTenants();
  const metadata = { create: { connect: 1 }, tenantId: "text" };
  await db.interview.update({ where: { id: myInterview.id }, data: { metadata } });
  expect((await db.interview.findUnique({ where: { id: myInterview.id } }))?.metadata).toEqual(metadata);
});

test("installation-wide tables and raw SQL are out of reach", async () => {
  const { db } = await twoTenants();
  const unscoped = db as unknown as typeof database extends () => { prisma: infer P } ? P : never;
  await expect(unscoped.user.findMany()).rejects.toThrow("does not belong to a tenant");
  await expect(unscoped.$queryRaw`SELECT 1`).rejects.toThrow("cannot be scoped");
  await expect(unscoped.$executeRawUnsafe("SELECT 1")).rejects.toThrow("cannot be scoped");
});

test("the scope holds inside a transaction", async () => {
  const { db, theirInterview } = await twoTenants();
  const found = await db.$transaction((tx) => tx.interview.findUnique({ where: { id: theirInterview.id } }));
  expect(found).toBeNull();
});

test("something that only looks like an actor is refused", async () => {
  const { mine } = await twoTenants();
  expect(() => tenantDb({ kind: "member", tenantId: mine.id } as never)).toThrow("needs an actor");
});

test("a write that nobody stamped fails in the database", async () => {
  await expect(database().prisma.candidate.create({ data: { ref: "loose" } })).rejects.toThrow();
});

test("every model is classified, with all its relation fields", async () => {
  const schema = await readFile("prisma/schema.prisma", "utf8");
  const models = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => ({
    name,
    body,
  }));
  const names = models.map((model) => model.name);
  expect([...Object.keys(TENANT_MODELS), ...INSTALLATION_MODELS].sort()).toEqual([...names].sort());
  for (const { name, body } of models) {
    if (!(name in TENANT_MODELS)) continue;
    const relations = [...body.matchAll(/^ {2}(\w+)\s+(\w+)(\[\]|\?)?/gm)]
      .filter(([, , type = ""]) => names.includes(type))
      .map(([, field]) => field);
    expect(TENANT_MODELS[name as keyof typeof TENANT_MODELS], name).toEqual(relations);
    expect(body, name).toMatch(/^ {2}tenantId /m);
  }
});

test("a look-up finds and counts the tenant's own rows, and reads none", async () => {
  const { actor, myInterview, theirs } = await twoTenants();
  const lookup = tenantLookup(actor);
  expect(await lookup.interview.findMany({ select: { id: true } })).toEqual([{ id: myInterview.id }]);
  expect(await lookup.interview.count({ where: { tenantId: theirs.id } })).toBe(1);
  const reads = lookup.interview as ReturnType<typeof tenantDb>["interview"];
  await expect(reads.findMany()).rejects.toThrow("only finds them");
  await expect(reads.findMany({ select: { id: true, candidateName: true } })).rejects.toThrow(
    "only finds them",
  );
  await expect(reads.findFirst({ select: { id: true } })).rejects.toThrow("only finds them");
  await expect(reads.deleteMany()).rejects.toThrow("only finds them");
});

test("raw SQL that lost its tenant reads and changes the own rows alone", async () => {
  const { actor, myInterview, theirInterview } = await twoTenants();
  expect(await readRaw(actor, Prisma.sql`SELECT id FROM interviews`)).toEqual([{ id: myInterview.id }]);
  const changed = await writeRaw(actor, (tx) => tx.$executeRaw`UPDATE interviews SET status = 'failed'`);
  expect(changed).toBe(1);
  const theirs = await database().prisma.interview.findUnique({ where: { id: theirInterview.id } });
  expect(theirs?.status).toBe("completed");
});
