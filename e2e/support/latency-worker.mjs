// Asks a cheap address again and again from a thread of its own, which nothing that the test does keeps waiting.
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

const { port, gapMs } = workerData;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const now = () => performance.timeOrigin + performance.now();

const ask = () =>
  new Promise((resolve, reject) => {
    const request = http.get({ agent, host: "127.0.0.1", port, path: "/api/health/live" }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode));
    });
    request.on("error", reject);
  });

for (;;) {
  const fromMs = now();
  const status = await ask().catch(() => 0);
  parentPort.postMessage({ fromMs, tookMs: now() - fromMs, status });
  await pause(gapMs);
}
