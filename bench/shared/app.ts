/** The production server of this app, with its embedded database, for benches that measure the real thing. */
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, isBuilt } from "../../scripts/run/build.mjs";
import { findFreePort } from "../../scripts/run/ports.mjs";
import { BIN, cleanEnvironment, ROOT } from "../../scripts/run/project.mjs";
import { startService, waitUntilReady } from "../../scripts/run/service.mjs";

const OWN_DIST = ".next-bench";
const READY_WITHIN_MS = 180_000;

export type BenchApp = {
  origin: string;
  pid: number;
  /** What a signed-in owner of the demo's tenant acme sends. */
  cookie: string;
  /** Of the same tenant, for programs. */
  apiToken: string;
  stop: () => Promise<void>;
};

const secret = () => randomBytes(32).toString("base64");
const SECRETS = {
  ENCRYPTION_KEY: secret(),
  NEXTAUTH_SECRET: secret(),
  DEMO_PASSWORD: randomBytes(12).toString("hex"),
  DEMO_API_TOKEN: `dbr_${randomBytes(32).toString("base64url")}`,
};

/** `databaseUrl`: PostgreSQL in place of the embedded database. Without `jobs` nothing is asked of the platform. */
type AppOptions = { databaseUrl?: string; jobs?: "on" | "off" };

/** Starts the app on its demo data with `platformUrl` as its platform. Builds first when the sources changed. */
export async function startApp(
  folder: string,
  platformUrl: string,
  { databaseUrl, jobs = "on" }: AppOptions = {},
): Promise<BenchApp> {
  const distDir = await builtInto();
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment: NodeJS.ProcessEnv = cleanEnvironment({
    NODE_ENV: "production",
    NEXT_DIST_DIR: distDir,
    PORT: String(port),
    DATA_DIR: path.join(folder, "data"),
    PLATFORM_URL: platformUrl,
    NEXTAUTH_URL: origin,
    JOBS: jobs,
    DEMO: "1",
    DEMO_TEAM: "0",
    ...SECRETS,
    LOG_LEVEL: "warn",
    __NEXT_PROCESSED_ENV: "true",
  });
  if (databaseUrl === undefined) delete environment.DATABASE_URL;
  else environment.DATABASE_URL = databaseUrl;
  const service = startService({
    name: "Debrief",
    args: [BIN.start, "-p", String(port)],
    env: environment,
    logFile: path.join(folder, "app.log"),
  });
  try {
    await waitUntilReady(service, `${origin}/api/health/ready`, READY_WITHIN_MS);
    const { pid } = service;
    if (pid === undefined) throw new Error("The app has no process id.");
    const cookie = await signIn(origin, "owner@acme.test", SECRETS.DEMO_PASSWORD);
    return { origin, pid, cookie, apiToken: SECRETS.DEMO_API_TOKEN, stop: service.stop };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/** The folder of a build of the sources as they are: the usual one when it is fresh, else one of the bench's own. */
async function builtInto(): Promise<string> {
  const usual = process.env.NEXT_DIST_DIR ?? ".next";
  if (await isBuilt()) return usual;
  process.env.NEXT_DIST_DIR = OWN_DIST;
  if (!(await isBuilt())) {
    console.error("Building ...");
    // Next adds the types of each build folder to it.
    const config = path.join(ROOT, "tsconfig.json");
    const before = await readFile(config);
    await build().finally(() => writeFile(config, before));
  }
  return OWN_DIST;
}

/** Signs in as the sign-in form of next-auth does; the Cookie header for what follows. */
async function signIn(origin: string, email: string, password: string): Promise<string> {
  const first = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const reply = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(first), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  const cookie = cookiesOf(reply);
  if (!cookie.includes("debrief.session")) throw new Error("Signing in did not work.");
  return cookie;
}

function cookiesOf(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
