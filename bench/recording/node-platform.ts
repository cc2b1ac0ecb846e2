// Serves a folder of recordings as the platform does, without ranges. Prints its port. Argument: the folder.
import { createReadStream, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const folder = process.argv[2] ?? "";
const served = new Map<string, { requests: number; bytes: number }>();

const server = createServer((request, response) => {
  const recording = /\/sessions\/([0-9a-f-]+)\/recording$/.exec(request.url ?? "")?.[1];
  const asked = /^\/served\/([0-9a-f-]+)$/.exec(request.url ?? "")?.[1];
  if (recording) return sendRecording(recording, response);
  if (asked) return void response.end(JSON.stringify(served.get(asked) ?? { requests: 0, bytes: 0 }));
  response.writeHead(200, { "Content-Type": "application/json" });
  createReadStream(path.join(folder, "sessions.json")).pipe(response);
});

function sendRecording(sessionId: string, response: ServerResponse): void {
  const file = path.join(folder, "recordings", `${sessionId}.wav`);
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  response.writeHead(200, { "Content-Type": "audio/wav", "Content-Length": statSync(file).size });
  response.once("close", () => {
    const before = served.get(sessionId) ?? { requests: 0, bytes: 0 };
    served.set(sessionId, { requests: before.requests + 1, bytes: before.bytes + stream.bytesRead });
    stream.destroy();
  });
  stream.pipe(response);
}

server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
process.once("SIGTERM", () => process.exit(0));
