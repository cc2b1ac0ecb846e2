import { type Database, openPostgres } from "./client";
import { migrate } from "./migrate";
import { readPostgresAddress } from "./postgres-address";

/** Where PostgreSQL is, as who serves, past a pooler, and as who owns the tables where that is another. */
export type DatabaseUrls = {
  DATABASE_URL?: string | undefined;
  DATABASE_DIRECT_URL?: string | undefined;
  DATABASE_OWNER_URL?: string | undefined;
};

/**
 * Migrates `database`: by the user who owns the tables when DATABASE_OWNER_URL names one, for the user of DATABASE_URL,
 * who then may neither change tables nor touch what stands in the audit log. `onWait`: see
 * `migrate`. Returns what was applied.
 */
export async function migrateInstallation(
  database: Database,
  { DATABASE_URL, DATABASE_OWNER_URL }: DatabaseUrls,
  onWait?: (holder: string) => void,
): Promise<string[]> {
  if (!DATABASE_URL || !DATABASE_OWNER_URL) return migrate(database, null, onWait);
  const owner = openPostgres(DATABASE_OWNER_URL);
  try {
    const { user } = readPostgresAddress(DATABASE_URL);
    return await migrate(owner, user === readPostgresAddress(DATABASE_OWNER_URL).user ? null : user, onWait);
  } finally {
    await owner.close();
  }
}
