import { appliedMigrations } from "../applied-migrations";
import type { Database } from "../client";
import type { Source } from "./copy-into";
import { readRows, sumsOf } from "./rows";
import { LONG, tablesOf } from "./tables";

/** Hands `use` the database as it is at one moment, whatever is written meanwhile. `name` is its address without secrets. */
export async function withDatabaseSource<T>(
  { prisma }: Pick<Database, "prisma">,
  name: string,
  use: (source: Source) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      const tables = await tablesOf(tx);
      return use({
        name,
        migrations: await appliedMigrations(tx),
        async *rows(without) {
          for (const table of tables) if (!without.has(table.name)) yield* readRows(tx, table);
        },
        sums: () => sumsOf(tx, tables),
      });
    },
    { ...LONG, isolationLevel: "RepeatableRead" },
  );
}
