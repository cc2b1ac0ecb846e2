import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type PostgresCluster,
  requirePostgresBinaries,
  startPostgresCluster,
} from "@/prisma/postgres-cluster";
import { type Database, openPostgres } from "./client";

let cluster: PostgresCluster;
let opened: Database;

beforeAll(async () => {
  const binaries = await requirePostgresBinaries();
  cluster = await startPostgresCluster(binaries);
  opened = openPostgres(cluster.url("postgres"));
});

afterAll(async () => {
  await opened?.close();
  await cluster?.stop();
});

test("PostgreSQL keeps what is asked again, under a name, and plans it for the values at hand", async () => {
  const kept = await opened.prisma.$transaction(async (tx) => {
    for (let value = 0; value < 8; value += 1) await tx.$queryRaw`SELECT ${value}::int + 7 AS sum`;
    return tx.$queryRaw<{ name: string; generic: number; custom: number }[]>`
      SELECT name, generic_plans::int AS generic, custom_plans::int AS custom FROM pg_prepared_statements
      WHERE statement LIKE '%+ 7 AS sum' AND name LIKE 'debrief%'`;
  });
  expect(kept).toEqual([{ name: expect.stringMatching(/^debrief_[0-9a-f]{32}$/), generic: 0, custom: 7 }]);
});

test("a statement that failed fails in the same way again, and is right when the reason is gone", async () => {
  const ask = () => opened.prisma.$queryRaw`SELECT ${1}::int AS one FROM not_there_yet`;
  for (let time = 0; time < 4; time += 1) await expect(ask()).rejects.toThrow(/not_there_yet/);
  await opened.prisma.$executeRaw`CREATE TABLE not_there_yet AS SELECT 1`;
  for (let time = 0; time < 4; time += 1) expect(await ask()).toEqual([{ one: 1 }]);
});
