import type { PrismaClient } from "./generated/client";

type Connection = Pick<PrismaClient, "$queryRawUnsafe" | "$executeRawUnsafe">;

const UNFINISHED = "finished_at IS NULL AND rolled_back_at IS NULL";

/**
 * Ends each migration's script, and is committed with it: that it was applied is known even when whoever applied it does not
 * live to say so.
 */
export const NOTE_APPLIED = `
;DO $$ BEGIN IF to_regclass('_prisma_migrations') IS NOT NULL THEN
  UPDATE _prisma_migrations SET logs = 'applied' WHERE ${UNFINISHED};
END IF; END $$`;

/** The migrations that made the schema, oldest first. Empty where none was ever applied. */
export async function appliedMigrations(database: Pick<Connection, "$queryRawUnsafe">): Promise<string[]> {
  if (!(await isKept(database))) return [];
  const rows = await database.$queryRawUnsafe<{ name: string }[]>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
  );
  return rows.map(({ name }) => name);
}

/**
 * Settles what a migration left behind that was killed or failed: applied as a whole or not at all, it is finished or to be
 * done again. To be called by who holds the lock for migrations.
 */
export async function settleUnfinished(database: Connection): Promise<void> {
  if (!(await isKept(database))) return;
  await database.$executeRawUnsafe(
    `UPDATE _prisma_migrations SET finished_at = now(), logs = NULL WHERE ${UNFINISHED} AND logs = 'applied'`,
  );
  await database.$executeRawUnsafe(`DELETE FROM _prisma_migrations WHERE ${UNFINISHED}`);
}

async function isKept(database: Pick<Connection, "$queryRawUnsafe">): Promise<boolean> {
  const [found] = await database.$queryRawUnsafe<{ exists: boolean }[]>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  return found?.exists ?? false;
}
