import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { keepLastLines } from "./command.mjs";
import { ROOT } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

const STOP_WITHIN_MS = 15_000;
const POLL_MS = 150;
const ANSWER_WITHIN_MS = 5_000;
const SHOWN_LINES = 15;
const END_WITH_PARENT = pathToFileURL(path.join(ROOT, "scripts/run/end-with-parent.mjs")).href;

/**
 * Starts Node with `args` and keeps it running; its output goes to `logFile`. The child leads its own process
 * group, so Ctrl-C reaches only us and we end the children in order.
 */
export function startService({ name, args, env, logFile }) {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const child = spawn(process.execPath, ["--import", END_WITH_PARENT, ...args], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const log = createWriteStream(logFile, { flags: "w", mode: 0o600 });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const lastLines = keepLastLines([child.stdout, child.stderr]);
  let hasEnded = false;
  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  }).then((how) => {
    hasEnded = true;
    log.end();
    return how;
  });

  return {
    name,
    pid: child.pid,
    /** Resolves to how the process ended. */
    ended,
    hasEnded: () => hasEnded,
    /** Why it ended, with its last lines, for the terminal. */
    describeEnd: async () =>
      [`${name} stopped (${await ended}).`, ...lastLines().slice(-SHOWN_LINES), `Its log: ${logFile}`].join(
        "\n",
      ),
    /** Asks it to end and waits; ends it by force when it takes too long. */
    stop: async () => {
      if (hasEnded) return;
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
    kill: () => child.kill("SIGKILL"),
  };
}

/** Waits until `url` answers 200. Throws a refusal when the service ends first or `timeoutMs` pass. */
export async function waitUntilReady(service, url, timeoutMs) {
  const deadlineMs = performance.now() + timeoutMs;
  while (!(await answersOk(url))) {
    if (service.hasEnded()) throw new Refusal(await service.describeEnd());
    if (performance.now() > deadlineMs)
      throw new Refusal(`${service.name} did not become ready in ${timeoutMs / 1000} s (${url}).`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** False after a while, too: the abort alone does not end every fetch that was cut off while a server started. */
function answersOk(url) {
  const ask = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await response.arrayBuffer();
    return response.status === 200;
  };
  const given = new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS, false).unref());
  return Promise.race([ask().catch(() => false), given]);
}
