// The production server: one process, one port. Recordings are answered by our own code, scripts and styles from the
// files that the build compressed, everything else by Next.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    hostname: { type: "string", short: "H" },
    port: { type: "string", short: "p", default: process.env.PORT ?? "3000" },
    keepAliveTimeout: { type: "string" },
  },
});
const port = Number(values.port);
process.env.NODE_ENV = "production";
process.env.PORT = values.port;

const dir = path.resolve(import.meta.dirname, "..");
const built = path.resolve(dir, process.env.NEXT_DIST_DIR ?? ".next");
// The settings as the build resolved them: next.config.ts is TypeScript, and no part of what is shipped.
const { config } = JSON.parse(await readFile(path.join(built, "required-server-files.json"), "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);

const { default: next } = await import("next");
const { compressedAssets } = await import("./run/compressed-assets.mjs");
const app = next({ dev: false, dir, port, hostname: values.hostname });
await app.prepare();
const passToNext = app.getRequestHandler();
const answerAsset = compressedAssets(built);
/** Left by lib/start-up.ts once there is a database; lib/process-singleton.ts says why it is found like this. */
const RECORDING_FRONT = Symbol.for("debrief.recording-front");

const server = http.createServer((request, response) => {
  if (globalThis[RECORDING_FRONT]?.(request, response) || answerAsset(request, response)) return;
  passToNext(request, response).catch((error) => {
    console.error(error);
    response.destroy();
  });
});
if (values.keepAliveTimeout) server.keepAliveTimeout = Number(values.keepAliveTimeout);
server.listen(port, values.hostname, () => {
  const { address } = server.address();
  const line = { level: 30, time: new Date().toISOString(), msg: `Debrief listens on port ${port}` };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  // Next runs instrumentation.ts with the first request: jobs must not wait for a visitor.
  http.get({ host: address, port, path: "/api/health/live" }, (answer) => answer.resume());
});
