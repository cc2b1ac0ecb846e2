import { expect, test } from "vitest";
import { actorForJob, actorForMember, type MemberActor } from "@/lib/auth/actor";
import { recordForPerson } from "@/lib/auth/person-audit";
import { database } from "@/lib/db/client";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { recordAudit, recordAudits } from "./audit";
import { checkAudit } from "./audit-check";

useTestDatabase();

const newOwner = async (): Promise<MemberActor> => (await createMember(await createTenant())).actor;

const write = (actor: MemberActor, count: number) =>
  tenantDb(actor).$transaction((tx) =>
    recordAudits(
      actor,
      tx,
      Array.from({ length: count }, (_, index) => ({
        action: "settings.changed" as const,
        details: { index, text: 'Ünïcode "quoted" \\ \u0001 \u2028 😀 </script>' },
      })),
    ),
  );

test("the database's seals are those that the check computes, whatever the entries hold", async () => {
  const actor = await newOwner();
  const { user, tenant } = actor;
  const elsewhere = await actorForMember(user.id, tenant.slug, {
    address: "2001:db8::7",
    userAgent: "Mozilla/5.0 (Tab\tand\u007f\u0080)",
  });
  if (!elsewhere) throw new Error("The member was not found again.");
  await write(actor, 3);
  await tenantDb(elsewhere).$transaction((tx) =>
    recordAudit(elsewhere, tx, {
      action: "link.made",
      object: { kind: "link", id: user.id, label: "For Zoë" },
    }),
  );
  expect(await checkAudit(actor)).toMatchObject({ entries: 4, brokenAt: null });
});

test("entries that are written at once stand one after another, without a gap", async () => {
  const actor = await newOwner();
  await Promise.all(Array.from({ length: 12 }, () => write(actor, 2)));
  expect(await checkAudit(actor)).toMatchObject({ entries: 24, brokenAt: null });
});

test("what is rolled back leaves no entry and no gap", async () => {
  const actor = await newOwner();
  await write(actor, 1);
  const failing = tenantDb(actor).$transaction(async (tx) => {
    await recordAudit(actor, tx, { action: "token.made" });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await write(actor, 1);
  expect(await checkAudit(actor)).toMatchObject({ entries: 2, brokenAt: null });
});

test("an entry can be neither changed nor deleted, not even beside the scoped client", async () => {
  const actor = await newOwner();
  await write(actor, 1);
  const { prisma } = database();
  const where = { tenantId: actor.tenantId };
  await expect(
    prisma.auditEntry.updateMany({ where, data: { actorLabel: "Somebody else" } }),
  ).rejects.toThrow(/only added to/);
  await expect(prisma.auditEntry.deleteMany({ where })).rejects.toThrow(/only added to/);
  await expect(prisma.$executeRaw`TRUNCATE audit_entries`).rejects.toThrow(/only added to/);
  expect(await checkAudit(actor)).toMatchObject({ entries: 1, brokenAt: null });
});

test.each([
  ["changed", "UPDATE audit_entries SET details = '{}' WHERE tenant_id = $1::uuid AND position = 3", 3],
  ["taken out", "DELETE FROM audit_entries WHERE tenant_id = $1::uuid AND position = 3", 3],
  [
    "given another time",
    "UPDATE audit_entries SET at = at - interval '1 day' WHERE tenant_id = $1::uuid AND position = 5",
    5,
  ],
])("an entry that was %s by whoever owns the database is found", async (_how, statement, brokenAt) => {
  const actor = await newOwner();
  await write(actor, 5);
  const { prisma } = database();
  await prisma.$executeRaw`ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_keep`;
  await prisma.$executeRawUnsafe(statement, actor.tenantId);
  await prisma.$executeRaw`ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_keep`;
  expect(await checkAudit(actor)).toMatchObject({ entries: brokenAt - 1, brokenAt });
});

test("a sign-in stands in the log of each tenant of the person, and in nobody else's", async () => {
  const [home, second, other] = await Promise.all([newOwner(), newOwner(), newOwner()]);
  const { id: userId } = home.user;
  await database().prisma.membership.create({
    data: { tenantId: second.tenantId, userId, role: "reviewer" },
  });
  await recordForPerson(userId, { address: null, userAgent: null }, { action: "account.signed_in" });
  const entriesOf = async ({ tenantId }: MemberActor) =>
    (await checkAudit(actorForJob(tenantId, "test"))).entries;
  expect([await entriesOf(home), await entriesOf(second), await entriesOf(other)]).toEqual([1, 1, 0]);
});
