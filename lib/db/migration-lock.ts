import { setTimeout as sleep } from "node:timers/promises";
import { connectionTo } from "./postgres-client";

/** The number that Prisma's own engine locks, so that earlier versions of Debrief wait for us and we for them. */
const LOCK = 72_707_369;
const RETRY_MS = 1_000;

/** What Prisma's engine asks for at its start. Ours, below, stands in for it. */
export const ENGINES_LOCK = /^\s*SELECT pg_advisory_lock\(\d+\)\s*$/i;

// A transaction that only holds the lock does nothing for as long as the migration takes.
const STAY_OPEN = `
  SELECT set_config(name, '0', true) FROM pg_settings
  WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout', 'statement_timeout', 'lock_timeout')`;

const NAME_HOLDER = `
  SELECT l.pid, coalesce(host(a.client_addr), 'this machine') AS host, coalesce(a.application_name, '') AS application,
    to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS "UTC"') AS since
  FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = ${LOCK} AND l.objsubid = 1 AND l.granted
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

type Holder = { pid: number; host: string; application: string; since: string | null };

/**
 * Runs `work` while no other process migrates the database at `url`, however long it has to wait; `onWait` is told who
 * holds the lock. The lock belongs to a transaction: one of the session would stay behind in a pooler's connection.
 */
export async function withMigrationLock<T>(
  url: string,
  work: () => Promise<T>,
  onWait: (holder: string) => void = () => {},
): Promise<T> {
  const { Client, ...config } = connectionTo(url);
  const client = new Client(config);
  client.on("error", () => {});
  await client.connect();
  try {
    for (;;) {
      await client.query("BEGIN");
      await client.query(STAY_OPEN);
      const { rows } = await client.query<{ held: boolean }>(
        `SELECT pg_try_advisory_xact_lock(${LOCK}) AS held`,
      );
      if (rows[0]?.held) break;
      const holders = await client.query<Holder>(NAME_HOLDER);
      await client.query("ROLLBACK");
      if (holders.rows[0]) onWait(describe(holders.rows[0]));
      await sleep(RETRY_MS);
    }
    const result = await work();
    await client.query("COMMIT");
    return result;
  } finally {
    client.end().catch(() => {});
  }
}

function describe({ pid, host, application, since }: Holder): string {
  const from = `${application ? `"${application}" ` : ""}from ${host}${since ? ` since ${since}` : ""}`;
  return (
    `PostgreSQL's process ${pid} (${from}) holds the lock for migrations. ` +
    `If that is no Debrief that is starting: SELECT pg_terminate_backend(${pid})`
  );
}
