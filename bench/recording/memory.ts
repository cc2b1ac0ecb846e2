import { setTimeout as sleep } from "node:timers/promises";
import { outputOf } from "../shared/programs";

const EVERY_MS = 250;

/** Resident memory of a process, in bytes. */
export async function memoryOf(pid: number): Promise<number> {
  return Number(await outputOf("ps", ["-o", "rss=", "-p", String(pid)], 5_000)) * 1024;
}

/** The most memory that the process has while `work` runs, with what `work` gives. */
export async function peakMemoryDuring<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<[peakBytes: number, T]> {
  let isDone = false;
  const working = work().finally(() => {
    isDone = true;
  });
  let peakBytes = await memoryOf(pid);
  while (!isDone) {
    await sleep(EVERY_MS);
    peakBytes = Math.max(peakBytes, await memoryOf(pid));
  }
  return [peakBytes, await working];
}
