/** The folder that is shipped, as an image runs it: far from the repository, by nobody in particular, not to be written to. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { findPostgresBinaries, startPostgresCluster } from "../prisma/postgres-cluster";
import { timeLimit } from "../testing/time-limit";
import { OWNER } from "./support/fixtures";
import { HttpBrowser } from "./support/http-browser";
import { requireEnv } from "./support/require-env";
import { newStackSettings } from "./support/stack-settings";

const MOST_MB = 250;
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

let folder = "";
let shipped = "";

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "debrief-shipped-"));
  await chmod(folder, 0o755);
  shipped = path.join(folder, "app");
  await cp(".next/standalone", shipped, { recursive: true, verbatimSymlinks: true });
  // Whoever owns a file may write to it: where nobody else can be asked, the files are closed to their owner.
  if (!isRoot) for (const file of await filesIn(shipped)) await chmod(file, 0o444);
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

test("what is shipped is small, and holds neither settings nor development packages", async () => {
  const files = await filesIn(shipped);
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toBeLessThan(MOST_MB);
  const names = files.map((file) => path.relative(shipped, file));
  expect(
    names.filter((name) => /^\.env|^node_modules\/(typescript|vitest|@biomejs|tsx)\//.test(name)),
  ).toEqual([]);
});

test("what is shipped starts by itself on the embedded database", () => startAndSignIn());

test("what is shipped starts by itself on PostgreSQL", async () => {
  const binaries = await findPostgresBinaries();
  if (!binaries) return;
  const cluster = await startPostgresCluster(binaries);
  await startAndSignIn(cluster.url("postgres")).finally(cluster.stop);
});

async function startAndSignIn(databaseUrl?: string): Promise<void> {
  const dataFolder = path.join(folder, databaseUrl ? "postgres" : "embedded");
  await mkdir(dataFolder);
  if (isRoot) await chown(dataFolder, NOBODY, NOBODY);
  const { settings, secrets } = await newStackSettings(dataFolder);
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: shipped,
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      NODE_ENV: "production",
      PORT: String(settings.port),
      DATA_DIR: dataFolder,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      PLATFORM_URL: requireEnv("E2E_SANDBOX_URL"),
      ENCRYPTION_KEY: secrets.encryptionKey,
      NEXTAUTH_SECRET: secrets.sessionSecret,
      NEXTAUTH_URL: settings.publicUrl,
      JOBS: "off",
      DEMO: "1",
      DEMO_TEAM: "0",
      DEMO_PASSWORD: secrets.password,
      DEMO_API_TOKEN: secrets.apiToken,
    },
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (bytes: Buffer) => {
      output += bytes.toString();
    });
  const ended = once(server, "close");
  const browser = new HttpBrowser(settings.publicUrl);
  try {
    const isReady = async () => {
      if (server.exitCode !== null) throw new Error(`It ended:\n${output}`);
      return (await browser.request("/api/health/ready").catch(() => null))?.status;
    };
    await expect.poll(isReady, { timeout: timeLimit(120_000) }).toBe(200);
    const { csrfToken } = (await (await browser.request("/api/auth/csrf")).json()) as { csrfToken: string };
    await browser.request("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email: OWNER, password: secrets.password }),
    });
    const page = await browser.request("/t/acme/interviews");
    expect(page.status, output).toBe(200);
    const [script = ""] = /\/_next\/static\/[^"]+\.js/.exec(await page.text()) ?? [];
    expect((await browser.request(script)).status).toBe(200);
    expect((await browser.request("/icons/icon.svg")).status).toBe(200);
  } finally {
    server.kill();
    await ended;
  }
}

async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
