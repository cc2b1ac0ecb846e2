// The production server: one process, one port. Recordings are answered by our own code, scripts and styles from the
// files that the build compressed, everything else by Next.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { answerWhileStarting } from "./run/answer-while-starting.mjs";
import { printAsLog } from "./run/print-as-log.mjs";
import { stoppable } from "./run/stoppable.mjs";

const { values } = parseArgs({
  options: {
    hostname: { type: "string", short: "H" },
    port: { type: "string", short: "p", default: process.env.PORT ?? "3000" },
    keepAliveTimeout: { type: "string" },
    // Brings the database to the newest schema, and ends.
    "migrate-only": { type: "boolean", default: false },
  },
});
printAsLog();
const port = Number(values.port);
process.env.NODE_ENV = "production";
process.env.PORT = values.port;

const dir = path.resolve(import.meta.dirname, "..");
const built = path.resolve(dir, process.env.NEXT_DIST_DIR ?? ".next");
// The settings as the build resolved them: next.config.ts is TypeScript, and no part of what is shipped.
const { config } = JSON.parse(await readFile(path.join(built, "required-server-files.json"), "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);

/** Left by lib/start-up.ts as soon as there is something to ask; lib/process-singleton.ts says why it is found like this. */
const PROBE_FRONT = Symbol.for("debrief.probe-front");
const RECORDING_FRONT = Symbol.for("debrief.recording-front");
/** Of lib/tracing/trace.ts: who collects spans, if anybody does. */
const TRACING = Symbol.for("debrief.tracing");
/** Left for lib/start-up.ts, which ends what requests need only after them. */
const STOP_SERVING = Symbol.for("debrief.stop-serving");
/** Left for lib/start-up.ts, too. */
globalThis[Symbol.for("debrief.migrate-only")] = values["migrate-only"];

// Until lib/start-up.ts listens: the first process of a container is deaf to signals that nobody listens to.
for (const signal of ["SIGTERM", "SIGINT"])
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(0);
  });

let passOn = answerWhileStarting;
const server = http.createServer((request, response) => {
  // Next cannot take it in, and nobody needs it.
  if (request.method === "TRACE") return response.writeHead(405).end();
  // Next's own files are read only; it would call an action there, past proxy.ts.
  if (request.url?.startsWith("/_next/") && !["GET", "HEAD"].includes(request.method ?? ""))
    return response.writeHead(405).end();
  if (globalThis[PROBE_FRONT]?.(request, response)) return;
  const { by } = globalThis[TRACING] ?? {};
  if (by) by.request(request, response, () => passOn(request, response));
  else passOn(request, response);
});
if (values.keepAliveTimeout) server.keepAliveTimeout = Number(values.keepAliveTimeout);
globalThis[STOP_SERVING] = stoppable(server);
server.listen(port, values.hostname, () => console.info(`Debrief listens on port ${port}`));

const { default: next } = await import("next");
const { compressedAssets } = await import("./run/compressed-assets.mjs");
const { loadPages } = await import("./run/load-pages.mjs");
const app = next({ dev: false, dir, port, hostname: values.hostname });
// Runs instrumentation.ts, too.
await app.prepare();
const passToNext = app.getRequestHandler();
const answerAsset = compressedAssets(built);

passOn = (request, response) => {
  if (globalThis[RECORDING_FRONT]?.(request, response) || answerAsset(request, response)) return;
  passToNext(request, response).catch((error) => {
    console.error(error);
    response.destroy();
  });
};
await loadPages(built);
