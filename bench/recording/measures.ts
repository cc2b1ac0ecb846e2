import path from "node:path";
import type { BenchApp } from "../shared/app";
import { repeat } from "../shared/statistics";
import { waitForAnswer } from "../shared/wait-for-answer";
import { type Load, type LoadResult, runWrk } from "../shared/wrk";
import { timeToFirstByteMs } from "./first-byte";
import { memoryOf, peakMemoryDuring } from "./memory";
import type { Platform } from "./platform";
import { HOUR_BYTES, HOUR_SESSIONS, SHORT_BYTES, SHORT_SESSION } from "./recordings";
import { compare, type Row } from "./row";

export type Stage = { app: BenchApp; platform: Platform; wrk: string };

const ROUNDS = 3;
const LOAD_SECONDS = 4;
const LISTENERS = 50;
const LISTEN_SECONDS = 30;
const SEEKS = 15;
const RANGE_CLIENTS = 16;
const RANDOM_RANGES = path.join(import.meta.dirname, "random-ranges.lua");
const MB = 1024 ** 2;

/** Recordings that nobody has asked the app for yet. */
const fresh = [...HOUR_SESSIONS];

function takeFresh(): string {
  const id = fresh.pop();
  if (id === undefined) throw new Error("More recordings are needed that the app has not fetched.");
  return id;
}

const pathOf = (sessionId: string) => `/api/v1/interview/sessions/${sessionId}/recording`;
const appUrl = ({ app }: Stage, sessionId: string) => `${app.origin}${pathOf(sessionId)}?tenant=acme`;
const headersOf = ({ app }: Stage) => ({ cookie: app.cookie });

/** Waits until the app knows the platform's sessions. */
export async function waitForSessions(stage: Stage): Promise<void> {
  const url = `${stage.app.origin}/api/v1/interview/sessions?tenant=acme`;
  await waitForAnswer(url, headersOf(stage), (body) => body.includes(SHORT_SESSION));
}

/** 50 listeners of one hour that is not here yet: what the platform sees of them, and what they cost. */
export async function measureListeners(stage: Stage): Promise<Row[]> {
  const { app, platform, wrk } = stage;
  // What a process takes for its first recording of all is not what listeners take.
  await fetch(appUrl(stage, SHORT_SESSION), { headers: headersOf(stage) }).then(drain);
  const sessionId = takeFresh();
  const load = { url: appUrl(stage, sessionId), headers: headersOf(stage) };
  const beforeBytes = await memoryOf(app.pid);
  const [peakBytes, heard] = await peakMemoryDuring(app.pid, async () => {
    const result = await runWrk(wrk, { ...load, clients: LISTENERS, seconds: LISTEN_SECONDS });
    // The last of them hears it to its end, however slow this machine is.
    await fetch(load.url, { headers: load.headers }).then(drain);
    return result;
  });
  const growthMb = (peakBytes - beforeBytes) / MB;
  const { requests, bytes } = await platform.served(sessionId);
  const isOnce = requests === 1 && bytes === HOUR_BYTES;
  const what = `${LISTENERS} listeners of a recording of ${Math.round(HOUR_BYTES / 1e6)} MB`;
  return [
    {
      what: `${what}: upstream requests, and bytes`,
      app: `${requests}, ${Math.round(bytes / 1e6)} MB for ${((heard.bytesPerSecond * LISTEN_SECONDS) / 1e9).toFixed(1)} GB heard`,
      peer: platform.peers ? `${LISTENERS}, one each` : "nginx is missing",
      ratio: "–",
      bar: `1 download: ${isOnce ? "met" : "**missed**"}`,
    },
    {
      what: `${what}: growth of the app's memory, at most`,
      app: `${growthMb.toFixed(0)} MB, from ${(beforeBytes / MB).toFixed(0)} MB`,
      peer: "–",
      ratio: "–",
      bar: `< 48 MB: ${growthMb < 48 ? "met" : "**missed**"}`,
    },
  ];
}

