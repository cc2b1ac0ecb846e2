import path from "node:path";
import { Worker } from "node:worker_threads";

type Probe = { fromMs: number; tookMs: number; status: number };

/** What a plain, cheap request waits while others are answered. */
export type Latency = {
  /** Does `work` and says what the middle one of the cheap requests waited that were under way meanwhile. */
  during: <T>(work: () => Promise<T>) => Promise<{ done: T; medianMs: number; probes: number }>;
  stop: () => Promise<unknown>;
};

/** Begins to ask, every `gapMs` after an answer. */
export function watchLatency(port: number, gapMs: number): Latency {
  const worker = new Worker(path.resolve("e2e/support/latency-worker.mjs"), { workerData: { port, gapMs } });
  const probes: Probe[] = [];
  let told = () => {};
  worker.on("message", (probe: Probe) => {
    probes.push(probe);
    told();
  });
  const begunAfter = async (momentMs: number) => {
    while ((probes.at(-1)?.fromMs ?? 0) < momentMs)
      await new Promise<void>((resolve) => {
        told = resolve;
      });
  };
  return {
    during: async (work) => {
      await begunAfter(now());
      probes.length = 0;
      const fromMs = now();
      const done = await work();
      const untilMs = now();
      await begunAfter(untilMs);
      const meanwhile = probes.filter(
        (probe) => probe.fromMs < untilMs && probe.fromMs + probe.tookMs > fromMs,
      );
      if (meanwhile.some(({ status }) => status !== 200))
        throw new Error("A cheap request was not answered.");
      const sorted = meanwhile.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
      return { done, medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0, probes: sorted.length };
    },
    stop: () => worker.terminate(),
  };
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
