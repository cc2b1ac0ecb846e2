import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type PostgresCluster,
  requirePostgresBinaries,
  startPostgresCluster,
} from "@/prisma/postgres-cluster";
import { eventually } from "@/testing/eventually";
import { type Database, openPostgres } from "./client";
import { listenOnPostgres } from "./listen";

let cluster: PostgresCluster;
let database: Database;

beforeAll(async () => {
  const binaries = await requirePostgresBinaries();
  cluster = await startPostgresCluster(binaries);
  database = openPostgres(cluster.url("postgres"));
});

afterAll(async () => {
  await database?.close();
  await cluster?.stop();
});

test("after the server was away under load there is one waiting connection again, and it hears", async () => {
  const heard: string[] = [];
  const outages: unknown[] = [];
  const stop = await listenOnPostgres(
    cluster.url("postgres"),
    "news",
    (payload) => heard.push(payload),
    (error) => outages.push(error),
  );
  let isLoaded = true;
  const load = Array.from({ length: 20 }, async () => {
    while (isLoaded) await database.prisma.$queryRaw`SELECT 1`.catch(() => {});
  });

  await cluster.restart(() => eventually(() => expect(outages.length).toBeGreaterThan(1)));
  await eventually(() => expect(outages.at(-1)).toBeNull());
  expect(outages.length).toBeLessThan(12);

  await eventually(async () => {
    await database.prisma.$executeRaw`SELECT pg_notify('news', 'there again')`;
    expect(heard).toContain("there again");
  });
  isLoaded = false;
  await Promise.all(load);
  const connections = await database.prisma.$queryRaw<{ query: string }[]>`
    SELECT query FROM pg_stat_activity WHERE backend_type = 'client backend'`;
  expect(connections.filter(({ query }) => query.startsWith("LISTEN"))).toHaveLength(1);
  expect(connections.length).toBeLessThanOrEqual(11);
  await stop();
  await eventually(async () => {
    const left = await database.prisma.$queryRaw`SELECT FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`;
    expect(left).toEqual([]);
  });
});
