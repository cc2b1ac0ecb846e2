/** The app in production on PostgreSQL with the demo's data, and what each request asks of it. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openPostgres } from "@/lib/db/client";
import { type StatementLog, startStatementLog } from "@/prisma/statement-log";
import { type BenchApp, startApp } from "../shared/app";
import { processorSeconds } from "../shared/processor-time";
import { startSandbox } from "../shared/sandbox";
import type { CountedRequest, Scene } from "./requests";
import { REQUESTS } from "./requests";

const FILLED_WITHIN_MS = 120_000;
const IDLE_MS = 10_000;
const WARM = 3;
const TIMES = 10;

export type Counted = CountedRequest & {
  statements: string[];
  /** Null where statements alone are counted. */
  measured: Measured | null;
};

export type Measured = {
  bytes: number;
  /** Of the scripts that its HTML names, as a browser is sent them. */
  scriptBytes: number;
  /** That the database returned or changed. */
  rows: number;
  /** Of the app's processor, for one request. */
  processorMs: number;
};

/**
 * Counts every request, and what an idle replica asks in ten seconds. `binaries`: of PostgreSQL's server. What takes most
 * of the time, rows, scripts and processor, is left out unless `measuresAll`.
 */
export async function countRequests(
  binaries: string,
  { measuresAll = false } = {},
): Promise<{ requests: Counted[]; idle: string[] }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-requests-"));
  const log = await startStatementLog(binaries, { countsRows: measuresAll });
  const databaseUrl = log.cluster.url("postgres");
  const sandbox = await startSandbox();
  const database = openPostgres(databaseUrl);
  let app: BenchApp | undefined;
  try {
    app = await startApp(folder, sandbox.url, { databaseUrl });
    const scene = await waitUntilFilled(database);
    await database.prisma.$executeRaw`UPDATE jobs SET run_at = now() + interval '1 day'`;
    const idle = await countIdle(log.during);
    // Pages hasten them, and what they ask is not the requests'.
    await database.prisma.job.deleteMany();
    const requests: Counted[] = [];
    for (const request of REQUESTS) requests.push(await count(app, request, scene, log, measuresAll));
    return { requests, idle };
  } finally {
    await app?.stop();
    await database.close();
    await sandbox.stop();
    await log.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function countIdle(during: StatementLog["during"]): Promise<string[]> {
  // What was going on comes to its end first.
  await sleep(2_000);
  return during(() => sleep(IDLE_MS));
}

async function count(
  app: BenchApp,
  request: CountedRequest,
  scene: Scene,
  log: StatementLog,
  measuresAll: boolean,
): Promise<Counted> {
  const url = app.origin + request.path(scene);
  const headers = request.as === "token" ? { "x-api-key": app.apiToken } : { cookie: app.cookie };
  const ask = async () => {
    const reply = await fetch(url, { headers, redirect: "manual" });
    if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}.`);
    return reply.text();
  };
  for (let time = 0; time < WARM; time += 1) await ask();
  const measured = measuresAll ? await measure(app, ask, log) : null;
  // The claims of jobs go on meanwhile and are not the request's. Of two, for what is done once a minute.
  const counted = async () => (await log.during(ask)).filter((sql) => !/lease_until|pg_notify/.test(sql));
  const [one, other] = [await counted(), await counted()];
  return { ...request, statements: one.length <= other.length ? one : other, measured };
}

async function measure(app: BenchApp, ask: () => Promise<string>, log: StatementLog): Promise<Measured> {
  const before = await processorSeconds(app.pid);
  for (let time = 0; time < TIMES; time += 1) await ask();
  const processorMs = (((await processorSeconds(app.pid)) - before) * 1000) / TIMES;
  const rowsBefore = await log.rows();
  const body = await ask();
  const rows = (await log.rows()) - rowsBefore;
  const scriptBytes = await sizeOfScripts(app.origin, body);
  return { bytes: Buffer.byteLength(body), scriptBytes, rows, processorMs };
}

/** What a browser is sent for the scripts that the page begins with; those that come later, on a press say, are not in it. */
async function sizeOfScripts(origin: string, html: string): Promise<number> {
  const scripts = new Set(
    [...html.matchAll(/<script [^>]*src="([^"]+\.js)"(?![^>]*noModule)[^>]*>/g)].map(([, src = ""]) => src),
  );
  let bytes = 0;
  for (const src of scripts) bytes += await sizeSent(new URL(src, origin));
  return bytes;
}

/** By the header: fetch would unpack the body. */
async function sizeSent(url: URL): Promise<number> {
  const reply = await fetch(url, { headers: { "accept-encoding": "br" } });
  await reply.body?.cancel();
  return Number(reply.headers.get("content-length") ?? 0);
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
