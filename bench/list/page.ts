/** The page of the list under load, beside nginx sending the same bytes from a file: what making them costs. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Database } from "@/lib/db/client";
import { fillInterviews } from "@/prisma/fill-interviews";
import { findFreePort } from "../../scripts/run/ports.mjs";
import { type BenchApp, startApp } from "../shared/app";
import { markdownTable } from "../shared/markdown-table";
import { findProgram, type Running, start } from "../shared/programs";
import { waitForAnswer } from "../shared/wait-for-answer";
import { runWrk } from "../shared/wrk";

const ROWS = 100_000;
const CLIENTS = [1, 8, 32];
const SECONDS = 10;
// Nothing listens there: with jobs off the page asks nothing of the platform.
const NO_PLATFORM = "http://127.0.0.1:9";

/** A table: requests a second and the 99th percentile. Needs wrk and nginx; says so where they are missing. */
export async function measurePage(database: Database, databaseUrl: string): Promise<string> {
  const [wrk, nginx] = [findProgram("wrk"), findProgram("nginx")];
  if (!wrk || !nginx) return "The page under load was not measured: it needs wrk and nginx.";
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-bench-"));
  let app: BenchApp | undefined;
  let peer: (Running & { url: string }) | undefined;
  try {
    app = await startApp(folder, NO_PLATFORM, { databaseUrl, jobs: "off" });
    const { id } = await database.prisma.tenant.findUniqueOrThrow({ where: { slug: "acme" } });
    await fillInterviews(database, id, ROWS);
    const headers = { cookie: app.cookie };
    const list = `${app.origin}/t/acme/interviews`;
    peer = await startPeer(nginx, folder, await (await fetch(list, { headers })).text());
    const pages = [
      ["the list of interviews", list, headers],
      ["the sign-in page, which reads no data", `${app.origin}/sign-in`, {}],
      ["nginx, the list's HTML from a file", peer.url, {}],
    ] as const;
    const rows: string[][] = [];
    for (const clients of CLIENTS)
      for (const [what, url, sent] of pages) {
        await runWrk(wrk, { url, clients, seconds: 2, headers: sent });
        const result = await runWrk(wrk, { url, clients, seconds: SECONDS, headers: sent });
        if (result.failures > 0) throw new Error(`${result.failures} requests for ${what} failed.`);
        const perSecond = result.requestsPerSecond;
        rows.push([
          what,
          String(clients),
          perSecond < 100 ? perSecond.toFixed(1) : perSecond.toFixed(0),
          `${result.p99Ms.toFixed(1)} ms`,
        ]);
      }
    return markdownTable(["Page under load", "clients", "requests a second", "p99"], rows);
  } finally {
    await peer?.stop();
    await app?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startPeer(nginx: string, folder: string, html: string) {
  const [home, port] = [path.join(folder, "peer"), await findFreePort()];
  await mkdir(home);
  await writeFile(path.join(home, "list.html"), html);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${home}/${kind};`,
  );
  const config = path.join(home, "nginx.conf");
  await writeFile(
    config,
    `daemon off; worker_processes 1; pid ${home}/pid; error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; keepalive_requests 1000000; default_type text/html;
  ${temporary.join("\n  ")}
  server { listen 127.0.0.1:${port}; root ${home}; }
}
`,
  );
  // Started by root, its worker would be somebody who may not read the folder.
  const user = process.getuid?.() === 0 ? ["-g", "user root;"] : [];
  const running = start(nginx, ["-p", home, "-c", config, "-e", "stderr", ...user]);
  const url = `http://127.0.0.1:${port}/list.html`;
  await waitForAnswer(url);
  return { ...running, url };
}
