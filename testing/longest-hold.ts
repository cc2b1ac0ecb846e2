import { readFileSync } from "node:fs";

/**
 * The longest that `work` kept everything else on this thread waiting, in milliseconds: between two turns of its loop.
 * Where the system tells (Linux), only what this thread computed counts, whatever else runs on the machine.
 */
export async function longestHoldMs(work: () => Promise<unknown>): Promise<number> {
  let longestMs = 0;
  let lastMs = 0;
  let turned = () => {};
  const timer = setInterval(() => {
    const nowMs = computedMs();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
    turned();
  }, 1);
  // What is done before its first turn and after its last one counts as well.
  const turn = () =>
    new Promise<void>((resolve) => {
      turned = resolve;
    });
  await turn();
  longestMs = 0;
  try {
    await work();
    await turn();
  } finally {
    clearInterval(timer);
  }
  return longestMs;
}

function computedMs(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ", 1)[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
