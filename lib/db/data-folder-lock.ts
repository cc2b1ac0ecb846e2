import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Makes sure that one process uses the embedded database in `directory`: it tolerates only one. A lock left by a
 * process that is gone is taken over, also one with our own number, which containers give out again.
 * Returns a function that gives the lock back. Throws when another process holds it.
 */
export function lockDataFolder(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, "lock");
  const take = () => writeFileSync(file, String(process.pid), { flag: "wx" });
  try {
    take();
  } catch {
    const holder = readHolder(file);
    if (holder !== null && holder !== process.pid && isRunning(holder))
      throw new Error(
        `The data folder ${directory} is in use by process ${holder}. Stop it, or set DATA_DIR.`,
      );
    rmSync(file, { force: true });
    take();
  }
  return () => rmSync(file, { force: true });
}

function readHolder(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10) || null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
