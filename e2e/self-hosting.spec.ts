// docs/self-hosting.md, followed to the letter: what is run and configured here is read from the document.
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { findProgram } from "@/prisma/find-program";
import { startPgBouncer } from "@/prisma/pgbouncer";
import { findPostgresBinaries, startPostgresCluster } from "@/prisma/postgres-cluster";
import { SANDBOX_KEYS } from "@/sandbox/clients";
import { startSandbox } from "@/sandbox/server";
import { findFreePort } from "../scripts/run/ports.mjs";
import { arrived, DISCOVERY, expect, open, rowOf, test } from "./support/fixtures";
import { startCaddy, startNginx } from "./support/proxies";
import { followSelfHosting, makeCertificate, settingsIn } from "./support/self-hosting";

const PASSWORD = "a long enough secret";
const SUPERUSERS = "the superuser's";

const programs = ["pgbouncer", "nginx", "caddy", "openssl"].map((name) => [name, findProgram(name)] as const);
const missing = programs.flatMap(([name, program]) => (program ? [] : [name]));
const programOf = (name: string) => programs.find(([one]) => one === name)?.[1] ?? "";

// While one installation makes room for the next, its pages listen in vain.
test.use({ expectedErrors: [/\/events|net::ERR_|status of 50[23]/] });

test("whoever follows the guide has an installation that works, is backed up and is restored", async ({
  browser,
}) => {
  const binaries = await findPostgresBinaries();
  if (!binaries) missing.push("PostgreSQL");
  test.skip(missing.length > 0, `Not installed: ${missing.join(", ")}.`);
  await using scene = await setTheScene(binaries ?? "");
  const { place, guide, sandbox } = scene;
  const outside = `https://localhost:${place.tls}`;

  await test.step("the database, its roles and two users", async () => {
    const database = guide.block("Configure", "sh", "createdb");
    await guide.shell(database, {}, "secret\nsecret\n");
    await guide.shell(
      guide.block("Configure", "sh", "createuser --pwprompt debrief_app"),
      {},
      "secret\nsecret\n",
    );
    await guide.shell(
      `sudo -u postgres psql -c '${guide.sentence("GRANT debrief_tenant, debrief_reader TO debrief WITH")}'`,
    );
  });
  const configured = settingsIn(guide.block("Configure", "sh", "ENCRYPTION_KEY"));
  const asTwo = (settings: Record<string, string>) => ({
    ...Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, value.replace("//debrief:", "//debrief_app:")]),
    ),
    DATABASE_OWNER_URL: configured.DATABASE_URL ?? "",
  });
  const settings = { ...configured, ...asTwo(configured), PLATFORM_URL: sandbox.url };

  await makeCertificate(place.folder);
  const proxy = guide.block("Reverse proxy", "nginx", "server_name");
  const nginx = await startNginx(programOf("nginx"), place.folder, proxy, place.tls);
  scene.defer(nginx.stop);
  let service = await guide.startService(settings);
  scene.defer(() => service.stop());

  await test.step("behind nginx on another port, the first start is set up", async () => {
    const shown = await guide.shell(guide.sentence("journalctl"));
    expect(shown).toContain(`Set up Debrief at ${outside}/set-up`);
    const code = /One-time code: (\S+)/.exec(shown)?.[1] ?? "";
    const context = await visitorOf(outside, browser);
    const page = await context.newPage();
    await open(page, "/");
    await expect(page).toHaveURL(`${outside}/set-up`);
    await page.getByLabel("One-time code").fill(code);
    await page.getByLabel("Your name").fill("Ada Founder");
    await page.getByLabel("Email").fill("ada@agency.test");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByLabel("Organisation").fill("Agency One");
    await page.getByRole("button", { name: /Set up|Create/ }).click();
    await expect(page).toHaveURL(`${outside}/t/agency-one/settings`);
    await page.getByLabel("API key", { exact: true }).fill(SANDBOX_KEYS.acme);
    await page.getByRole("button", { name: "Connect" }).click();
    await expect(page.getByText("Key accepted.")).toBeVisible();
    await lookAround(page, outside);
    await refusesInClear(context, place.plain);
    await context.close();
  });

  await test.step("the backup is restored", async () => {
    await guide.shell(guide.block("Backup and restore", "sh", "pg_dump"), settings);
    const restore = guide.block("Backup and restore", "sh", "pg_restore");
    const [before = "", commands = "", after = ""] = restore.split(/^systemctl \w+ debrief$/m);
    expect(before + after).not.toMatch(/\S/);
    await service.stop();
    await nginx.stop();
    await guide.shell(commands);
  });

  const bouncer = await startPgBouncer(scene.serverUrl, [], { debrief_app: "secret" });
  scene.defer(bouncer.stop);
  place.pgbouncer = bouncer.port;
  const restored = (url: string) => url.replace(/\/debrief$/, "/debrief_restored");
  const pooled = asTwo(settingsIn(guide.block("Configure", "sh", "DATABASE_DIRECT_URL")));
  const all = Object.entries({ ...settings, ...pooled });
  service = await guide.startService(Object.fromEntries(all.map(([name, value]) => [name, restored(value)])));
  const sites = guide.block("Reverse proxy", "caddyfile", "reverse_proxy");
  const caddy = await startCaddy(programOf("caddy"), place.folder, sites, place.tls);
  scene.defer(caddy.stop);

  await test.step("behind Caddy and PgBouncer, everything is there again", async () => {
    const context = await visitorOf(outside, browser);
    const page = await context.newPage();
    await open(page, "/");
    await expect(page).toHaveURL(`${outside}/sign-in`);
    await page.getByLabel("Email").fill("ada@agency.test");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(`${outside}/t/agency-one/interviews`);
    await lookAround(page, outside);
    await refusesInClear(context, place.plain);

    await test.step("told to stop, it answers what it was asked", async () => {
      const ids = [await scene.addSession(), await scene.addSession()];
      for (const sessionId of ids)
        await scene.tell("faults", { endpoint: "recording", sessionId, delayMs: 1_500, times: 1 });
      const asked = ids.map((id) =>
        context.request.get(`/api/v1/interview/sessions/${id}/recording?tenant=agency-one`),
      );
      await expect.poll(scene.faultsLeft).toBe(0);
      await service.stop();
      for (const answer of await Promise.all(asked)) expect(answer.status()).toBe(200);
      expect(await service.ended).toBe("exit code 0");
    });
    await context.close();
  });
});

