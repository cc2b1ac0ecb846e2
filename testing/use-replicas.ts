import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll } from "vitest";
import { type Database, openPostgres } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import {
  type PostgresCluster,
  requirePostgresBinaries,
  startPostgresCluster,
} from "@/prisma/postgres-cluster";

/**
 * A PostgreSQL server of the test file's own, with the schema, as the database of this process, and replicas that only run
 * jobs as processes beside it: what still runs is killed afterwards. `environment` is asked when one starts.
 */
export function useReplicas(leaseMs: number, environment: () => Record<string, string>) {
  let cluster: PostgresCluster;
  let opened: Database;
  const replicas: ChildProcess[] = [];
  beforeAll(async () => {
    cluster = await startPostgresCluster(await requirePostgresBinaries());
    opened = openPostgres(cluster.url("postgres"));
    await migrate(opened);
    replaceProcessSingleton("database", opened);
  });
  afterAll(async () => {
    for (const replica of replicas) replica.kill("SIGKILL");
    await opened?.close();
    await cluster?.stop();
  });
  return {
    restartServer: () => cluster.restart(),
    startReplica: (): ChildProcess => {
      const replica = spawn(process.execPath, ["--import", "tsx", "testing/job-runner.ts", String(leaseMs)], {
        env: { ...process.env, DATABASE_URL: cluster.url("postgres"), ...environment() },
        stdio: ["ignore", "ignore", "inherit"],
      });
      replicas.push(replica);
      return replica;
    },
  };
}
