import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type PgBouncer, startPgBouncer } from "@/prisma/pgbouncer";
import {
  type PostgresCluster,
  requirePostgresBinaries,
  startPostgresCluster,
} from "@/prisma/postgres-cluster";
import { eventually } from "@/testing/eventually";
import { type Database, openPostgres } from "./client";
import { prepareDatabase } from "./prepare";
import { enterDatabaseState } from "./state";

let cluster: PostgresCluster;
let bouncer: PgBouncer;

beforeAll(async () => {
  const binaries = await requirePostgresBinaries();
  cluster = await startPostgresCluster(binaries, { settings: { timezone: "Asia/Kolkata" } });
  bouncer = await startPgBouncer(cluster.url("postgres"), ["ignore_startup_parameters = options"]);
});

afterEach(() => enterDatabaseState({ phase: "unmanaged" }));

afterAll(async () => {
  await bouncer?.stop();
  await cluster?.stop();
});

test("through PgBouncer two replicas migrate in turns, and no lock stays behind", async () => {
  await opened([bouncer.url("postgres"), bouncer.url("postgres")], async ([first, second]) => {
    const urls = { DATABASE_URL: bouncer.url("postgres") };
    const applied = await Promise.all([first, second].map((database) => prepareDatabase(database, urls)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    const locks = await first.prisma.$queryRaw`SELECT pid FROM pg_locks WHERE locktype = 'advisory'`;
    expect(locks).toEqual([]);
  });
});

test("through PgBouncer every time is right, though it drops the options of connections", async () => {
  const url = `${bouncer.url("postgres")}?options=${encodeURIComponent("-c TimeZone=UTC")}`;
  await opened([url, cluster.url("postgres")], async ([pooled, direct]) => {
    const keys = Array.from({ length: 20 }, (_, number) => `time ${number}`);
    await Promise.all(
      keys.map((key) => pooled.prisma.rateLimit.create({ data: { key, count: 1, resetsAt: new Date() } })),
    );
    const [row] = await direct.prisma.$queryRaw<{ apart: number }[]>`
      SELECT max(abs(extract(epoch FROM now() - resets_at)))::float8 AS apart FROM rate_limits`;
    expect(row?.apart).toBeLessThan(60);
  });
});

test("a schema that PgBouncer loses is refused before anything is made in another", async () => {
  const url = `${bouncer.url("postgres")}?schema=elsewhere`;
  await opened([url], async ([database]) => {
    await expect(prepareDatabase(database, { DATABASE_URL: url })).rejects.toThrow(
      /ALTER ROLE "postgres" SET search_path = "elsewhere"/,
    );
  });
});

test("through PgBouncer no statement is left to a server that does not know it", async () => {
  await opened([bouncer.url("postgres")], async ([database]) => {
    const sums = Array.from(
      { length: 60 },
      (_, value) => database.prisma.$queryRaw<{ sum: number }[]>`SELECT ${value}::int + 7 AS sum`,
    );
    const found = (await Promise.all(sums)).map(([row]) => row?.sum);
    expect(found).toEqual(sums.map((_, value) => value + 7));
    const named = await database.prisma
      .$queryRaw`SELECT name FROM pg_prepared_statements WHERE name LIKE ${"debrief%"}`;
    expect(named).toEqual([]);
  });
});

test("notifications come by the direct address", async () => {
  const database = openPostgres(bouncer.url("postgres"), cluster.url("postgres"));
  const heard: string[] = [];
  const stop = await database.listen("news", (payload) => heard.push(payload));
  await database.prisma.$executeRaw`SELECT pg_notify('news', 'heard')`;
  await eventually(() => expect(heard).toEqual(["heard"]));
  await stop();
  await database.close();
});

async function opened<const Urls extends readonly string[]>(
  urls: Urls,
  use: (databases: { [Index in keyof Urls]: Database }) => Promise<void>,
): Promise<void> {
  const databases = urls.map((url) => openPostgres(url));
  try {
    // One for each address, in their order.
    await use(databases as { [Index in keyof Urls]: Database });
  } finally {
    await Promise.all(databases.map((database) => database.close()));
  }
}
