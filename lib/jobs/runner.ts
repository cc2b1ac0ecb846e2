/**
 * Claims due work and does it, some jobs at a time. State lives in the database: killed at any moment, another run
 * takes over when the lease ends, and what was done is not done twice because a settled job has moved on.
 */
import {
  type ClaimedJob,
  type ClaimLane,
  claimForLanes,
  renewLeases,
  settleJob,
} from "@/lib/data/installation/system";
import { database } from "@/lib/db/client";
import type { JobKind } from "@/lib/db/generated/enums";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { traced } from "@/lib/tracing/trace";
import { runJob } from "./run-job";

/**
 * Each lane has slots of its own, so that thousands of transcripts to be indexed keep no interview from being followed.
 * A tenant has few of them, so that slow answers to one do not keep the others waiting.
 */
const LANES: readonly Lane[] = [
  { kinds: ["discover", "sweep", "poll"], slots: 32, perTenant: 4, asksPlatform: true },
  { kinds: ["index"], slots: 2, perTenant: 2, asksPlatform: true },
  { kinds: ["prepare"], slots: 2, perTenant: 1, asksPlatform: true },
  { kinds: ["invite"], slots: 4, perTenant: 1, asksPlatform: true },
  { kinds: ["mail", "digest", "link", "invitee"], slots: 4, perTenant: 2, asksPlatform: false },
  { kinds: ["webhook"], slots: 8, perTenant: 2, asksPlatform: false },
  { kinds: ["expire"], slots: 1, perTenant: 1, asksPlatform: false },
];
/** Without a call, so often is looked whether the time of a job has come. */
const IDLE_MS = 1_050;
const GATHER_MS = 50;
const DATABASE_DOWN_MS = 5_000;
/** Of the database's trigger on jobs: one is due that was not. */
const CHANNEL = "debrief_jobs";

type Lane = {
  kinds: readonly JobKind[];
  slots: number;
  perTenant: number;
  /** Only then does a tenant wait for what the platform says. */
  asksPlatform: boolean;
};

export type JobRunnerOptions = {
  /** A job whose runner is gone is taken over after this time. It is renewed while the runner lives. */
  leaseMs?: number;
};

const LEASE_MS = 60_000;

export type JobRunner = { stop: () => Promise<void> };

/** Starts the loop. `stop` waits for the jobs in hand. */
export function startJobRunner({ leaseMs = LEASE_MS }: JobRunnerOptions = {}): JobRunner {
  const stopping = new AbortController();
  const loop = runLoop(leaseMs, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

type Held = Map<string, { job: ClaimedJob; done: Promise<void> }>;

async function runLoop(leaseMs: number, signal: AbortSignal): Promise<void> {
  const held: Held = new Map();
  const calls = new EventTarget();
  const stopListening = database()
    .listen(CHANNEL, () => calls.dispatchEvent(new Event("call")))
    .catch((error: unknown) => {
      log.warn({ err: error }, "jobs are looked for by the clock alone");
      return async () => {};
    });
  const renewal = setInterval(() => {
    const jobs = [...held.values()].map(({ job }) => job);
    if (jobs.length > 0) renewLeases(jobs, leaseMs).catch(() => {});
  }, leaseMs / 3);
  while (!signal.aborted) {
    try {
      for (const job of await claimForLanes(freeLanes(held), leaseMs))
        held.set(job.id, { job, done: doJob(job).finally(() => held.delete(job.id)) });
      // A call comes for each job, and jobs end together: one claim for all of them.
      if ((await somethingNew(held, calls, signal)) !== "nothing") await pause(GATHER_MS, signal);
    } catch (error) {
      log.error({ err: error }, "the job runner cannot reach the database");
      await pause(DATABASE_DOWN_MS * (0.5 + Math.random()), signal);
    }
  }
  await (await stopListening)();
  await Promise.all([...held.values()].map(({ done }) => done));
  clearInterval(renewal);
}

function freeLanes(held: Held): ClaimLane[] {
  const kinds = [...held.values()].map(({ job }) => job.kind);
  return LANES.map(({ slots, ...lane }) => ({
    ...lane,
    limit: slots - kinds.filter((kind) => lane.kinds.includes(kind)).length,
  }));
}

/** Waits until a job is called for, one that was held ends and leaves its slot, or it is time to look again. */
async function somethingNew(held: Held, calls: EventTarget, signal: AbortSignal): Promise<string> {
  const waiting = new AbortController();
  const any = AbortSignal.any([signal, waiting.signal]);
  const called = new Promise<string>((resolve) =>
    calls.addEventListener("call", () => resolve("a call"), { once: true, signal: any }),
  );
  const ended = [...held.values()].map(({ done }) => done.then(() => "a slot"));
  const idle = pause(IDLE_MS + Math.random() * 200, any).then(() => "nothing");
  const first = await Promise.race([called, idle, ...ended]);
  waiting.abort();
  return first;
}

/** Does the due jobs, as many as the lanes have room for, and returns how many there were. */
export async function runDueJobs(): Promise<number> {
  const jobs = await claimForLanes(freeLanes(new Map()), LEASE_MS);
  await Promise.all(jobs.map(doJob));
  return jobs.length;
}

// Never throws: a job whose outcome cannot be written is done again when its lease ends.
async function doJob(job: ClaimedJob): Promise<void> {
  const stopTimer = metrics.jobSeconds.startTimer({ kind: job.kind });
  const outcome = await traced(`job ${job.kind}`, {}, () => runJob(job));
  stopTimer();
  metrics.jobs.inc({ kind: job.kind, outcome: outcome.lastError ?? "ok" });
  await settleJob(job, outcome).catch((error) =>
    log.error({ err: error, tenantId: job.tenantId, job: job.kind }, "a job's outcome could not be written"),
  );
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, delayMs);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done, { once: true });
  });
}
