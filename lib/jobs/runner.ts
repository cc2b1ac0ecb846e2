/**
 * Claims due work and does it, a few jobs at a time. State lives in the database: killed at any moment, another
 * run takes over when the lease ends, and what was done is not done twice because a settled job has moved on.
 */
import { claimDueJobs, settleJob } from "@/lib/data/system";
import type { JobKind } from "@/lib/db/generated/enums";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { runJob } from "./run-job";

/**
 * Each lane is worked on by itself, a batch at a time, so that thousands of transcripts to be indexed keep no interview
 * from being followed.
 */
const LANES: readonly Lane[] = [
  { kinds: ["discover", "poll"], concurrency: 8 },
  { kinds: ["index"], concurrency: 2 },
  { kinds: ["mail", "digest"], concurrency: 4 },
  { kinds: ["webhook"], concurrency: 8 },
];
const LEASE_MS = 60_000;
const IDLE_MS = 1_000;
const DATABASE_DOWN_MS = 5_000;

type Lane = { kinds: readonly JobKind[]; concurrency: number };

export type JobRunner = { stop: () => Promise<void> };

/** Starts the loop. `stop` waits for the jobs in hand. */
export function startJobRunner(): JobRunner {
  const stopping = new AbortController();
  const loops = Promise.all(LANES.map((lane) => runUntil(stopping.signal, lane)));
  return {
    stop: async () => {
      stopping.abort();
      await loops;
    },
  };
}

async function runUntil(signal: AbortSignal, lane: Lane): Promise<void> {
  while (!signal.aborted) {
    try {
      const done = await runBatch(lane);
      if (done === 0) await pause(IDLE_MS, signal);
    } catch (error) {
      log.error({ err: error }, "the job runner cannot reach the database");
      await pause(DATABASE_DOWN_MS, signal);
    }
  }
}

/** Does one batch of due jobs of each lane, side by side, and returns how many there were. */
export async function runDueJobs(): Promise<number> {
  const done = await Promise.all(LANES.map(runBatch));
  return done.reduce((sum, count) => sum + count, 0);
}

async function runBatch({ kinds, concurrency }: Lane): Promise<number> {
  const jobs = await claimDueJobs(concurrency, LEASE_MS, kinds);
  await Promise.all(
    jobs.map(async (job) => {
      const stopTimer = metrics.jobSeconds.startTimer({ kind: job.kind });
      const outcome = await runJob(job);
      stopTimer();
      metrics.jobs.inc({ kind: job.kind, outcome: outcome.lastError ?? "ok" });
      await settleJob(job, outcome);
    }),
  );
  return jobs.length;
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
