import { afterAll, beforeAll, expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { type Database, openPostgres } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { createConnection, createTenant } from "@/prisma/factories";
import { findPostgresBinaries } from "@/prisma/postgres-cluster";
import { type StatementLog, startStatementLog } from "@/prisma/statement-log";
import { platformSession } from "@/testing/platform-session";
import { saveSessions } from "./sync";

const BUDGET = 15;

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

test("a page of a hundred new sessions is saved by a fixed number of statements", async () => {
  const tenant = await createTenant();
  const connection = await createConnection(tenant.id);
  const actor = actorForJob(tenant.id, "test");
  const page = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, number) =>
      platformSession({
        id: `${prefix}-${number}`,
        candidateRef: number % 3 === 0 ? null : `${prefix}-ref-${number >> 1}`,
        status: "completed",
        completedAt: new Date(),
        hasTranscript: true,
      }),
    );
  const few = await log.during(() => saveSessions(actor, connection.id, page(2, "few"), new Date()));
  const many = await log.during(async () => {
    const changes = await saveSessions(actor, connection.id, page(100, "many"), new Date());
    expect(changes).toHaveLength(100);
  });
  expect(many.length, many.join("\n")).toBeLessThanOrEqual(BUDGET);
  expect(many.length).toBe(few.length);
  expect(await opened.prisma.interview.count()).toBe(102);
  const candidates = await opened.prisma.candidate.findMany({ select: { interviewCount: true } });
  expect(candidates.reduce((sum, { interviewCount }) => sum + interviewCount, 0)).toBe(102);
});
