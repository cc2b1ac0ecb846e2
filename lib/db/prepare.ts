import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";
import { demandServing, demandSession } from "./check-serving";
import type { Database } from "./client";
import { DatabaseRefusal, hindranceOf } from "./hindrance";
import { type DatabaseUrls, migrateInstallation } from "./migrate-installation";
import { problemOfAddress, readPostgresAddress } from "./postgres-address";
import { connectionTo } from "./postgres-client";
import { type DatabaseState, enterDatabaseState } from "./state";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 4_000;

/**
 * Waits for the database, brings it to the newest schema, and makes sure that it can be worked with; the state says how
 * far it is. Returns the migrations it applied. Throws one line for who runs Debrief when waiting would not help.
 */
export async function prepareDatabase(database: Database, urls: DatabaseUrls): Promise<string[]> {
  try {
    await reach(urls);
    say({ phase: "migrating", reason: "The database is being migrated to the newest schema." });
    const applied = await migrateInstallation(database, urls, (holder) =>
      say(
        { phase: "migrating", reason: "Another process is migrating the database to the newest schema." },
        holder,
      ),
    );
    await demandServing(database, urls.DATABASE_URL ?? null);
    say({ phase: "ready" });
    return applied;
  } catch (error) {
    const { reason } = hindranceOf(error);
    enterDatabaseState({ phase: "refused", reason });
    throw error;
  }
}

/** Waits until each of the addresses answers. */
async function reach(urls: DatabaseUrls): Promise<void> {
  for (const name of ["DATABASE_OWNER_URL", "DATABASE_URL", "DATABASE_DIRECT_URL"] as const) {
    const url = urls[name];
    if (!url) continue;
    const problem = problemOfAddress(url);
    if (problem) throw new DatabaseRefusal(`${name} ${problem}.`);
    const { unused } = readPostgresAddress(url);
    if (unused.length > 0) log.warn({ variable: name, settings: unused }, "settings that mean nothing here");
    await reachOne(name, url);
  }
  const { DATABASE_URL, DATABASE_OWNER_URL } = urls;
  if (!DATABASE_URL || !DATABASE_OWNER_URL) return;
  const [serving, owner] = [DATABASE_URL, DATABASE_OWNER_URL].map(readPostgresAddress);
  if (serving?.database !== owner?.database || serving?.schema !== owner?.schema)
    throw new DatabaseRefusal("DATABASE_URL and DATABASE_OWNER_URL name different databases or schemas.");
}

async function reachOne(name: string, url: string): Promise<void> {
  for (let pauseMs = FIRST_RETRY_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_RETRY_MS)) {
    const { Client, ...config } = connectionTo(url);
    const client = new Client(config);
    client.on("error", () => {});
    try {
      await client.connect();
      await demandSession(client, url);
      return;
    } catch (error) {
      const { passes, reason, detail } = hindranceOf(error);
      if (!passes) throw new DatabaseRefusal(`${name}: ${detail}`, { cause: error });
      say({ phase: "waiting", reason }, `${name}: ${detail}`);
      await sleep(pauseMs);
    } finally {
      client.end().catch(() => {});
    }
  }
}

let lastSaid = "";

/** The same again and again stands in the log once. */
function say(state: DatabaseState, detail?: string): void {
  enterDatabaseState(state);
  const text = JSON.stringify([state, detail]);
  if (text === lastSaid) return;
  lastSaid = text;
  if (state.phase === "waiting") log.warn({ detail }, "waiting for the database");
  else if (detail) log.warn({ detail }, "waiting for another process that migrates the database");
}
