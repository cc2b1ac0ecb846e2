import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { findFreePort } from "../../scripts/run/ports.mjs";
import { start } from "../shared/programs";
import { waitForAnswer } from "../shared/wait-for-answer";
import type { Platform } from "./platform";

const RECORDING = "^/api/v1/interview/sessions/([0-9a-f-]+)/recording$";

/**
 * Two nginx: one is the platform, with Range and without on two ports; the other is the peer that is measured, as a
 * proxy before each of them and as a server of the files themselves.
 */
export async function startNginx(nginx: string, folder: string): Promise<Platform> {
  const ports = await Promise.all(Array.from({ length: 5 }, () => findFreePort()));
  const [plain = 0, ranged = 0, proxy = 0, rangedProxy = 0, disk = 0] = ports;
  const log = path.join(folder, "platform.log");
  const platform = await run(nginx, folder, "platform", [
    filesServer(plain, folder, `max_ranges 0; access_log ${log} served;`),
    filesServer(ranged, folder, ""),
  ]);
  const peer = await run(nginx, folder, "peer", [
    proxyServer(proxy, plain),
    proxyServer(rangedProxy, ranged),
    filesServer(disk, folder, ""),
  ]);
  const origins = [plain, ranged, proxy, rangedProxy, disk].map((port) => `http://127.0.0.1:${port}`);
  for (const origin of origins) await waitForAnswer(`${origin}/api/v1/interview/sessions`);
  const [url = "", , proxyUrl = "", rangedProxyUrl = "", diskUrl = ""] = origins;
  return {
    url,
    peers: { proxy: proxyUrl, rangedProxy: rangedProxyUrl, disk: diskUrl },
    served: async (sessionId) => {
      const lines = (await readFile(log, "utf8")).split("\n").filter((line) => line.includes(sessionId));
      const sentBytes = lines.map((line) => Number(line.split(" ")[0]));
      return { requests: lines.length, bytes: sentBytes.reduce((sum, bytes) => sum + bytes, 0) };
    },
    stop: async () => {
      await peer.stop();
      await platform.stop();
    },
  };
}

async function run(nginx: string, folder: string, name: string, servers: string[]) {
  const home = path.join(folder, name);
  await mkdir(home, { recursive: true });
  const config = path.join(home, "nginx.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${home}/${kind};`,
  );
  await writeFile(
    config,
    `daemon off; worker_processes auto; pid ${home}/pid; error_log stderr error;
events { worker_connections 1024; }
http {
  log_format served '$body_bytes_sent $status $uri';
  access_log off; sendfile on; keepalive_requests 1000000; default_type audio/wav;
  ${temporary.join("\n  ")}
  ${servers.join("\n  ")}
}
`,
  );
  // Started by root, its workers would be somebody who may not read the folder.
  const user = process.getuid?.() === 0 ? ["-g", "user root;"] : [];
  return start(nginx, ["-p", home, "-c", config, "-e", "stderr", ...user]);
}

function filesServer(port: number, folder: string, more: string): string {
  return `server {
    listen 127.0.0.1:${port}; ${more}
    location = /api/v1/interview/sessions { default_type application/json; alias ${folder}/sessions.json; }
    location ~ "${RECORDING}" { alias ${folder}/recordings/$1.wav; }
  }`;
}

function proxyServer(port: number, toPort: number): string {
  return `upstream to${toPort} { server 127.0.0.1:${toPort}; keepalive 64; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://to${toPort}; proxy_buffering off; proxy_http_version 1.1; proxy_set_header Connection "";
    }
  }`;
}
