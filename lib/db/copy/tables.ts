import type { PrismaClient } from "../generated/client";

/** What `copyInto` keeps in the target while it is at work. */
export const PROGRESS_TABLE = "unfinished_copy";

/**
 * A table as rows are copied: the columns that are stored, the key's with their types, in the key's order, and the
 * constraints by which its rows point to others of it.
 */
export type Table = {
  name: string;
  columns: string[];
  key: { name: string; type: string }[];
  selfReferences: string[];
};

/** A transaction that takes as long as a large table does. */
export const LONG = { maxWait: 60_000, timeout: 24 * 60 * 60 * 1000 };

export type Reads = Pick<PrismaClient, "$queryRawUnsafe">;

const TABLES = `
  SELECT c.relname::text AS name,
    (SELECT jsonb_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY k.place)
      FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number) AS key,
    (SELECT coalesce(jsonb_agg(f.conname), '[]') FROM pg_constraint f
      WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid = c.oid) AS "selfReferences",
    (SELECT coalesce(jsonb_agg(DISTINCT p.relname), '[]') FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
      WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS parents
  FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relnamespace = quote_ident(current_schema())::regnamespace AND c.relkind = 'r'
    AND c.relname NOT IN ('_prisma_migrations', '${PROGRESS_TABLE}')
  ORDER BY c.relname`;

/** Every table of Debrief's, by the database's own word, each after those that its rows point to. */
export async function tablesOf(database: Reads): Promise<Table[]> {
  const waiting = new Map<string, Table & { parents: string[] }>();
  for (const table of await database.$queryRawUnsafe<(Table & { parents: string[] })[]>(TABLES))
    waiting.set(table.name, table);
  const ordered: Table[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ parents }) => !parents.some((name) => waiting.has(name)));
    if (free.length === 0)
      throw new Error(`Rows of these tables point to each other: ${[...waiting.keys()].join(", ")}.`);
    for (const { parents: _, ...table } of free) {
      waiting.delete(table.name);
      ordered.push(table);
    }
  }
  return ordered;
}
