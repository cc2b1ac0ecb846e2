import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { eventually } from "@/testing/eventually";
import { timeLimit } from "@/testing/time-limit";
import { appliedMigrations } from "./applied-migrations";
import { type Database, openPostgres } from "./client";
import { migrate, readMigrations } from "./migrate";

const NAME = "cut_off";

let url: string;
let opened: Database;
let names: string[];

beforeAll(async () => {
  const admin = openPostgres(inject("postgresUrl"));
  await admin.prisma.$executeRawUnsafe(`CREATE DATABASE ${NAME}`);
  await admin.close();
  url = inject("postgresUrl").replace(/[^/]+$/, NAME);
  opened = openPostgres(url);
  names = (await readMigrations()).migrationDirectories.map(({ path }) => path);
});

afterAll(() => opened.close());

test(
  "migrations whose process was killed go on",
  async () => {
    const migrating = startMigrating();
    await eventually(async () => expect((await begun()).length).toBeGreaterThan(5));
    migrating.kill("SIGKILL");
    await once(migrating, "exit");
    await migrate(opened);
    expect(await appliedMigrations(opened.prisma)).toEqual(names);
  },
  timeLimit(60_000),
);

test.each([
  { of: "was not applied", logs: "NULL", undo: "DROP FUNCTION call_job_runners CASCADE" },
  { of: "failed for want of room", logs: "'disk full'", undo: "DROP FUNCTION call_job_runners CASCADE" },
  { of: "was applied and not noted", logs: "'applied'", undo: "SELECT 1" },
])("one that $of is settled at the next start", async ({ logs, undo }) => {
  await migrate(opened);
  const name = names.find((one) => one.endsWith("call_job_runners"));
  await opened.prisma.$executeRawUnsafe(
    `UPDATE _prisma_migrations SET finished_at = NULL, logs = ${logs} WHERE migration_name = '${name}'`,
  );
  await opened.prisma.$executeRawUnsafe(undo);
  await migrate(opened);
  expect(await appliedMigrations(opened.prisma)).toEqual(names);
  expect(
    await opened.prisma
      .$queryRaw`SELECT count(*)::int AS count FROM pg_trigger WHERE tgname LIKE 'call_for_%'`,
  ).toEqual([{ count: 2 }]);
});

test("the schema of a later version is refused", async () => {
  await migrate(opened);
  await opened.prisma.$executeRaw`
    INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES ('later', '', '29990101000000_of_tomorrow', now(), 1)`;
  await expect(migrate(opened)).rejects.toThrow(/later version of Debrief \(29990101000000_of_tomorrow\)/);
});

function startMigrating(): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "scripts/migrate.ts"], {
    env: { ...process.env, DATABASE_URL: url, DATABASE_OWNER_URL: "" },
    stdio: "ignore",
  });
}

async function begun(): Promise<unknown[]> {
  return opened.prisma.$queryRawUnsafe("SELECT FROM _prisma_migrations").then(
    (rows) => rows as unknown[],
    () => [],
  );
}
