import { spawn } from "node:child_process";
import { cleanEnvironment, ROOT } from "./project.mjs";

const KEPT_LINES = 60;
const KILL_AFTER_MS = 10_000;
const running = new Set();

/**
 * Runs Node with `args` until it ends. `show` lets it write to the terminal, otherwise `output` holds its last
 * lines, `keep` of them. `status` is its exit code; null when a signal or `timeoutMs` ended it.
 */
export function runNode(args, options = {}) {
  return runCommand(process.execPath, args, options);
}

/** The same for any program. A program that is not there gives status 127. */
export function runCommand(program, args, { show = false, env = {}, timeoutMs = 0, keep = KEPT_LINES } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: cleanEnvironment(env),
      stdio: show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    const lines = keepLastLines([child.stdout, child.stderr], keep);
    const timer = timeoutMs > 0 ? setTimeout(() => endProcess(child), timeoutMs) : undefined;
    const finish = (status) => {
      running.delete(child);
      clearTimeout(timer);
      resolve({ status, output: lines().join("\n") });
    };
    child.on("error", () => finish(127));
    child.on("close", finish);
  });
}

/** Ends whatever `runCommand` has under way. */
export function endRunningCommands() {
  for (const child of running) endProcess(child);
}

/** Collects the last lines of some streams; returns the function that gives them. */
export function keepLastLines(streams, keep = KEPT_LINES) {
  const kept = [];
  for (const stream of streams) {
    let rest = "";
    stream?.setEncoding("utf8");
    stream?.on("data", (text) => {
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? "";
      kept.push(...lines.filter((line) => line.trim() !== ""));
      kept.splice(0, kept.length - keep);
    });
    stream?.on("end", () => rest.trim() !== "" && kept.push(rest));
  }
  return () => [...kept];
}

function endProcess(child) {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS).unref();
}
