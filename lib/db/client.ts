import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { Client, Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { dataPath, env } from "@/lib/env";
import { processSingleton } from "@/lib/process-singleton";
import { onNotice } from "./access-changes";
import { PrismaClient } from "./generated/client";
import { withWholeScripts } from "./whole-scripts";

/** The open database: a PostgreSQL pool, or PGlite when DATABASE_URL is unset. Same SQL on both. */
export type Database = {
  prisma: PrismaClient;
  /** The factory the migration engine connects through; it must not share Prisma's own connections. */
  migrationAdapter: SqlMigrationAwareDriverAdapterFactory;
  /** Calls `onPayload` for each NOTIFY on `channel` until the returned function is called. */
  listen: (channel: string, onPayload: (payload: string) => void) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
};

const POOL_SIZE = 10;

// Each statement of a tenant is a transaction. Where many wait for a connection, they wait rather than fail.
const TRANSACTIONS = { maxWait: 30_000, timeout: 30_000 };

// Prisma reads a timestamptz as if it were of UTC, whatever zone the server writes it in.
const IN_UTC = { options: "-c TimeZone=UTC" };

/** Opens PostgreSQL at `url`. Connections are made on demand. */
export function openPostgres(url: string): Database {
  const pool = new Pool({ connectionString: url, max: POOL_SIZE, ...IN_UTC });
  // An idle connection that the server ends must not end the process; the next query opens another.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("notice", onNotice));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTIONS });
  return {
    prisma,
    migrationAdapter: withWholeScripts(new PrismaPg({ connectionString: url, max: 1 }), (script) =>
      runOnPostgres(url, script),
    ),
    listen: async (channel, onPayload) =>
      (await import("./listen")).listenOnPostgres(url, channel, onPayload),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function runOnPostgres(url: string, script: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}

/** Opens the embedded database in `directory`, or in memory when it is undefined. */
export function openEmbedded(directory?: string): Database {
  return databaseOnPglite(new PGlite(directory));
}

/** Wraps a PGlite instance that somebody else made. */
export function databaseOnPglite(pglite: PGlite): Database {
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite), transactionOptions: TRANSACTIONS });
  return {
    prisma,
    migrationAdapter: withWholeScripts(new PrismaPGlite(pglite), (script) => pglite.exec(script)),
    listen: (channel, onPayload) => pglite.listen(channel, onPayload).then((stop) => () => stop()),
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
    },
  };
}

/** The process's one database. Opened at first use. */
export function database(): Database {
  return processSingleton("database", () => {
    const { DATABASE_URL } = env();
    return DATABASE_URL ? openPostgres(DATABASE_URL) : openEmbedded(dataPath("postgres"));
  });
}
