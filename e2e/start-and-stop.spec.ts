import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { findPostgresBinaries, type PostgresCluster, startPostgresCluster } from "@/prisma/postgres-cluster";
import { eventuallyListens } from "@/testing/eventually-listens";
import { BIN, cleanEnvironment } from "../scripts/run/project.mjs";
import { startService } from "../scripts/run/service.mjs";
import { newStackSettings } from "./support/stack-settings";

const PAUSE_MS = 100;

for (const kind of ["the embedded database", "PostgreSQL"] as const)
  test(`a first start on ${kind} answers probes from its first moment, and ends when it is told to`, async () => {
    const binaries = kind === "PostgreSQL" ? await findPostgresBinaries() : null;
    test.skip(kind === "PostgreSQL" && !binaries, "PostgreSQL is not installed.");
    const folder = await mkdtemp(path.join(os.tmpdir(), "debrief-start-"));
    const cluster = binaries ? await startPostgresCluster(binaries) : null;
    const { settings, secrets } = await newStackSettings(folder);
    const { port } = settings;
    const service = startService({
      name: "Debrief",
      args: [BIN.start, "-H", "127.0.0.1", "-p", String(port)],
      env: environment(cluster, {
        DATA_DIR: folder,
        ENCRYPTION_KEY: secrets.encryptionKey,
        NEXTAUTH_SECRET: secrets.sessionSecret,
        NEXTAUTH_URL: settings.publicUrl,
      }),
      logFile: path.join(folder, "app.log"),
    });
    try {
      await eventuallyListens(port, () => {
        if (service.hasEnded()) throw new Error("Debrief did not start.");
      });
      const reasons = await untilReady(port);
      expect(reasons[0]).toBe("Debrief is starting.");
      expect(reasons).toContain("The database is being migrated to the newest schema.");
      await service.stop();
      expect(await service.ended).toBe("exit code 0");
    } finally {
      await service.stop();
      await cluster?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });

function environment(cluster: PostgresCluster | null, own: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = cleanEnvironment({
    ...{ NODE_ENV: "production", PLATFORM_URL: "http://127.0.0.1:9", __NEXT_PROCESSED_ENV: "true" },
    ...own,
  });
  delete env.DATABASE_URL;
  return cluster ? { ...env, DATABASE_URL: cluster.url("postgres") } : env;
}

/** Asks both probes again and again. Why it was not ready, until it was. */
async function untilReady(port: number): Promise<string[]> {
  const reasons: string[] = [];
  const probe = (name: string) =>
    fetch(`http://127.0.0.1:${port}/api/health/${name}`, { headers: { connection: "close" } });
  for (;;) {
    const [live, ready] = await Promise.all([probe("live"), probe("ready")]);
    expect(live.status).toBe(200);
    const { status, reason } = await ready.json();
    if (ready.status === 200) return reasons;
    expect({ httpStatus: ready.status, status }).toEqual({ httpStatus: 503, status: "not ready" });
    reasons.push(reason);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
