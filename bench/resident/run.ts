/** What the app holds in memory after an hour of light use, on PostgreSQL and on the embedded database. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findPostgresBinaries, startPostgresCluster } from "@/prisma/postgres-cluster";
import { memoryOf } from "../recording/memory";
import { type BenchApp, startApp } from "../shared/app";
import { markdownTable } from "../shared/markdown-table";
import { startSandbox } from "../shared/sandbox";

const MINUTES = Number(process.env.RESIDENT_MINUTES ?? 60);
const PAUSE_MS = 5_000;
const PAGES = ["interviews", "candidates", "reports", "queue", "search?q=the", "settings"];

type Resident = { startBytes: number; peakBytes: number; endBytes: number };

/** A table, with a sentence that says how it was measured. `RESIDENT_MINUTES` shortens it. */
export async function run(): Promise<string> {
  const binaries = await findPostgresBinaries();
  if (!binaries) return "Memory was not measured: PostgreSQL's server is not installed.";
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-resident-"));
  const sandbox = await startSandbox();
  const cluster = await startPostgresCluster(binaries);
  try {
    const databaseUrl = cluster.url("postgres");
    const onPostgres = await startApp(path.join(folder, "postgres"), sandbox.url, { databaseUrl });
    const onEmbedded = await startApp(path.join(folder, "embedded"), sandbox.url);
    const measured = await Promise.all([during(onPostgres), during(onEmbedded)]).finally(() =>
      Promise.all([onPostgres.stop(), onEmbedded.stop()]),
    );
    return shown(measured);
  } finally {
    await cluster.stop();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A reviewer's work for an hour: a page every five seconds, and after each round a recording as a whole. */
async function during({ origin, pid, cookie }: BenchApp): Promise<Resident> {
  const ask = async (address: string): Promise<string> => {
    const answer = await fetch(`${origin}${address}`, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
  };
  const startBytes = await memoryOf(pid);
  let peakBytes = startBytes;
  const endsAtMs = performance.now() + MINUTES * 60_000;
  for (let turn = 0; performance.now() < endsAtMs; turn += 1) {
    const html = await ask(`/t/acme/${PAGES[turn % PAGES.length]}`);
    const ids = [...html.matchAll(/\/t\/acme\/interviews\/([0-9a-f-]{36})/g)].map(([, id]) => id);
    if (ids.length > 0) {
      const id = ids[turn % ids.length];
      await ask(`/t/acme/interviews/${id}`);
      const recording = await fetch(`${origin}/api/t/acme/interviews/${id}/recording`, {
        headers: { cookie },
      });
      // An unfinished interview has none yet.
      await recording.arrayBuffer();
    }
    peakBytes = Math.max(peakBytes, await memoryOf(pid));
    await sleep(PAUSE_MS);
  }
  return { startBytes, peakBytes, endBytes: await memoryOf(pid) };
}

function shown([onPostgres, onEmbedded]: [Resident, Resident]): string {
  const row = (name: string, bar: number, { startBytes, peakBytes, endBytes }: Resident) => [
    name,
    megabytes(startBytes),
    megabytes(peakBytes),
    megabytes(endBytes),
    `< ${bar} MB: ${endBytes / 1e6 < bar ? "met" : "**missed**"}`,
  ];
  const heads = ["resident memory", "at the start", "at most", `after ${MINUTES} minutes`, "bar"];
  const table = markdownTable(heads, [
    row("on PostgreSQL", 300, onPostgres),
    row("embedded", 550, onEmbedded),
  ]);
  return `${table}

The demo's data; a page every five seconds or less often, and with a list an interview and its recording as a whole. Node
${process.versions.node}.`;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
