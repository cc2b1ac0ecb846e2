import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/testing/use-test-database";
import { TABLES } from "./data-map";
import { showDataMap } from "./show-data-map";

useTestDatabase();

/** What can hold a word that somebody wrote, or bytes of their voice. */
const HOLDS_WORDS = `('text', 'varchar', 'json', 'jsonb', 'bytea', 'tsvector', 'name', 'inet')`;

test("every column that can hold words or bytes is in the map, and none that is not there", async () => {
  const rows = await database().prisma.$queryRawUnsafe<{ table: string; columns: string[] }[]>(`
    SELECT c.relname::text AS table, coalesce(jsonb_agg(a.attname ORDER BY a.attname) FILTER (
      WHERE coalesce(e.typname, t.typname) IN ${HOLDS_WORDS}), '[]') AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    GROUP BY c.relname`);
  const found = Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
  const mapped = Object.fromEntries(
    Object.entries(TABLES).map(([table, { holds }]) => [table, Object.values(holds).flat().toSorted()]),
  );
  expect(mapped).toEqual(found);
});

test("docs/privacy.md shows the map as it is", async () => {
  expect(await readFile("docs/privacy.md", "utf8")).toContain(showDataMap());
});
