import { afterAll, beforeAll } from "vitest";
import { type Database, openPostgres } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { requirePostgresBinaries } from "@/prisma/postgres-cluster";
import { type StatementLog, startStatementLog } from "@/prisma/statement-log";

/** Gives the file's tests a PostgreSQL that notes every statement: those that reach it while `work` runs. */
export function useStatementLog(): StatementLog["during"] {
  let log: StatementLog;
  let opened: Database;

  beforeAll(async () => {
    log = await startStatementLog(await requirePostgresBinaries());
    opened = openPostgres(log.cluster.url("postgres"));
    await migrate(opened);
    replaceProcessSingleton("database", opened);
  });

  afterAll(async () => {
    await opened?.close();
    await log?.stop();
  });

  return (work) => log.during(work);
}