async function visitorOf(
  outside: string,
  browser: { newContext: (options: object) => Promise<BrowserContext> },
) {
  return browser.newContext({ baseURL: outside, ignoreHTTPSErrors: true });
}

/** Interviews come, live updates pass, and a part of a recording does. */
async function lookAround(page: Page, outside: string): Promise<void> {
  await page.getByRole("link", { name: "Interviews" }).first().click();
  await expect(rowOf(page, "Maya Lindqvist")).toBeVisible(DISCOVERY);
  await rowOf(page, "Maya Lindqvist").getByRole("link").click();
  await expect(page).toHaveURL(/\/interviews\/[\w-]+$/);
  await arrived(page, "Maya Lindqvist");
  const address = page.url();
  expect(address).toContain(`${outside}/t/agency-one/interviews/`);
  const interviewId = /interviews\/([\w-]+)$/.exec(address)?.[1];
  const seen = await page.evaluate(async (id) => {
    const events = new EventSource("/api/t/agency-one/events");
    const first = await new Promise<string>((resolve) => {
      for (const type of ["ready", "catch-up"]) events.addEventListener(type, () => resolve("an event"));
    });
    events.close();
    const part = await fetch(`/api/t/agency-one/interviews/${id}/recording`, {
      headers: { range: "bytes=100-1099" },
    });
    const { byteLength } = await part.arrayBuffer();
    const metrics = await fetch("/api/metrics");
    return { first, status: part.status, byteLength, metrics: metrics.status };
  }, interviewId);
  expect(seen).toEqual({ first: "an event", status: 206, byteLength: 1000, metrics: 403 });
}

/** A program that sends its token in clear is refused; a person is led to the address that is encrypted. */
async function refusesInClear(context: BrowserContext, port: number): Promise<void> {
  const get = (at: string) => context.request.get(`http://localhost:${port}${at}`, { maxRedirects: 0 });
  expect((await get("/api/v1/interview/sessions")).status()).toBe(403);
  const led = await get("/t/agency-one");
  expect(led.status()).toBe(301);
  expect(led.headers().location).toMatch(/^https:\/\/localhost.*\/t\/agency-one$/);
}

/** A cluster with a superuser's password, the platform, and a folder; all of it goes with what was deferred. */
async function setTheScene(binaries: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-guide-"));
  const cluster = await startPostgresCluster(binaries, { password: SUPERUSERS });
  const sandbox = await startSandbox();
  const later: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true }),
    cluster.stop,
    sandbox.close,
  ];
  const [app, tls, plain] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const { hostname, port } = new URL(cluster.url("postgres"));
  const administrator = { PGHOST: hostname, PGPORT: port, PGUSER: "postgres", PGPASSWORD: SUPERUSERS };
  const tell = async (what: string, about: object) => {
    const init = { method: "POST", body: JSON.stringify(about) };
    const answer = await fetch(`${sandbox.url}/__sandbox/${what}`, init);
    expect(answer.ok).toBe(true);
    return answer;
  };
  const place = { app, tls, plain, postgres: Number(port), pgbouncer: 0, folder };
  return {
    ...{ place, sandbox, serverUrl: cluster.url("postgres") },
    guide: await followSelfHosting(place, { binaries, administrator }),
    defer: (stop: () => Promise<unknown>) => {
      later.push(stop);
    },
    tell,
    addSession: async () => {
      const session = { client: "acme", status: "completed", generatedRecording: { seconds: 5 } };
      return (await (await tell("sessions", session)).json()).id as string;
    },
    /** How many of the ordered misbehaviours are still to come. */
    faultsLeft: async () => (await (await fetch(`${sandbox.url}/__sandbox/faults`)).json()).faults.length,
    [Symbol.asyncDispose]: async () => {
      for (const stop of later.reverse()) await stop();
    },
  };
}
