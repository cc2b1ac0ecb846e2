/** How the installation does, for its operator: counts and codes, nothing that a tenant holds. */
import type { OperatorActor } from "@/lib/auth/actor";
import { installationKeys } from "@/lib/crypto/stored-secret";
import { database } from "@/lib/db/client";
import { countLockedSecrets } from "@/lib/db/reencrypt";
import { env } from "@/lib/env";
import { EVENT_CHANNEL } from "@/lib/events/bus";
import { recordingSpool } from "@/lib/recording/spool";
import { version } from "@/package.json";

export type InstallationHealth = {
  version: string;
  nodeVersion: string;
  database: { kind: "postgresql" | "embedded"; version: string; sizeBytes: number; answeredMs: number };
  migrations: { count: number; last: string; lastAt: string | null };
  /** How many processes serve this database. */
  replicas: number;
  jobs: {
    /** Whether this replica does any. */
    isOnHere: boolean;
    waiting: number;
    running: number;
    due: number;
    /** How long the one that has waited longest is due; null when none is. */
    latenessMs: number | null;
    /** Work that failed and will be tried again, the most frequent first. */
    failing: { kind: string; code: string; count: number }[];
  };
  /** Stored secrets that this ENCRYPTION_KEY does not open, by what they are. */
  locked: Record<
    "platformKeys" | "webhookTargets" | "providerSecrets" | "secondFactors" | "erasureKeys",
    number
  >;
  /** Null: it answers. `openUntil`: nothing is asked before, whoever's key it is. */
  platform: { address: string; failures: number; openUntil: string | null; tenantsWaiting: number };
  /** Of this replica. */
  spool: { usedBytes: number; maxBytes: number; recordings: number; listeners: number };
};

const MOST_FAILURES = 10;

/** Reads everything at once, anew each time. */
export async function getInstallationHealth(_operator: OperatorActor): Promise<InstallationHealth> {
  const { DATABASE_URL, JOBS, PLATFORM_URL, SPOOL_MAX_BYTES } = env();
  const [databaseState, migrations, replicas, jobs, platform, locked] = await Promise.all([
    readDatabase(),
    readMigrations(),
    DATABASE_URL ? countReplicas() : 1,
    readJobs(),
    readPlatform(),
    countLockedSecrets(installationKeys()),
  ]);
  const { reservedBytes, recordings, listeners } = recordingSpool().stats();
  return {
    version,
    nodeVersion: process.version,
    database: { kind: DATABASE_URL ? "postgresql" : "embedded", ...databaseState },
    migrations,
    replicas,
    jobs: { isOnHere: JOBS === "on", ...jobs },
    locked,
    platform: { address: new URL(PLATFORM_URL).host, ...platform },
    spool: { usedBytes: reservedBytes, maxBytes: SPOOL_MAX_BYTES, recordings, listeners },
  };
}

async function readDatabase(): Promise<{ version: string; sizeBytes: number; answeredMs: number }> {
  const askedAtMs = performance.now();
  const [row] = await database().prisma.$queryRaw<{ version: string; size: bigint }[]>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size`;
  const answeredMs = Math.round(performance.now() - askedAtMs);
  return { version: row?.version ?? "", sizeBytes: Number(row?.size ?? 0), answeredMs };
}

async function readMigrations(): Promise<InstallationHealth["migrations"]> {
  const [row] = await database().prisma.$queryRaw<{ count: number; last: string; lastAt: Date | null }[]>`
    SELECT count(*)::int AS count, coalesce(max(migration_name), '') AS last, max(finished_at) AS "lastAt"
    FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  return { count: row?.count ?? 0, last: row?.last ?? "", lastAt: row?.lastAt?.toISOString() ?? null };
}

/** Each replica holds one connection that listens for events and does nothing else, beside others for other channels. */
async function countReplicas(): Promise<number> {
  const [row] = await database().prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE ${`LISTEN %${EVENT_CHANNEL}%`}`;
  return row?.count ?? 0;
}

async function readJobs(): Promise<Omit<InstallationHealth["jobs"], "isOnHere">> {
  const [[counts], failing] = await Promise.all([
    database().prisma.$queryRaw<JobCounts[]>`
      SELECT count(*)::int AS waiting,
        count(*) FILTER (WHERE lease_until > now())::int AS running,
        count(*) FILTER (WHERE is_due)::int AS due,
        (extract(epoch FROM now() - min(run_at) FILTER (WHERE is_due AND run_at > to_timestamp(0))) * 1000)::float8
          AS "latenessMs"
      FROM (
        SELECT lease_until, run_at, run_at <= now() AND (lease_until IS NULL OR lease_until <= now()) AS is_due
        FROM jobs JOIN tenants ON tenants.id = jobs.tenant_id AND tenants.disabled_at IS NULL
      ) jobs`,
    database().prisma.job.groupBy({
      by: ["kind", "lastError"],
      where: { attempts: { gt: 0 }, tenant: { disabledAt: null } },
      _count: { id: true },
      orderBy: { _count: { id: "desc" } },
      take: MOST_FAILURES,
    }),
  ]);
  return {
    ...(counts ?? { waiting: 0, running: 0, due: 0, latenessMs: null }),
    failing: failing.map(({ kind, lastError, _count }) => ({
      kind,
      code: lastError ?? "UNEXPECTED",
      count: _count.id,
    })),
  };
}

type JobCounts = { waiting: number; running: number; due: number; latenessMs: number | null };

async function readPlatform(): Promise<Omit<InstallationHealth["platform"], "address">> {
  const now = new Date();
  const [health, tenantsWaiting] = await Promise.all([
    database().prisma.platformHealth.findFirst(),
    database().prisma.tenantPace.count({
      where: {
        tenant: { disabledAt: null },
        OR: [{ openUntil: { gt: now } }, { pausedUntil: { gt: now } }],
      },
    }),
  ]);
  const openUntil = health?.openUntil && health.openUntil > now ? health.openUntil.toISOString() : null;
  return { failures: health?.failures ?? 0, openUntil, tenantsWaiting };
}
