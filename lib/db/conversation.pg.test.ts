import { expect, test, vi } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { createTenant } from "@/prisma/factories";
import { useStatementLog } from "@/testing/use-statement-log";

const statementsDuring = useStatementLog();

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what is asked side by side, and what React asks after an answer, shares a transaction", async () => {
  const db = tenantDb(actorForJob((await createTenant()).id, "test"));
  const asked = await statementsDuring(async () => {
    await Promise.all([db.interview.count(), db.candidate.count()]);
    await turn();
    await db.note.count();
  });
  expect(
    asked.filter((sql) => sql === "BEGIN"),
    asked.join("\n"),
  ).toHaveLength(1);
});

test("a slow database is not asked for a second transaction", async () => {
  const db = tenantDb(actorForJob((await createTenant()).id, "test"));
  let nowMs = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (nowMs += 800));
  const asked = await statementsDuring(async () => {
    for (let count = 0; count < 4; count += 1) await db.interview.count();
  });
  clock.mockRestore();
  expect(asked.filter((sql) => sql === "BEGIN")).toHaveLength(1);
});

test("two actors share no transaction", async () => {
  const [one, other] = await Promise.all([createTenant(), createTenant()]);
  const asked = await statementsDuring(() =>
    Promise.all([one, other].map(({ id }) => tenantDb(actorForJob(id, "test")).interview.count())),
  );
  expect(asked.filter((sql) => sql === "BEGIN")).toHaveLength(2);
});
