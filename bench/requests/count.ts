/** The app in production on PostgreSQL with the demo's data, and what each request asks of it. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openPostgres } from "@/lib/db/client";
import { startStatementLog } from "@/prisma/statement-log";
import { findFreePort } from "../../scripts/run/ports.mjs";
import { type BenchApp, startApp } from "../shared/app";
import { processorSeconds } from "../shared/processor-time";
import { start } from "../shared/programs";
import { waitForAnswer } from "../shared/wait-for-answer";
import type { CountedRequest, Scene } from "./requests";
import { REQUESTS } from "./requests";

const FILLED_WITHIN_MS = 120_000;
const IDLE_MS = 10_000;
const WARM = 3;
const TIMES = 10;

export type Counted = CountedRequest & {
  statements: string[];
  bytes: number;
  /** Of the app's processor, for one request. */
  processorMs: number;
};

/** Counts every request, and what an idle replica asks in ten seconds. `binaries`: of PostgreSQL's server. */
export async function countRequests(
  binaries: string,
  { isIdleCounted = true } = {},
): Promise<{ requests: Counted[]; idle: string[] }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-requests-"));
  const log = await startStatementLog(binaries);
  const databaseUrl = log.cluster.url("postgres");
  const port = await findFreePort();
  process.env.SANDBOX_PORT = String(port);
  const sandbox = start(process.execPath, ["--import", "tsx", "sandbox/main.ts"]);
  const database = openPostgres(databaseUrl);
  let app: BenchApp | undefined;
  try {
    const platform = `http://127.0.0.1:${port}`;
    await waitForAnswer(`${platform}/api/v1/health`);
    app = await startApp(folder, platform, { databaseUrl });
    const scene = await waitUntilFilled(database);
    await database.prisma.$executeRaw`UPDATE jobs SET run_at = now() + interval '1 day'`;
    const idle = isIdleCounted ? await countIdle(log.during) : [];
    const requests: Counted[] = [];
    for (const request of REQUESTS) requests.push(await count(app, request, scene, log.during));
    return { requests, idle };
  } finally {
    await app?.stop();
    await database.close();
    await sandbox.stop();
    await log.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type During = (work: () => Promise<unknown>) => Promise<string[]>;

async function countIdle(during: During): Promise<string[]> {
  // What was going on comes to its end first.
  await sleep(2_000);
  return during(() => sleep(IDLE_MS));
}

async function count(app: BenchApp, request: CountedRequest, scene: Scene, during: During): Promise<Counted> {
  const url = app.origin + request.path(scene);
  const headers = request.as === "token" ? { "x-api-key": app.apiToken } : { cookie: app.cookie };
  let bytes = 0;
  const ask = async () => {
    const reply = await fetch(url, { headers, redirect: "manual" });
    bytes = (await reply.arrayBuffer()).byteLength;
    if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}.`);
  };
  for (let time = 0; time < WARM; time += 1) await ask();
  const before = await processorSeconds(app.pid);
  for (let time = 0; time < TIMES; time += 1) await ask();
  const processorMs = (((await processorSeconds(app.pid)) - before) * 1000) / TIMES;
  // The claims of jobs go on meanwhile and are not the request's. Of two, for what is done once a minute.
  const counted = async () => (await during(ask)).filter((sql) => !/lease_until|pg_notify/.test(sql));
  const [one, other] = [await counted(), await counted()];
  return { ...request, statements: one.length <= other.length ? one : other, bytes, processorMs };
}

/** Waits until the demo's interviews are listed and indexed. */
async function waitUntilFilled({ prisma }: Database): Promise<Scene> {
  const endsAtMs = Date.now() + FILLED_WITHIN_MS;
  while (Date.now() < endsAtMs) {
    const waiting = await prisma.job.count({ where: { kind: "index" } });
    const interview = await prisma.interview.findFirst({
      where: { tenant: { slug: "acme" }, candidateName: "Maya Lindqvist", hasTranscript: true },
      select: { id: true, candidateId: true, sessionId: true },
    });
    if (waiting === 0 && interview?.candidateId)
      return {
        interviewId: interview.id,
        candidateId: interview.candidateId,
        sessionId: interview.sessionId,
      };
    await sleep(200);
  }
  throw new Error("The demo's interviews were not listed.");
}
