import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
// nginx lives where only administrators look.
const FOLDERS = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"];

/** Where `program` is; null when it is not installed. */
export function findProgram(program: string): string | null {
  for (const folder of FOLDERS) {
    const file = path.join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {}
  }
  return null;
}

/** What `program` says; throws when it fails or takes longer than `timeoutMs`. */
export async function outputOf(program: string, args: string[], timeoutMs: number): Promise<string> {
  const { stdout } = await run(program, args, { timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}

/** A process that runs until it is stopped. */
export type Running = { child: ChildProcess; stop: () => Promise<void> };

export function start(program: string, args: string[]): Running {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
  const closed = once(child, "close");
  return {
    child,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await closed;
    },
  };
}
