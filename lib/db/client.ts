import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { Pool } from "pg";
import { dataPath, env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { processSingleton } from "@/lib/process-singleton";
import { onNotice } from "./access-changes";
import { embeddedAdapter } from "./embedded/adapter";
import { EmbeddedServer } from "./embedded/server";
import { PrismaClient } from "./generated/client";
import { forMigrations } from "./migration-adapter";
import { withMigrationLock } from "./migration-lock";
import { noteOutage } from "./outage";
import { readPostgresAddress } from "./postgres-address";
import { connectionTo } from "./postgres-client";
import { databaseState } from "./state";
import { statementNames } from "./statement-names";
import { keepCallers } from "./watch-statement";

/** The open database: a PostgreSQL pool, or PGlite when DATABASE_URL is unset. Same SQL on both. */
export type Database = {
  prisma: PrismaClient;
  /** The factory the migration engine connects through; it must not share Prisma's own connections. */
  migrationAdapter: SqlMigrationAwareDriverAdapterFactory;
  /** Runs `work` while no other process migrates; `onWait` is told who keeps it waiting. */
  migrateAlone: <T>(work: () => Promise<T>, onWait?: (holder: string) => void) => Promise<T>;
  /** Calls `onPayload` for each NOTIFY on `channel` until the returned function is called. */
  listen: (channel: string, onPayload: (payload: string) => void) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
};

const POOL_SIZE = 10;
const RETRY_AFTER_SECONDS = 5;

// Each statement of a tenant is a transaction. Where many wait for a connection, they wait rather than fail.
const TRANSACTIONS = { maxWait: 30_000, timeout: 30_000 };

/** Opens PostgreSQL at `url`. Connections are made on demand, but for `listen` to `directUrl`, which goes past a pooler. */
export function openPostgres(url: string, directUrl = url): Database {
  const connection = connectionTo(url);
  const { schema } = readPostgresAddress(url);
  const inSchema = schema === null ? {} : { schema };
  const pool = new Pool({ ...connection, max: POOL_SIZE });
  keepCallers(pool);
  // An idle connection that the server ends must not end the process; the next query opens another.
  pool.on("error", noteOutage);
  pool.on("connect", (client) => client.on("notice", onNotice));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { ...inSchema, statementNameGenerator: statementNames() }),
    transactionOptions: TRANSACTIONS,
  });
  return {
    prisma,
    migrationAdapter: forMigrations(new PrismaPg({ ...connection, max: 1 }, inSchema), (script) =>
      runOnPostgres(url, script),
    ),
    migrateAlone: (work, onWait) =>
      withMigrationLock(
        url,
        async () => {
          if (schema !== null) await runOnPostgres(url, makeSchema(schema));
          return work();
        },
        onWait,
      ),
    listen: async (channel, onPayload) =>
      (await import("./listen")).listenOnPostgres(directUrl, channel, onPayload),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function runOnPostgres(url: string, script: string): Promise<void> {
  const { Client, ...config } = connectionTo(url);
  const client = new Client(config);
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}

// Not IF NOT EXISTS alone: that asks for the privilege to make schemas even where nothing has to be made.
function makeSchema(schema: string): string {
  const name = schema.replaceAll("'", "''");
  return `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${name}') THEN
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', '${name}'); END IF; END $$`;
}

/**
 * Opens the embedded database in `directory`, or in memory when it is undefined. `base`: a file of a packed data folder
 * that it begins as.
 */
export function openEmbedded(directory?: string, base?: string): Database {
  const server = new EmbeddedServer(directory, base);
  const adapter = embeddedAdapter(server);
  const prisma = new PrismaClient({ adapter, transactionOptions: TRANSACTIONS });
  return {
    prisma,
    migrationAdapter: forMigrations(adapter, (script) => server.ask("script", { script })),
    migrateAlone: (work) => work(),
    listen: (channel, onPayload) => server.listen(channel, onPayload),
    close: async () => {
      await prisma.$disconnect();
      await server.close();
    },
  };
}

/** The process's one database. Opened at first use. Throws `unavailable` while it is being prepared. */
export function database(): Database {
  const state = databaseState();
  if ("reason" in state)
    throw new AppError("unavailable", state.reason, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  return openDatabase();
}

/** The same, for who prepares it. */
export function openDatabase(): Database {
  return processSingleton("database", () => {
    const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
    return DATABASE_URL
      ? openPostgres(DATABASE_URL, DATABASE_DIRECT_URL)
      : openEmbedded(dataPath("postgres"));
  });
}