/** Bytes a second of whole files. The app's first round includes the download. */
export async function measureWholeFile(stage: Stage, clients: number): Promise<Row> {
  const proxy = stage.platform.peers?.proxy;
  const load = { clients, seconds: LOAD_SECONDS };
  const rounds = await sideBySide(
    stage,
    { ...load, url: appUrl(stage, SHORT_SESSION), headers: headersOf(stage) },
    proxy ? { ...load, url: proxy + pathOf(SHORT_SESSION), headers: {} } : null,
  );
  return compare({
    what: `whole file of ${Math.round(SHORT_BYTES / 1e6)} MB, ${clients} ${clients === 1 ? "client" : "clients"}`,
    app: rounds.app.map(({ bytesPerSecond }) => bytesPerSecond),
    peer: rounds.peer?.map(({ bytesPerSecond }) => bytesPerSecond) ?? null,
    format: (bytesPerSecond) => `${(bytesPerSecond / 1e6).toFixed(0)} MB/s`,
    bar: { atLeast: 1.5 },
  });
}

/** Ranges a second. The peer's upstream has Range, without which it could serve none. */
export async function measureRanges(stage: Stage): Promise<Row> {
  const proxy = stage.platform.peers?.rangedProxy;
  const script = { file: RANDOM_RANGES, args: [String(SHORT_BYTES)] };
  const load = { clients: RANGE_CLIENTS, seconds: LOAD_SECONDS, script };
  const rounds = await sideBySide(
    stage,
    { ...load, url: appUrl(stage, SHORT_SESSION), headers: headersOf(stage) },
    proxy ? { ...load, url: proxy + pathOf(SHORT_SESSION), headers: {} } : null,
  );
  return compare({
    what: `64 KiB ranges, ${RANGE_CLIENTS} clients, authorisation included`,
    app: rounds.app.map(({ requestsPerSecond }) => requestsPerSecond),
    peer: rounds.peer?.map(({ requestsPerSecond }) => requestsPerSecond) ?? null,
    format: (requestsPerSecond) => `${requestsPerSecond.toFixed(0)} /s`,
    bar: { atLeast: 0.5 },
  });
}

/** Time to the first byte, from the beginning and at 90 % of an hour. */
export async function measureSeeks(stage: Stage): Promise<Row[]> {
  const { peers } = stage.platform;
  const [warm = ""] = HOUR_SESSIONS;
  const seek = { range: `bytes=${Math.floor(HOUR_BYTES * 0.9)}-` };
  const ofApp = (sessionId: string, headers = {}) =>
    timeToFirstByteMs(appUrl(stage, sessionId), { ...headersOf(stage), ...headers });
  const ofPeer = async (origin: string | undefined, times: number, headers = {}) =>
    origin ? repeat(times, () => timeToFirstByteMs(origin + pathOf(warm), headers)) : null;
  const format = (ms: number) => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
  const cold = await repeat(ROUNDS, () => ofApp(takeFresh()));
  const coldSeek = await repeat(ROUNDS, () => ofApp(takeFresh(), seek));
  await fetch(appUrl(stage, warm), { headers: headersOf(stage) }).then(drain);
  return [
    compare({ what: "first byte, cold", app: cold, peer: await ofPeer(peers?.proxy, ROUNDS), format }),
    compare({
      what: "first byte, warm",
      app: await repeat(SEEKS, () => ofApp(warm)),
      peer: await ofPeer(peers?.proxy, SEEKS),
      format,
    }),
    compare({
      what: "seek to 90 % of an hour, cold; nginx has an upstream with Range",
      app: coldSeek,
      peer: await ofPeer(peers?.rangedProxy, ROUNDS, seek),
      format,
    }),
    compare({
      what: "seek to 90 % of an hour, warm; nginx from its disk",
      app: await repeat(SEEKS, () => ofApp(warm, seek)),
      peer: await ofPeer(peers?.disk, SEEKS, seek),
      format,
      bar: { atMost: 1.5 },
    }),
  ];
}

async function sideBySide({ wrk }: Stage, app: Load, peer: Load | null) {
  const results: { app: LoadResult[]; peer: LoadResult[] | null } = { app: [], peer: peer && [] };
  await repeat(ROUNDS, async () => {
    results.app.push(await runChecked(wrk, app));
    if (peer) results.peer?.push(await runChecked(wrk, peer));
  });
  return results;
}

async function runChecked(wrk: string, load: Load): Promise<LoadResult> {
  const result = await runWrk(wrk, load);
  if (result.failures > 0) throw new Error(`${result.failures} requests to ${load.url} failed.`);
  return result;
}

async function drain(reply: Response): Promise<void> {
  for await (const _ of reply.body ?? []);
}
