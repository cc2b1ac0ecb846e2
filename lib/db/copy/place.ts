import { existsSync } from "node:fs";
import path from "node:path";
import { type Database, openEmbedded, openPostgres } from "../client";
import { lockDataFolder } from "../data-folder-lock";
import { DatabaseRefusal } from "../hindrance";
import { migrateInstallation } from "../migrate-installation";
import { problemOfAddress, readPostgresAddress } from "../postgres-address";

/** A database that nobody serves from: PostgreSQL where `url` is set, else the embedded one in `folder`. */
export type Place = { url?: string | undefined; ownerUrl?: string | undefined; folder: string };

/** `name` tells it from others and holds no secret. */
export type OpenPlace = { database: Database; name: string };

const OURS = "debrief-command";

/**
 * Opens the place as who owns its tables, for as long as `use` takes. With `alone`, no Debrief may be at work there, and
 * one that starts waits; the embedded database is always alone. Throws one line that says what to do.
 */
export async function withPlace<T>(
  { url, ownerUrl, folder }: Place,
  { alone }: { alone: boolean },
  use: (place: OpenPlace) => Promise<T>,
): Promise<T> {
  const address = ownerUrl || url;
  if (!address) return withFolder(path.resolve(folder), use);
  const problem = problemOfAddress(address);
  if (problem) throw new DatabaseRefusal(`The address of the database ${problem}.`);
  const { host, port, database: name, schema } = readPostgresAddress(address);
  const database = openPostgres(`${address}${address.includes("?") ? "&" : "?"}application_name=${OURS}`);
  const place = { database, name: [host, port, name, schema].filter((part) => part !== null).join("/") };
  try {
    if (!alone) return await use(place);
    await demandAlone(database);
    return await database.migrateAlone(() => use(place));
  } finally {
    await database.close();
  }
}

/** Brings the place to the newest schema, and returns the migrations that it applied. */
export async function preparePlace(place: Place): Promise<string[]> {
  const urls = { DATABASE_URL: place.url, DATABASE_OWNER_URL: place.ownerUrl };
  return withPlace({ ...place, ownerUrl: undefined }, { alone: false }, ({ database }) =>
    migrateInstallation(database, urls),
  );
}

async function withFolder<T>(folder: string, use: (place: OpenPlace) => Promise<T>): Promise<T> {
  const unlock = lockDataFolder(folder);
  try {
    const database = openEmbedded(path.join(folder, "postgres"));
    try {
      return await use({ database, name: folder });
    } finally {
      await database.close();
    }
  } finally {
    unlock();
  }
}

/** Throws when there is nothing to be read: opening an embedded database makes one. */
export function demandThere({ url, ownerUrl, folder }: Place): void {
  if (!url && !ownerUrl && !existsSync(path.join(folder, "postgres")))
    throw new DatabaseRefusal(`There is no embedded database in ${folder}. Set DATA_DIR or DATABASE_URL.`);
}

async function demandAlone({ prisma }: Database): Promise<void> {
  const [found] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'debrief'`;
  if (found && found.count > 0)
    throw new DatabaseRefusal(
      `Debrief is at work in the database, over ${found.count} connections. Stop it on every server first.`,
    );
}
