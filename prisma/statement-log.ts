// What a PostgreSQL cluster is asked, as its own log has it: for budgets and benchmarks.
import { Client } from "pg";
import { type PostgresCluster, startPostgresCluster } from "./postgres-cluster";

const MARK = "\u00a7";

export type StatementLog = {
  cluster: PostgresCluster;
  /** The statements that reach the server while `work` runs, in their order; BEGIN and COMMIT among them. */
  during: (work: () => Promise<unknown>) => Promise<string[]>;
  /** How many rows the server has returned or changed so far. Only with `countsRows`. */
  rows: () => Promise<number>;
  stop: () => Promise<void>;
};

/** Starts a cluster that notes every statement, and with `countsRows` their rows, by an extension of PostgreSQL's own. */
export async function startStatementLog(
  binaries: string,
  { countsRows = false } = {},
): Promise<StatementLog> {
  let written = "";
  const cluster = await startPostgresCluster(binaries, {
    settings: {
      log_statement: "all",
      log_line_prefix: MARK,
      log_parameter_max_length: "0",
      ...(countsRows ? { shared_preload_libraries: "pg_stat_statements" } : {}),
    },
    onLog: (text) => {
      written += text;
    },
  });
  const watcher = new Client({ connectionString: cluster.url("postgres") });
  await watcher.connect();
  if (countsRows)
    await watcher.query("CREATE EXTENSION pg_stat_statements; SET pg_stat_statements.track = 'none'");
  let marks = 0;
  /** Notes a mark and waits until the log has it: what was asked before it stands before it. */
  const mark = async () => {
    const sql = `SELECT 'mark ${++marks}'`;
    await watcher.query(sql);
    while (!written.includes(sql)) await new Promise((resolve) => setTimeout(resolve, 5));
    return written.indexOf(sql) + sql.length;
  };
  return {
    cluster,
    during: async (work) => {
      const from = await mark();
      await work();
      const to = await mark();
      const between = written.slice(from, to);
      written = written.slice(to);
      return toStatements(between);
    },
    rows: async () => {
      const { rows } = await watcher.query<{ rows: string }>(
        "SELECT coalesce(sum(rows), 0) AS rows FROM pg_stat_statements",
      );
      return Number(rows[0]?.rows ?? 0);
    },
    stop: async () => {
      await watcher.end();
      await cluster.stop();
    },
  };
}

function toStatements(log: string): string[] {
  return log
    .split(MARK)
    .map((entry) => /^LOG:\s+(?:statement|execute [^:]+): (.*)/s.exec(entry)?.[1]?.trim() ?? "")
    .filter((sql) => sql !== "" && !/^SELECT 'mark \d+'/.test(sql))
    .map((sql) => sql.replaceAll(/\s+/g, " "));
}
