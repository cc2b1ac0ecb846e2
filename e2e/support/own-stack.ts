import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startStack, stopServices } from "../../scripts/run/stack.mjs";
import { newDatabase } from "./new-database";
import { newStackSettings } from "./stack-settings";

type OwnStackOptions = {
  /** Fills the database before the first start, in the environment that it is given. */
  seed?: (environment: Record<string, string>) => Promise<void>;
  /** On the embedded database, also where PostgreSQL is installed. */
  isEmbedded?: boolean;
};

/** An installation of its own, for tests that need it empty or that end it. `env` goes to its processes. */
export async function startOwnStack(
  env: Record<string, string> = {},
  { seed, isEmbedded = false }: OwnStackOptions = {},
) {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), "debrief-own-"));
  const databaseUrl = isEmbedded ? undefined : await newDatabase();
  const { settings, secrets } = await newStackSettings(dataFolder, databaseUrl);
  const services: { name: string; pid: number; stop: () => Promise<void>; kill: () => void }[] = [];
  const start = () => startStack({ settings, secrets, services, env: { DEMO_TEAM: "0", ...env } });
  await seed?.({
    DATA_DIR: dataFolder,
    DATABASE_URL: databaseUrl ?? "",
    ENCRYPTION_KEY: secrets.encryptionKey,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    NEXTAUTH_URL: settings.publicUrl,
    DEMO_PASSWORD: secrets.password,
    DEMO_API_TOKEN: secrets.apiToken,
    DEMO_TEAM: "0",
    LOG_LEVEL: "error",
  });
  await start();
  return {
    url: settings.publicUrl,
    sandboxUrl: `http://127.0.0.1:${settings.sandboxPort}`,
    secrets,
    readLog: () => readFile(path.join(dataFolder, "logs", "app.log"), "utf8"),
    /** Ends every process outright, as a crash would, and starts them again on the same data. */
    crashAndRestart: async () => {
      for (const service of services.splice(0)) {
        service.kill();
        await service.stop();
      }
      await start();
    },
    stop: async () => {
      await stopServices(services);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
