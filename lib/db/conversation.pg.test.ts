import { afterAll, beforeAll, expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { createTenant } from "@/prisma/factories";
import { findPostgresBinaries } from "@/prisma/postgres-cluster";
import { type StatementLog, startStatementLog } from "@/prisma/statement-log";
import { type Database, openPostgres } from "./client";
import { migrate } from "./migrate";

let log: StatementLog;
let opened: Database;

beforeAll(async () => {
  const binaries = await findPostgresBinaries();
  if (!binaries) throw new Error("PostgreSQL's server is not installed.");
  log = await startStatementLog(binaries);
  opened = openPostgres(log.cluster.url("postgres"));
  await migrate(opened);
  replaceProcessSingleton("database", opened);
});

afterAll(async () => {
  await opened?.close();
  await log?.stop();
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what is asked side by side, and what React asks after an answer, shares a transaction", async () => {
  const db = tenantDb(actorForJob((await createTenant()).id, "test"));
  const asked = await log.during(async () => {
    await Promise.all([db.interview.count(), db.candidate.count()]);
    await turn();
    await db.note.count();
  });
  expect(
    asked.filter((sql) => sql === "BEGIN"),
    asked.join("\n"),
  ).toHaveLength(1);
});

test("two actors share no transaction", async () => {
  const [one, other] = await Promise.all([createTenant(), createTenant()]);
  const asked = await log.during(() =>
    Promise.all([one, other].map(({ id }) => tenantDb(actorForJob(id, "test")).interview.count())),
  );
  expect(asked.filter((sql) => sql === "BEGIN")).toHaveLength(2);
});
