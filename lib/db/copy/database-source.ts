import { appliedMigrations } from "../applied-migrations";
import type { Database } from "../client";
import type { Source } from "./copy-into";
import { readRows, type Sum, sumOf } from "./rows";
import { tablesOf } from "./tables";

const TRANSACTION = {
  isolationLevel: "RepeatableRead",
  maxWait: 60_000,
  timeout: 24 * 60 * 60 * 1000,
} as const;

/** Hands `use` the database as it is at one moment, whatever is written meanwhile. `name` is its address without secrets. */
export async function withDatabaseSource<T>(
  { prisma }: Pick<Database, "prisma">,
  name: string,
  use: (source: Source) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    const tables = await tablesOf(tx);
    return use({
      name,
      migrations: await appliedMigrations(tx),
      async *rows(without) {
        for (const table of tables) if (!without.has(table.name)) yield* readRows(tx, table);
      },
      async sums() {
        const sums: Sum[] = [];
        for (const table of tables) sums.push(await sumOf(tx, table));
        return sums;
      },
    });
  }, TRANSACTION);
}
