import path from "node:path";
import { showStep } from "./progress.mjs";
import { BIN, cleanEnvironment } from "./project.mjs";
import { startService, waitUntilReady } from "./service.mjs";

const SANDBOX_WITHIN_MS = 60_000;
// The first start makes the embedded database; on a slow disk that takes a while.
const APP_WITHIN_MS = 180_000;

/**
 * Starts the sandbox platform and then the application, and waits until both can work. `services` is filled as
 * they start, so that a caller who is interrupted half-way can stop what there is. `settings.databaseUrl` names a
 * PostgreSQL server; without it, the database is the embedded one.
 */
export async function startStack({ settings, secrets, services, env = {} }) {
  const { port, sandboxPort, dataFolder, publicUrl } = settings;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const logs = path.join(dataFolder, "logs");
  const start = (service) => {
    const started = startService(service);
    services.push(started);
    return started;
  };

  await showStep("Starting the sandbox platform", async () => {
    const sandbox = start({
      name: "The sandbox platform",
      args: ["--import", "tsx", "sandbox/main.ts"],
      env: cleanEnvironment({ SANDBOX_PORT: String(sandboxPort), ...env }),
      logFile: path.join(logs, "sandbox.log"),
    });
    await waitUntilReady(sandbox, `${sandboxUrl}/api/v1/health`, SANDBOX_WITHIN_MS);
  });

  await showStep("Starting Debrief and its database", async () => {
    const app = start({
      name: "Debrief",
      args: [BIN.start, "-p", String(port), ...hostArguments(publicUrl)],
      env: appEnvironment({ settings, secrets, sandboxUrl, publicUrl, env }),
      logFile: path.join(logs, "app.log"),
    });
    await waitUntilReady(app, `http://127.0.0.1:${port}/api/health/ready`, APP_WITHIN_MS);
  });
}

/** This machine alone, unless the address is one that others reach. */
export function hostArguments(publicUrl) {
  const { hostname } = new URL(publicUrl);
  return ["localhost", "127.0.0.1"].includes(hostname) ? ["-H", "127.0.0.1"] : [];
}

/** Stops services, the last started first: the application goes before the platform it asks. */
export async function stopServices(services) {
  for (const service of [...services].reverse()) await service.stop();
}

function appEnvironment({ settings, secrets, sandboxUrl, publicUrl, env }) {
  const environment = cleanEnvironment({
    NODE_ENV: "production",
    PORT: String(settings.port),
    DATA_DIR: settings.dataFolder,
    PLATFORM_URL: sandboxUrl,
    ENCRYPTION_KEY: secrets.encryptionKey,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    NEXTAUTH_URL: publicUrl,
    JOBS: "on",
    DEMO: "1",
    DEMO_PASSWORD: secrets.password,
    DEMO_API_TOKEN: secrets.apiToken,
    // Keeps a developer's .env out: the demo must never reach the database that it names.
    __NEXT_PROCESSED_ENV: "true",
    ...env,
  });
  delete environment.DATABASE_URL;
  if (settings.databaseUrl) environment.DATABASE_URL = settings.databaseUrl;
  return environment;
}
