import { spawn } from "node:child_process";
import { once } from "node:events";
import { memoryOf } from "../recording/memory";
import { processorSeconds } from "../shared/processor-time";

/** Starts replicas that do nothing but jobs. */
export function startReplicas(count: number, environment: NodeJS.ProcessEnv) {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ["--import", "tsx", "testing/job-runner.ts", "60000"], {
      env: { ...process.env, LOG_LEVEL: "error", ...environment },
      stdio: ["ignore", "ignore", "inherit"],
    }),
  );
  const pids = children.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  const sum = async (of: (pid: number) => Promise<number>) =>
    (await Promise.all(pids.map(of))).reduce((total, value) => total + value, 0);
  return {
    processorSeconds: () => sum(processorSeconds),
    memoryBytes: async () => Math.max(...(await Promise.all(pids.map(memoryOf)))),
    stop: async () => {
      for (const child of children) child.kill("SIGTERM");
      await Promise.all(children.map((child) => child.exitCode ?? once(child, "exit")));
    },
  };
}
