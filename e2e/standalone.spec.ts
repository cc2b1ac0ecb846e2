/** The folder that is shipped, as the image runs it: far from the repository, by nobody in particular, not to be written to. */
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { findPostgresBinaries, startPostgresCluster } from "../prisma/postgres-cluster";
import { findFreePort } from "../scripts/run/ports.mjs";
import { startSpanReceiver } from "../testing/span-receiver";
import { promisedWithin, timeLimit } from "../testing/time-limit";
import { OWNER } from "./support/fixtures";
import { HttpBrowser } from "./support/http-browser";
import { requireEnv } from "./support/require-env";
import { copyShipped, filesIn, startShipped } from "./support/shipped";
import { newStackSettings } from "./support/stack-settings";

const MOST_MB = 250;
const ENDED_AT_ONCE_MS = 10_000;

let folder = "";
let shipped = "";

test.beforeAll(async () => {
  ({ folder, shipped } = await copyShipped());
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

test("what is shipped starts by itself on the embedded database", async () => {
  await startAndSignIn();
});

test("what is shipped migrates a PostgreSQL database, ends, starts on it, and sends its spans", async () => {
  const binaries = await findPostgresBinaries();
  if (!binaries) return;
  const [cluster, collector] = [await startPostgresCluster(binaries), await startSpanReceiver()];
  try {
    const databaseUrl = cluster.url("postgres");
    const migrating = await start("migrated", { databaseUrl, flags: ["--migrate-only"] });
    await migrating.ended;
    expect(migrating.exitCode(), migrating.output()).toBe(0);
    expect(migrating.output()).toMatch(/"applied":\["\d/);
    const more = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
    expect(await startAndSignIn({ databaseUrl, more })).toContain('"applied":[]');
    const spans = collector.spans();
    const request = spans.find(({ name }) => name === "GET /t/[tenant]/interviews");
    const below = spans.filter(({ traceId }) => traceId === request?.traceId).map(({ name }) => name);
    expect(below).toContain("SELECT interviews");
    expect(collector.bodies.join("")).not.toContain("acme");
  } finally {
    await collector.close();
    await cluster.stop();
  }
});

test("what waits for its database ends when it is told to", async () => {
  const databaseUrl = `postgresql://debrief@127.0.0.1:${await findFreePort()}/debrief`;
  const server = await start("waiting", { databaseUrl });
  await expect.poll(server.output, { timeout: timeLimit(60_000) }).toContain("waiting for the database");
  const toldMs = performance.now();
  server.stop();
  await server.ended;
  expect(server.exitCode(), server.output()).toBe(0);
  expect(performance.now() - toldMs).toBeLessThan(promisedWithin(ENDED_AT_ONCE_MS));
});

/** Returns what it printed until it was told to stop. */
async function startAndSignIn(how: Started = {}): Promise<string> {
  const server = await start(how.databaseUrl ? "postgres" : "embedded", how);
  const browser = new HttpBrowser(server.publicUrl);
  try {
    const isReady = async () => {
      if (server.exitCode() !== null) throw new Error(`It ended:\n${server.output()}`);
      return (await browser.request("/api/health/ready").catch(() => null))?.status;
    };
    expect(server.askHealth()).toBe(1);
    await expect.poll(isReady, { timeout: timeLimit(120_000) }).toBe(200);
    expect(server.askHealth()).toBe(0);
    const { csrfToken } = (await (await browser.request("/api/auth/csrf")).json()) as { csrfToken: string };
    await browser.request("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email: OWNER, password: server.password }),
    });
    const page = await browser.request("/t/acme/interviews");
    expect(page.status, server.output()).toBe(200);
    const [script = ""] = /\/_next\/static\/[^"]+\.js/.exec(await page.text()) ?? [];
    expect((await browser.request(script)).status).toBe(200);
    expect((await browser.request("/icons/icon.svg")).status).toBe(200);
  } finally {
    server.stop();
    await server.ended;
  }
  expect(server.exitCode(), server.output()).toBe(0);
  return server.output();
}

type Started = { databaseUrl?: string; flags?: string[]; more?: Record<string, string> };

async function start(name: string, { databaseUrl, flags = [], more = {} }: Started) {
  const dataFolder = path.join(folder, name);
  const { settings, secrets } = await newStackSettings(dataFolder);
  const variables = {
    PORT: String(settings.port),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    PLATFORM_URL: requireEnv("E2E_SANDBOX_URL"),
    ENCRYPTION_KEY: secrets.encryptionKey,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    NEXTAUTH_URL: settings.publicUrl,
    ...{ JOBS: "off", DEMO: "1", DEMO_TEAM: "0" },
    DEMO_PASSWORD: secrets.password,
    DEMO_API_TOKEN: secrets.apiToken,
    ...more,
  };
  const server = await startShipped({ shipped, dataFolder, variables, flags });
  return { ...server, publicUrl: settings.publicUrl, password: secrets.password };
}
