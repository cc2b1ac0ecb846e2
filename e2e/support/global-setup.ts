// Starts what the browser tests talk to: the production build, its database and the sandbox platform, on free ports and
// in a folder that goes away again. The database is PostgreSQL where it is installed; some tests with an
// installation of their own have the embedded one.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { findPostgresBinaries, startPostgresCluster } from "../../prisma/postgres-cluster";
import { build, isBuilt } from "../../scripts/run/build.mjs";
import { findChromium } from "../../scripts/run/chromium.mjs";
import { startStack, stopServices } from "../../scripts/run/stack.mjs";
import { newStackSettings } from "./stack-settings";

export default async function globalSetup() {
  process.env.CHROMIUM_PATH ??= await findChromium();
  if (!(await isBuilt())) await build();
  const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-e2e-"));
  const services: { stop: () => Promise<void> }[] = [];
  const binaries = await findPostgresBinaries();
  const cluster = binaries ? await startPostgresCluster(binaries) : null;
  if (cluster) services.push(cluster);
  const { settings, secrets } = await newStackSettings(path.join(folder, "main"), cluster?.url("postgres"));
  // The fuzz run asks with one token more often in a minute than a program would.
  await startStack({
    settings,
    secrets,
    services,
    env: { DEMO_TEAM: "0", API_REQUESTS_PER_MINUTE: "100000" },
  });
  if (cluster) process.env.E2E_DATABASE_URL = cluster.url("postgres");
  process.env.E2E_APP_URL = settings.publicUrl;
  process.env.E2E_SANDBOX_URL = `http://127.0.0.1:${settings.sandboxPort}`;
  process.env.E2E_PASSWORD = secrets.password;
  process.env.E2E_API_TOKEN = secrets.apiToken;
  process.env.E2E_LOG = path.join(settings.dataFolder, "logs", "app.log");
  process.env.E2E_MAIL_FOLDER = path.join(settings.dataFolder, "mail");
  process.env.E2E_RUN = randomBytes(4).toString("hex");
  return async () => {
    await stopServices(services);
    await rm(folder, { recursive: true, force: true });
  };
}
