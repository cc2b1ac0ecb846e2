/** How soon a finished interview is noticed, and what that costs the platform: Debrief beside a naive poller. */
import { randomBytes } from "node:crypto";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { openPostgres } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { findPostgresBinaries, startPostgresCluster } from "@/prisma/postgres-cluster";
import { markdownTable } from "../shared/markdown-table";
import { startSandbox } from "../shared/sandbox";
import { percentile } from "../shared/statistics";
import { type Crowd, makeCrowd, storeCrowd } from "./crowd";
import { pollNaively } from "./naive";
import { startReplicas } from "./replicas";

const TENANTS = 200;
const EACH = 100;
const REPLICAS = 2;
const WARM_UP_MS = 20_000;
const MEASURED_MS = 60_000;
// For what ended last to be found.
const TAIL_MS = 15_000;
// The interviews end evenly over a time that is longer than the measured one: most are still going on at its end.
const ENDS_OVER_SEC = 600;

type Side = {
  delaysMs: number[];
  requests: number;
  overRate: number;
};

/** A Markdown table, or a sentence that says what is missing. */
export async function run(): Promise<string> {
  const binaries = await findPostgresBinaries();
  if (!binaries) return "The sync bench was not run: PostgreSQL's server is not installed.";
  const sandbox = await startSandbox();
  const { url } = sandbox;
  const cluster = await startPostgresCluster(binaries);
  try {
    const naive = await measureNaive(url);
    const ours = await measureDebrief(url, cluster.url("postgres"));
    return report(naive, ours);
  } finally {
    await sandbox.stop();
    await cluster.stop();
  }
}

function crowdFrom(first: number, startsInSec: number): Crowd {
  return { first, clients: TENANTS, each: EACH, endsAfterSec: [startsInSec, startsInSec + ENDS_OVER_SEC] };
}

async function measureNaive(url: string): Promise<Side> {
  const sessions = await makeCrowd(url, crowdFrom(0, 15));
  const fromMs = Date.now() + WARM_UP_MS;
  const polling = pollNaively(url, sessions, fromMs, fromMs + MEASURED_MS, fromMs + MEASURED_MS + TAIL_MS);
  const counts = await countDuring(url, fromMs);
  const delaysMs = await polling;
  return { delaysMs, ...counts };
}

async function measureDebrief(url: string, databaseUrl: string) {
  const database = openPostgres(databaseUrl);
  await migrate(database);
  const encryptionKey = randomBytes(32).toString("base64");
  // Storing the crowd takes a while; nothing should end before the replicas run.
  const crowd = crowdFrom(10_000, 35);
  const madeMs = Date.now();
  await makeCrowd(url, crowd);
  await storeCrowd(database, url, crowd, encryptionKey);
  const replicas = startReplicas(REPLICAS, {
    DATABASE_URL: databaseUrl,
    PLATFORM_URL: url,
    ENCRYPTION_KEY: encryptionKey,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    NEXTAUTH_URL: "http://127.0.0.1",
    NODE_ENV: "production",
  });
  const fromMs = Math.max(Date.now(), madeMs + 15_000) + WARM_UP_MS;
  await sleep(fromMs - Date.now());
  const cpuBefore = await replicas.processorSeconds();
  const counts = await countDuring(url, fromMs);
  const processors = (await replicas.processorSeconds()) - cpuBefore;
  const memoryBytes = await replicas.memoryBytes();
  await sleep(TAIL_MS);
  const found = await database.prisma.interview.findMany({
    where: {
      status: "completed",
      completedAt: { gte: new Date(fromMs), lt: new Date(fromMs + MEASURED_MS) },
    },
    select: { completedAt: true, updatedAt: true },
  });
  await replicas.stop();
  await database.close();
  return {
    ...counts,
    delaysMs: found.map(({ completedAt, updatedAt }) => updatedAt.getTime() - (completedAt?.getTime() ?? 0)),
    processors: processors / (MEASURED_MS / 1000),
    memoryBytes,
  };
}

/** What the platform was asked during the measured time, of the status of sessions. */
async function countDuring(url: string, fromMs: number): Promise<Omit<Side, "delaysMs">> {
  await sleep(Math.max(0, fromMs - Date.now()));
  await fetch(`${url}/__sandbox/requests`, { method: "DELETE" });
  await sleep(MEASURED_MS);
  const answer = await fetch(`${url}/__sandbox/requests`);
  const { counts } = (await answer.json()) as { counts: Record<string, number> };
  return { requests: (counts.list ?? 0) + (counts.session ?? 0), overRate: counts.over_rate ?? 0 };
}

function report(naive: Side, ours: Awaited<ReturnType<typeof measureDebrief>>): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const delay = ({ delaysMs }: Side, share: number) => percentile(delaysMs, share);
  const row = (what: string, of: (side: Side) => string, bar: string) => [what, of(ours), of(naive), bar];
  const share = ours.requests / naive.requests;
  const isNoLater = delay(ours, 0.95) <= delay(naive, 0.95);
  const verdict = (isMet: boolean) => (isMet ? "met" : "**missed**");
  const table = markdownTable(
    ["measure", "Debrief", "naive poller", "bar"],
    [
      row("interviews that ended", ({ delaysMs }) => String(delaysMs.length), "–"),
      row("found after, median", (side) => seconds(delay(side, 0.5)), "–"),
      row("found after, p95", (side) => seconds(delay(side, 0.95)), `no later: ${verdict(isNoLater)}`),
      row(
        "requests to the platform",
        ({ requests }) => String(requests),
        `≤ a fifth: ${verdict(share <= 0.2)} (${(share * 100).toFixed(1)} %)`,
      ),
      row(
        "requests per interview that ended",
        (side) => (side.requests / side.delaysMs.length).toFixed(2),
        "–",
      ),
      row(
        "requests beyond the allowed rate",
        ({ overRate }) => String(overRate),
        `0: ${verdict(ours.overRate === 0)}`,
      ),
      ["processor, both replicas together", `${ours.processors.toFixed(2)} of ${os.cpus().length}`, "–", "–"],
      ["memory of a replica", `${Math.round(ours.memoryBytes / 1024 ** 2)} MB`, "–", "–"],
    ],
  );
  const load = os.loadavg().map((value) => value.toFixed(1));
  return `${table}

${TENANTS} tenants with ${EACH} interviews each that are going on and end evenly over ${ENDS_OVER_SEC} s; ${MEASURED_MS / 1000} s of that are
measured, first with the naive poller, which asks about each of them every 15 s, then with ${REPLICAS} replicas on one
PostgreSQL server. Sandbox, database and replicas share ${os.cpus().length} processors, Node ${process.versions.node}; load at the end ${load.join(", ")}.
The sandbox allows 500 requests a minute for each tenant.`;
}
