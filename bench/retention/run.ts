/**
 * What it costs to delete a hundred thousand interviews by a rule: a replica that only runs jobs, killed twice on the way, on a
 * PostgreSQL server of its own. It takes about an hour.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { saveRetentionRule } from "@/lib/data/retention/rules";
import { type Database, openPostgres } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { createMember, createTenant } from "@/prisma/factories";
import { fillInterviews } from "@/prisma/fill-interviews";
import { findPostgresBinaries, startPostgresCluster } from "@/prisma/postgres-cluster";
import { markdownTable } from "../shared/markdown-table";
import { processorSeconds } from "../shared/processor-time";

const INTERVIEWS = Number(process.env.BENCH_INTERVIEWS ?? 100_000);
const LEASE_MS = 5_000;
const LOOK_EVERY_MS = 10_000;

/** A table, or a sentence that says what is missing. */
export async function run(): Promise<string> {
  const binaries = await findPostgresBinaries();
  if (!binaries) return "Deletion by rule was not measured: PostgreSQL's server is not installed.";
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-retention-"));
  const cluster = await startPostgresCluster(binaries);
  const url = cluster.url("postgres");
  const database = openPostgres(url);
  try {
    await migrate(database);
    replaceProcessSingleton("database", database);
    await fill(database);
    return inWords(await measure(database, url, folder));
  } finally {
    await database.close();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everybody with one interview of long ago, announced a week before. */
async function fill(database: Database): Promise<void> {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "owner");
  await fillInterviews(database, tenant.id, INTERVIEWS);
  const { prisma } = database;
  for (const sql of FILL) await prisma.$executeRawUnsafe(sql.replaceAll("$user", actor.user.id));
  const days = { advance: 30, hold: 30, reject: 30, undecided: 30, unfinished: 30 };
  await saveRetentionRule(actor, { roleName: "", countsActivity: false, days });
}

const FILL = [
  // Candidates are made from their interviews, and come after them.
  "ALTER TABLE interviews DISABLE TRIGGER ALL",
  `UPDATE interviews SET session_created_at = session_created_at - interval '100 days',
    started_at = started_at - interval '100 days', completed_at = completed_at - interval '100 days',
    candidate_id = gen_random_uuid()`,
  `INSERT INTO candidates (id, tenant_id, ref, name, display_name, interview_count, last_interview_at)
    SELECT candidate_id, tenant_id, candidate_ref, candidate_name, candidate_name, 1, session_created_at FROM interviews`,
  "ALTER TABLE interviews ENABLE TRIGGER ALL",
  `INSERT INTO notes (id, tenant_id, interview_id, author_id, body, created_at)
    SELECT gen_random_uuid(), tenant_id, id, '$user', 'Calm under pressure', session_created_at FROM interviews`,
  `INSERT INTO decisions (id, tenant_id, interview_id, outcome, decided_by_id, decided_at)
    SELECT gen_random_uuid(), tenant_id, id, decision, '$user', session_created_at FROM interviews WHERE decision IS NOT NULL`,
  `INSERT INTO activities (id, tenant_id, interview_id, kind, detail, created_at)
    SELECT gen_random_uuid(), tenant_id, id, 'review_submitted', '{"kind": "review_submitted"}', session_created_at
    FROM interviews`,
  `INSERT INTO retention_notices (tenant_id, interview_id, noticed_at)
    SELECT tenant_id, id, now() - interval '8 days' FROM interviews`,
  "VACUUM ANALYZE",
];

type Measured = {
  seconds: number;
  replica: number;
  server: number;
  left: number;
  erased: number;
  twice: number;
};

async function measure(database: Database, url: string, folder: string): Promise<Measured> {
  const { prisma } = database;
  const start = (): ChildProcess =>
    spawn(process.execPath, ["--import", "tsx", "testing/job-runner.ts", String(LEASE_MS)], {
      env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder },
      stdio: ["ignore", "ignore", "inherit"],
    });
  const killAt = [INTERVIEWS * 0.66, INTERVIEWS * 0.33];
  const beganMs = Date.now();
  const before = await serverSeconds(database);
  let replica = start();
  let used = 0;
  // What a process needs to begin is not the deletion's.
  let atStart = await settled(replica);
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    const left = await prisma.interview.count();
    const run = await prisma.retentionRun.findFirst({ where: { endedAt: { not: null } } });
    console.error(`${left} left after ${Math.round((Date.now() - beganMs) / 1000)} s`);
    if (killAt[0] === undefined || left > killAt[0]) {
      if (run) break;
      continue;
    }
    killAt.shift();
    used += (await processorSeconds(replica.pid ?? 0)) - atStart;
    replica.kill("SIGKILL");
    await once(replica, "exit");
    replica = start();
    atStart = await settled(replica);
  }
  used += (await processorSeconds(replica.pid ?? 0)) - atStart;
  replica.kill("SIGTERM");
  await once(replica, "exit");
  const [{ erased = 0, distinct = 0 } = {}] = await prisma.$queryRaw<{ erased: number; distinct: number }[]>`
    SELECT count(*)::int AS erased, count(DISTINCT gone.id)::int AS distinct FROM erasures, unnest(interview_ids) AS gone(id)`;
  return {
    ...{ seconds: (Date.now() - beganMs) / 1000, replica: used },
    server: (await serverSeconds(database)) - before,
    ...{ left: await prisma.interview.count(), erased, twice: erased - distinct },
  };
}

async function settled(replica: ChildProcess): Promise<number> {
  await sleep(3_000);
  return processorSeconds(replica.pid ?? 0);
}

/** Of all of the server's processes, those that have ended included. */
async function serverSeconds({ prisma }: Database): Promise<number> {
  const [row] = await prisma.$queryRaw<
    { pid: string }[]
  >`SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1) AS pid`;
  const parent = row?.pid.trim() ?? "";
  let ticks = 0;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user, system, ended, endedSystem] = [11, 12, 13, 14].map((at) => Number(fields[at]));
    if (pid === parent) ticks += (user ?? 0) + (system ?? 0) + (ended ?? 0) + (endedSystem ?? 0);
    else if (fields[1] === parent) ticks += (user ?? 0) + (system ?? 0);
  }
  return ticks / 100;
}

function inWords({ seconds, replica, server, left, erased, twice }: Measured): string {
  const share = (of: number) => `${((of / seconds) * 100).toFixed(1)} %`;
  const both = (replica + server) / seconds;
  const table = markdownTable(
    ["measure", "value", "bar"],
    [
      [
        "interviews deleted; twice; left",
        `${erased}; ${twice}; ${left}`,
        left + twice === 0 ? "all, once: met" : "all, once: **missed**",
      ],
      ["time, killed twice on the way", `${Math.round(seconds / 60)} min`, "–"],
      ["of one processor: replica", share(replica), "–"],
      ["of one processor: PostgreSQL", share(server), "–"],
      ["of one processor: both", share(replica + server), both <= 0.2 ? "≤ 20 %: met" : "≤ 20 %: **missed**"],
    ],
  );
  return `${table}

Everybody with one interview, a note and a line of history, every seventh with a decision; the notice a week old. Measured once, from
the processes' own clocks; what a replica needs to begin is left out. ${os.cpus().length} processors, Node ${process.versions.node}.`;
}
