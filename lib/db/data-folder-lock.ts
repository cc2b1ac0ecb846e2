import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import path from "node:path";

const HEARTBEAT_MS = 5_000;
/** Making the embedded database keeps a process from its heartbeat for some seconds. */
const DEAD_AFTER_MS = 30_000;
const FLOCK_REFUSED = 1;

/**
 * Makes sure that one process uses the embedded database in `directory`: it tolerates only one, wherever the other runs.
 * The lock is the kernel's where the program flock is there: it holds across containers and ends with its process.
 * Elsewhere, and across machines, a heartbeat says that the holder lives. Returns a function that gives the lock back.
 * Throws when another process holds it.
 *
 * npm's lock files ask no kernel without a compiler: what was killed would keep the next start waiting.
 */
export function lockDataFolder(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, "lock");
  // Never deleted: who holds a deleted file and who makes it anew would both have the lock.
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    const kernel = askKernel(handle);
    const holder = readHolder(file);
    if (kernel === "refused" || (holder && isAlive(holder, kernel, directory, handle)))
      throw new Error(
        `The data folder ${directory} is in use by ${holder ? `process ${holder.pid} on ${holder.host}` : "another process"}. ` +
          `Stop it, or set DATA_DIR. One that was killed on another machine counts as gone after ${DEAD_AFTER_MS / 1000} seconds.`,
      );
    return hold(handle, file);
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

type Holder = { pid: number; host: string; id: string; kernel: string; processes: string };

/** The program shares our handle, and the lock stays with the handle when the program has ended. */
function askKernel(handle: number): "held" | "refused" | "unknown" {
  const { status } = spawnSync("flock", ["-n", "3"], { stdio: ["ignore", "ignore", "ignore", handle] });
  if (status === 0) return "held";
  return status === FLOCK_REFUSED ? "refused" : "unknown";
}

function isAlive(holder: Holder, kernel: "held" | "unknown", directory: string, handle: number): boolean {
  const own = describeSelf();
  const sharesKernel = holder.kernel === own.kernel;
  if (kernel === "held" && sharesKernel) return false;
  // Containers give the same number out again.
  if (sharesKernel && holder.processes === own.processes && !isRunning(holder.pid)) return false;
  return timeOf(directory) - fstatSync(handle).mtimeMs < DEAD_AFTER_MS;
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What the clock of the file system says, which may be another machine's. */
function timeOf(directory: string): number {
  const probe = path.join(directory, `lock-${randomUUID()}`);
  writeFileSync(probe, "");
  const { mtimeMs } = statSync(probe);
  rmSync(probe);
  return mtimeMs;
}

function hold(handle: number, file: string): () => void {
  const self: Holder = { pid: process.pid, id: randomUUID(), ...describeSelf() };
  // The number stands first, alone: that is all that others want to read.
  const text = `${self.pid}\n${JSON.stringify(self)}\n`;
  ftruncateSync(handle);
  writeSync(handle, text, 0);
  const heartbeat = setInterval(() => {
    const holder = readHolder(file);
    if (holder && holder.id !== self.id) {
      // We were taken for dead, as after a long sleep of the machine. To write on would destroy the database.
      process.stderr.write(`The data folder's lock was taken by process ${holder.pid} on ${holder.host}.\n`);
      process.exit(1);
    }
    attempt(() => writeSync(handle, text, 0));
  }, HEARTBEAT_MS).unref();
  return () => {
    clearInterval(heartbeat);
    ftruncateSync(handle);
    closeSync(handle);
  };
}

function readHolder(file: string): Holder | null {
  const [first = "", second = ""] = attempt(() => readFileSync(file, "utf8"))?.split("\n") ?? [];
  const pid = Number.parseInt(first, 10);
  // Earlier versions wrote the number alone.
  return pid ? { ...describeSelf(), id: "", ...attempt(() => JSON.parse(second)), pid } : null;
}

/** `kernel` is the same in all containers of a running machine, `processes` where process numbers mean the same. */
function describeSelf(): { host: string; kernel: string; processes: string } {
  const host = hostname();
  return {
    host,
    kernel: attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? host,
    processes: attempt(() => readlinkSync("/proc/self/ns/pid")) ?? host,
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
