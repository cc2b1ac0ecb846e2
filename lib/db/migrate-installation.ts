import { type Database, openPostgres } from "./client";
import { migrate } from "./migrate";

/** Where PostgreSQL is, as who serves, and as who owns the tables where that is another. */
export type DatabaseUrls = { DATABASE_URL?: string | undefined; DATABASE_OWNER_URL?: string | undefined };

/**
 * Migrates `database`: by the user who owns the tables when DATABASE_OWNER_URL names one, for the user of DATABASE_URL,
 * who then may neither change tables nor touch what stands in the audit log. Returns what was applied.
 */
export async function migrateInstallation(
  database: Database,
  { DATABASE_URL, DATABASE_OWNER_URL }: DatabaseUrls,
): Promise<string[]> {
  if (!DATABASE_URL || !DATABASE_OWNER_URL) return migrate(database);
  const owner = openPostgres(DATABASE_OWNER_URL);
  try {
    return await migrate(owner, decodeURIComponent(new URL(DATABASE_URL).username));
  } finally {
    await owner.close();
  }
}
