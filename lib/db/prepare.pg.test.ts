import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  type PostgresCluster,
  requirePostgresBinaries,
  startPostgresCluster,
} from "@/prisma/postgres-cluster";
import { eventually } from "@/testing/eventually";
import { type Database, openPostgres } from "./client";
import { withMigrationLock } from "./migration-lock";
import { prepareDatabase } from "./prepare";
import { databaseState, enterDatabaseState } from "./state";

const PASSWORD = "hunter two/#?%";

let cluster: PostgresCluster;
let admin: Database;
let opened: Database[] = [];

beforeAll(async () => {
  const binaries = await requirePostgresBinaries();
  cluster = await startPostgresCluster(binaries, { password: PASSWORD });
  admin = openPostgres(cluster.url("postgres"));
  await run("ALTER SYSTEM SET timezone = 'Asia/Kolkata'", "SELECT pg_reload_conf()");
});

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  enterDatabaseState({ phase: "unmanaged" });
});

afterAll(async () => {
  await admin?.close();
  await cluster?.stop();
});

test("the owner of a database without superuser's rights, who may make roles, needs nobody else", async () => {
  await run(
    "CREATE ROLE owner_alone LOGIN CREATEROLE PASSWORD 'x'",
    "CREATE DATABASE alone OWNER owner_alone",
  );
  const database = open(urlOf("alone", "owner_alone"));
  expect((await prepare(database)).length).toBeGreaterThan(0);
  expect(await prepare(database)).toEqual([]);
  expect(databaseState()).toEqual({ phase: "ready" });
});

test("who may not make roles and has none is told what to run, and then it works", async () => {
  await run("DROP DATABASE alone", "DROP OWNED BY debrief_tenant", "DROP OWNED BY debrief_reader");
  await run("DROP ROLE debrief_tenant", "DROP ROLE debrief_reader");
  await run("CREATE ROLE plain LOGIN PASSWORD 'x'", "CREATE DATABASE plain OWNER plain");
  const database = open(urlOf("plain", "plain"));
  await expect(prepare(database)).rejects.toThrow(
    /may not make or give its roles[\s\S]*GRANT debrief_tenant/,
  );
  expect(databaseState()).toMatchObject({ phase: "refused" });
  await run("CREATE ROLE debrief_tenant NOLOGIN", "CREATE ROLE debrief_reader NOLOGIN");
  await run("GRANT debrief_tenant, debrief_reader TO plain");
  await prepare(database);
});

test("an error that has nothing to do with roles is told as it is", async () => {
  await run("CREATE DATABASE barred OWNER plain");
  const barred = open(cluster.url("barred"));
  await barred.prisma.$executeRaw`CREATE FUNCTION bar() RETURNS event_trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE 'no changes on a Monday'; END $$`;
  await barred.prisma
    .$executeRaw`CREATE EVENT TRIGGER bar ON ddl_command_start WHEN TAG IN ('CREATE POLICY') EXECUTE FUNCTION bar()`;
  await expect(prepare(open(urlOf("barred", "plain")))).rejects.toThrow("no changes on a Monday");
});

test.each([
  ["a wrong password", (url: string) => url.replace("hunter", "punter"), /refuses the user or the password/],
  [
    "a database that is not there",
    (url: string) => url.replace(/[^/]+$/, "nowhere"),
    /no database of that name/,
  ],
  ["TLS where there is none", (url: string) => `${url}?sslmode=require`, /does not speak TLS/],
  ["no password", (url: string) => url.replace(/:[^:@]*@/, "@"), /wants a password/],
  ["a password as it is", (url: string) => url.replace(/:[^:@]*@/, `:${PASSWORD}@`), /%2F, %3F and %23/],
])("%s is named, and no part of the password", async (_, change, reason) => {
  const url = change(cluster.url("postgres"));
  const failure = await prepareDatabase(admin, { DATABASE_URL: url }).catch((error: Error) => error.message);
  expect(failure).toMatch(reason);
  expect(failure).not.toMatch(/hunter|punter|two/);
});

test("a server that is away is waited for, and the state says so", async () => {
  const database = open(cluster.url("postgres"));
  let prepared: Promise<string[]> | undefined;
  await cluster.restart(async () => {
    prepared = prepare(database);
    await eventually(() =>
      expect(databaseState()).toEqual({
        phase: "waiting",
        reason: "Nothing listens where PostgreSQL should be.",
      }),
    );
  });
  await prepared;
  expect(databaseState()).toEqual({ phase: "ready" });
});

test("who keeps a migration waiting is named", async () => {
  const holders: string[] = [];
  const database = open(cluster.url("postgres"));
  let wait: Promise<unknown> | undefined;
  await withMigrationLock(cluster.url("postgres"), async () => {
    wait = database.migrateAlone(
      async () => {},
      (holder) => holders.push(holder),
    );
    await eventually(() => expect(holders[0]).toMatch(/process \d+ \("debrief" from 127\.0\.0\.1 since /));
  });
  await wait;
});

test.each(["work_mem=8MB", "TimeZone=Asia/Kolkata"])(
  "times are right when the address has options of its own: %s",
  async (option) => {
    const database = open(`${cluster.url("postgres")}?options=${encodeURIComponent(`-c ${option}`)}`);
    await prepare(database);
    await database.prisma.rateLimit.deleteMany();
    await database.prisma.rateLimit.create({ data: { key: "time", count: 1, resetsAt: new Date() } });
    const [row] = await database.prisma.$queryRaw<{ apart: number }[]>`
      SELECT abs(extract(epoch FROM now() - resets_at))::float8 AS apart FROM rate_limits`;
    expect(row?.apart).toBeLessThan(60);
  },
);

test("a schema that the address names is made and used", async () => {
  await run("CREATE DATABASE shared");
  const database = open(`${cluster.url("shared")}?schema=hiring%20team`);
  await prepare(database);
  expect(await database.prisma.user.count()).toBe(0);
  const schemas = await database.prisma.$queryRaw`
    SELECT DISTINCT table_schema AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`;
  expect(schemas).toEqual([{ name: "hiring team" }]);
});

const addresses = new WeakMap<Database, string>();

function open(url: string): Database {
  const database = openPostgres(url);
  addresses.set(database, url);
  opened = [...opened, database];
  return database;
}

function prepare(database: Database): Promise<string[]> {
  return prepareDatabase(database, { DATABASE_URL: addresses.get(database) });
}

function urlOf(database: string, user: string): string {
  const url = new URL(cluster.url(database));
  url.username = user;
  url.password = "x";
  return url.href;
}

async function run(...statements: string[]): Promise<void> {
  for (const statement of statements) await admin.prisma.$executeRawUnsafe(statement);
}
