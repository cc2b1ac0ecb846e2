/** deploy/compose.scale-out.yaml without a container engine: its secrets, its database, its replicas and its proxy. */
import { execFile } from "node:child_process";
import { chmod, cp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type APIRequestContext, expect, request, test } from "@playwright/test";
import { findProgram } from "@/prisma/find-program";
import { findPostgresBinaries, startPostgresCluster } from "@/prisma/postgres-cluster";
import { readCompose, replicasOf, variablesOf } from "@/testing/compose";
import { timeLimit } from "@/testing/time-limit";
import { findFreePort } from "../scripts/run/ports.mjs";
import { OWNER } from "./support/fixtures";
import { startCaddy } from "./support/proxies";
import { requireEnv } from "./support/require-env";
import { copyShipped, startShipped } from "./support/shipped";

const run = promisify(execFile);
const PASSWORD = "a long enough secret";

test("three replicas behind Caddy are one installation, also while two of them go", async () => {
  const [binaries, caddyProgram] = [await findPostgresBinaries(), findProgram("caddy")];
  test.skip(!binaries || !caddyProgram, "PostgreSQL or Caddy is not installed.");
  await using later = new Afterwards();
  const { folder, shipped } = await copyShipped();
  later.defer(() => rm(folder, { recursive: true, force: true }));
  const [tls, plain] = [await findFreePort(), await findFreePort()];
  const compose = readCompose("compose.scale-out.yaml", { DEBRIEF_HOST: `localhost:${tls}` });
  const secrets = await makeDatabase(folder, binaries ?? "", (stop) => later.defer(stop));

  const addresses: Record<string, string> = {};
  const start = async ([name, service]: ReturnType<typeof replicasOf>[number], more = {}) => {
    const port = await findFreePort();
    addresses[`${name}:3000`] = `127.0.0.1:${port}`;
    const variables = {
      ...variablesOf(service, secrets),
      PORT: String(port),
      PLATFORM_URL: requireEnv("E2E_SANDBOX_URL"),
      ...more,
    };
    const server = await startShipped({ shipped, dataFolder: path.join(folder, name), variables });
    const stop = () => {
      server.stop();
      return server.ended;
    };
    later.defer(stop);
    const isReady = async () => {
      if (server.exitCode() !== null) throw new Error(`It ended:\n${server.output()}`);
      return (await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null))?.status;
    };
    await expect.poll(isReady, { timeout: timeLimit(120_000) }).toBe(200);
    return stop;
  };
  const [first, ...others] = replicasOf(compose);
  if (!first) throw new Error("There are replicas.");
  // Only so that there is somebody who can sign in.
  const demo = {
    DEMO: "1",
    DEMO_TEAM: "0",
    DEMO_PASSWORD: PASSWORD,
    DEMO_API_TOKEN: "dbr_a_token_for_a_test",
  };
  const stopFirst = await start(first, demo);
  const [stopSecond] = await Promise.all(others.map((replica) => start(replica)));

  const caddyfile = await readFile("deploy/Caddyfile.scale-out", "utf8");
  const here = caddyfile
    .replace("http://{$DEBRIEF_HOST}", `http://localhost:${plain}`)
    .replaceAll("{$DEBRIEF_HOST}", `localhost:${tls}`)
    .replaceAll(/app-\d:3000/g, (name) => addresses[name] ?? name);
  const caddy = await startCaddy(caddyProgram ?? "", folder, here, tls);
  later.defer(caddy.stop);

  const browser = await request.newContext({ baseURL: `https://localhost:${tls}`, ignoreHTTPSErrors: true });
  later.defer(() => browser.dispose());
  await signIn(browser);
  await staysUp(browser);
  expect((await browser.get("/api/metrics")).status()).toBe(403);
  expect((await browser.get(`http://localhost:${plain}/api/v1/interview/sessions`)).status()).toBe(403);
  await Promise.all([staysUp(browser), stopFirst()]);
  await Promise.all([staysUp(browser), stopSecond?.()]);
  await staysUp(browser);
});

/** What is to be ended, the newest first. */
class Afterwards {
  readonly #stops: (() => Promise<unknown>)[] = [];

  defer(stop: () => Promise<unknown>): void {
    this.#stops.push(stop);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const stop of this.#stops.reverse()) await stop();
  }
}

/** The database as the file's service `db` makes it. Returns the folder of the secrets. */
async function makeDatabase(
  folder: string,
  binaries: string,
  later: (stop: () => Promise<unknown>) => void,
): Promise<string> {
  await cp("deploy/make-secrets.sh", path.join(folder, "make-secrets.sh"));
  await run(path.join(folder, "make-secrets.sh"));
  const secrets = path.join(folder, "secrets");
  const superusers = (await readFile(path.join(secrets, "postgres_password"), "utf8")).trim();
  const cluster = await startPostgresCluster(binaries, { password: superusers });
  later(cluster.stop);
  const { hostname, port } = new URL(cluster.url("postgres"));
  await run("deploy/postgres/make-users.sh", {
    env: {
      ...{ NODE_ENV: "test", PATH: `${binaries}:${process.env.PATH}`, SECRETS_DIR: secrets },
      ...{ POSTGRES_USER: "postgres", PGHOST: hostname, PGPORT: port, PGPASSWORD: superusers },
    },
  });
  for (const name of ["database_url", "database_owner_url"]) {
    const file = path.join(secrets, name);
    const url = (await readFile(file, "utf8")).replace("@db:5432", `@${hostname}:${port}`);
    await chmod(file, 0o644);
    await writeFile(file, url);
  }
  // What an engine does for each file that it mounts: their folder stays closed in there.
  await chmod(secrets, 0o755);
  return secrets;
}

async function signIn(browser: APIRequestContext): Promise<void> {
  const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
  await browser.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: OWNER, password: PASSWORD },
  });
}

/** Asks often enough that every replica is asked; none may fail, or forget who signed in. */
async function staysUp(browser: APIRequestContext): Promise<void> {
  for (let asked = 0; asked < 12; asked += 1) {
    const page = await browser.get("/t/acme/interviews");
    expect(page.url()).toMatch(/\/t\/acme\/interviews$/);
    expect(page.status()).toBe(200);
  }
}
