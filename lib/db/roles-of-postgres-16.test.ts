import { afterAll, beforeAll, expect, test } from "vitest";
import { demandServing } from "./check-serving";
import { type Database, openEmbedded } from "./client";
import { migrate } from "./migrate";

// The embedded database is PostgreSQL 17, where membership of a role no longer means that one may act as it.
let database: Database;

beforeAll(async () => {
  database = openEmbedded();
  await run(
    "CREATE ROLE hosted LOGIN CREATEROLE",
    "CREATE ROLE plain LOGIN",
    "GRANT ALL ON SCHEMA public TO hosted, plain",
    "CREATE ROLE debrief_reader NOLOGIN",
    "GRANT debrief_reader TO hosted WITH ADMIN TRUE, INHERIT FALSE, SET FALSE",
  );
}, 60_000);

afterAll(() => database?.close());

test("an owner who may make roles but is no superuser lets themselves act as them", async () => {
  await run("SET SESSION AUTHORIZATION hosted");
  await migrate(database);
  await demandServing(database, null);
  await run("SET ROLE debrief_tenant", "RESET ROLE", "SET ROLE debrief_reader", "RESET ROLE");
}, 60_000);

test("a member who may not act as the roles is refused with what to run", async () => {
  await run("RESET SESSION AUTHORIZATION");
  await run("GRANT debrief_tenant, debrief_reader TO plain WITH INHERIT TRUE, SET FALSE");
  await run("SET SESSION AUTHORIZATION plain");
  await expect(demandServing(database, null)).rejects.toThrow(
    /GRANT debrief_tenant, debrief_reader TO "plain" WITH SET TRUE/,
  );
});

async function run(...statements: string[]): Promise<void> {
  for (const statement of statements) await database.prisma.$executeRawUnsafe(statement);
}
