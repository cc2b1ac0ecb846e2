/**
 * Claims due work and does it, some jobs at a time. State lives in the database: killed at any moment, another run
 * takes over when the lease ends, and what was done is not done twice because a settled job has moved on.
 */
import { type ClaimedJob, claimDueJobs, renewLeases, settleJob } from "@/lib/data/installation/system";
import type { JobKind } from "@/lib/db/generated/enums";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { runJob } from "./run-job";

/**
 * Each lane has slots of its own, so that thousands of transcripts to be indexed keep no interview from being followed.
 * A tenant has few of them, so that slow answers to one do not keep the others waiting.
 */
const LANES: readonly Lane[] = [
  { kinds: ["discover", "sweep", "poll"], slots: 32, perTenant: 4, asksPlatform: true },
  { kinds: ["index"], slots: 2, perTenant: 2, asksPlatform: true },
  { kinds: ["mail", "digest", "link"], slots: 4, perTenant: 2, asksPlatform: false },
  { kinds: ["webhook"], slots: 8, perTenant: 2, asksPlatform: false },
];
const IDLE_MS = 500;
const GATHER_MS = 50;
const DATABASE_DOWN_MS = 5_000;

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

/** Starts the loops. `stop` waits for the jobs in hand. */
export function startJobRunner({ leaseMs = LEASE_MS }: JobRunnerOptions = {}): JobRunner {
  const stopping = new AbortController();
  const loops = Promise.all(LANES.map((lane) => runLane(lane, leaseMs, stopping.signal)));
  return {
    stop: async () => {
      stopping.abort();
      await loops;
    },
  };
}

async function runLane(lane: Lane, leaseMs: number, signal: AbortSignal): Promise<void> {
  const held = new Map<string, { job: ClaimedJob; done: Promise<void> }>();
  const renewal = setInterval(() => {
    const jobs = [...held.values()].map(({ job }) => job);
    if (jobs.length > 0) renewLeases(jobs, leaseMs).catch(() => {});
  }, leaseMs / 3);
  while (!signal.aborted) {
    try {
      const free = lane.slots - held.size;
      const jobs = await claimDueJobs({ limit: free, leaseMs, ...lane });
      for (const job of jobs) held.set(job.id, { job, done: doJob(job).finally(() => held.delete(job.id)) });
      // Fewer than there was room for: what is left waits for its time or its tenant.
      if (jobs.length < free) await pause(IDLE_MS * (0.75 + Math.random() / 2), signal);
      else {
        await Promise.race([...held.values()].map(({ done }) => done));
        // Some more will be free in a moment: one claim for all of them.
        await pause(GATHER_MS, signal);
      }
    } catch (error) {
      log.error({ err: error }, "the job runner cannot reach the database");
      await pause(DATABASE_DOWN_MS * (0.5 + Math.random()), signal);
    }
  }
  await Promise.all([...held.values()].map(({ done }) => done));
  clearInterval(renewal);
}

/** Does the due jobs, as many as the lanes have room for, and returns how many there were. */
export async function runDueJobs(): Promise<number> {
  const done = await Promise.all(
    LANES.map(async (lane) => {
      const jobs = await claimDueJobs({ limit: lane.slots, leaseMs: LEASE_MS, ...lane });
      await Promise.all(jobs.map(doJob));
      return jobs.length;
    }),
  );
  return done.reduce((sum, count) => sum + count, 0);
}

// Never throws: a job whose outcome cannot be written is done again when its lease ends.
async function doJob(job: ClaimedJob): Promise<void> {
  const stopTimer = metrics.jobSeconds.startTimer({ kind: job.kind });
  const outcome = await runJob(job);
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
