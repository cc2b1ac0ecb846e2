import path from "node:path";
import { cleanUpHourly } from "@/lib/auth/clean-up";
import { createSetUpCode, needsSetUp } from "@/lib/auth/sign-in/set-up";
import { parseEncryptionKeys } from "@/lib/crypto/secret-box";
import { keepLedger, replayErasures } from "@/lib/data/installation/erasure-ledger";
import { forgetErasedTranscripts } from "@/lib/data/results/results";
import { database, openDatabase } from "@/lib/db/client";
import { lockDataFolder } from "@/lib/db/data-folder-lock";
import { prepareDatabase } from "@/lib/db/prepare";
import { dataPath, env } from "@/lib/env";
import { answerProbe } from "@/lib/http/probe-front";
import { answerRecording } from "@/lib/http/recording/recording-front";
import { recordingChecks } from "@/lib/http/recording/recording-request";
import { noteStarted } from "@/lib/http/serving";
import { endWhatWaits } from "@/lib/http/stopping";
import { startJobRunner } from "@/lib/jobs/runner";
import { log } from "@/lib/log";
import { unencryptedVariables } from "@/lib/net/unencrypted";
import { processSingleton } from "@/lib/process-singleton";
import { openRecordingSpool } from "@/lib/recording/open-spool";
import { sendLogs } from "@/lib/syslog/send-logs";

const LEDGER_EVERY_MS = 60 * 60_000;

/** How long requests may take that are under way when the process is to end. */
const LAST_REQUESTS_MS = 10_000;

/** Everything a replica does before it serves: check the environment, migrate, `seed` where there is something, start the jobs. */
export async function startUp(seed?: () => Promise<void>): Promise<void> {
  return processSingleton("start-up", async () => {
    processSingleton("probe-front", () => answerProbe);
    const { DATABASE_URL, JOBS, ENCRYPTION_KEY, NEXTAUTH_URL, SYSLOG_URL } = env();
    parseEncryptionKeys(ENCRYPTION_KEY);
    refuseUnencrypted();
    const stopSendingLogs = SYSLOG_URL ? sendLogs(SYSLOG_URL) : async () => {};
    const stopTracing = await collectSpans();
    const unlock = DATABASE_URL ? () => {} : lockDataFolder(dataPath());
    const applied = await prepareDatabase(openDatabase(), env());
    log.info({ applied, database: DATABASE_URL ? "postgresql" : "embedded" }, "database is ready");
    if (processSingleton("migrate-only", () => false)) {
      await database().close();
      unlock();
      await stopSendingLogs();
      process.exit(0);
    }
    // Before anybody is served: the database may be an older backup.
    await replayErasures();
    const stopKeeping = keepLedgerHourly();
    await seed?.();
    if (await needsSetUp()) {
      const code = await createSetUpCode();
      // Not through the log: it is for the person at the console, once, and not for log collectors.
      process.stdout.write(
        `\n  Set up Debrief at ${new URL("/set-up", NEXTAUTH_URL)}\n  One-time code: ${code}\n\n`,
      );
    }
    const spool = await openRecordingSpool();
    await forgetErasedTranscripts();
    await recordingChecks.listen();
    processSingleton("recording-front", () => answerRecording);
    const runner = JOBS === "on" ? startJobRunner() : undefined;
    const stopCleaning = JOBS === "on" ? cleanUpHourly() : () => {};
    stopOnSignal(async () => {
      stopCleaning();
      stopKeeping();
      await Promise.all([runner?.stop(), stopServing()]);
      await spool.close();
      await database().close();
      unlock();
      await Promise.all([stopTracing(), stopSendingLogs()]);
    });
    noteStarted();
  });
}

/** Each replica has a ledger of its own, and hears of what others erase by looking. */
function keepLedgerHourly(): () => void {
  const timer = setInterval(() => {
    keepLedger().catch((error) => log.error({ err: error }, "the erasure ledger could not be kept"));
  }, LEDGER_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** Loads the library of tracing only where somebody collects. */
async function collectSpans(): Promise<() => Promise<void>> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT } = env();
  if (!OTEL_EXPORTER_OTLP_ENDPOINT) return async () => {};
  const { readRoutes, startTracing } = await import("@/lib/tracing/export");
  const folder = path.resolve(
    /* turbopackIgnore: true */ process.cwd(),
    process.env.NEXT_DIST_DIR ?? ".next",
  );
  return startTracing(OTEL_EXPORTER_OTLP_ENDPOINT, await readRoutes(folder)).stop;
}

function refuseUnencrypted(): void {
  const found = unencryptedVariables(env(), env().ALLOW_UNENCRYPTED);
  if (found.length === 0) return;
  const lines = found.map(
    ({ variable, way, advice }) => `  ${variable}: ${advice}, or name ${way} in ALLOW_UNENCRYPTED`,
  );
  throw new Error(
    `This would leave the machine unencrypted, for anyone on the network to read:\n${lines.join("\n")}`,
  );
}

/** Ends what requests need only after them. Under `next dev` there is nobody to ask, and nothing to be polite about. */
async function stopServing(): Promise<void> {
  endWhatWaits();
  await processSingleton("stop-serving", () => async (_withinMs: number) => {})(LAST_REQUESTS_MS);
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      stop()
        .catch((error) => log.error({ err: error }, "could not stop cleanly"))
        .finally(() => process.exit(0));
    });
}
