import { quoteName } from "../row-security";
import type { Reads, Table } from "./tables";

/** Some rows of a table in the order of its key, as a JSON array. */
export type Rows = { table: string; json: string };

/** How many rows a table has, and a sum over what is in them, whatever their order and their database. */
export type Sum = { table: string; count: number; sum: string };

// A piece is in memory several times over on its way.
const WANTED_BYTES = 2 * 1024 * 1024;
const FIRST_ROWS = 50;
const MOST_ROWS = 5_000;

/** The table's rows in pieces of some megabytes, however wide they are. */
export async function* readRows(database: Reads, table: Table): AsyncGenerator<Rows> {
  let last: string[] | null = null;
  for (let most = FIRST_ROWS; ; ) {
    const [read]: { json: string; count: number; last: string[] }[] = await database.$queryRawUnsafe(
      selectRows(table, last !== null),
      most,
      ...(last ?? []),
    );
    if (!read || read.count === 0) return;
    yield { table: table.name, json: read.json };
    if (read.count < most) return;
    last = read.last;
    most = Math.ceil(Math.min(MOST_ROWS, (most * WANTED_BYTES) / read.json.length));
  }
}

// Beyond the last key and not by an offset, so that each piece costs the same.
function selectRows({ name, columns, key }: Table, isBeyond: boolean): string {
  const names = key.map((column) => quoteName(column.name)).join(", ");
  const bound = key.map(({ type }, index) => `$${index + 2}::text::${type}`).join(", ");
  const texts = key.map((column) => `${quoteName(column.name)}::text`).join(", ");
  const backwards = key.map((column) => `${quoteName(column.name)} DESC`).join(", ");
  return `
    WITH r AS (
      SELECT ${columns.map(quoteName).join(", ")} FROM ${quoteName(name)}
      ${isBeyond ? `WHERE (${names}) > (${bound})` : ""}
      ORDER BY ${names} LIMIT $1::int
    )
    SELECT jsonb_agg(to_jsonb(r) ORDER BY ${names})::text AS json, count(*)::int AS count,
      (SELECT to_jsonb(ARRAY[${texts}]) FROM r ORDER BY ${backwards} LIMIT 1) AS last
    FROM r`;
}

/** SQL that puts a piece, its one parameter, into the table. */
export function insertRows({ name, columns }: Table): string {
  const names = columns.map(quoteName).join(", ");
  return `INSERT INTO ${quoteName(name)} (${names})
    SELECT ${names} FROM jsonb_populate_recordset(NULL::${quoteName(name)}, $1::jsonb)`;
}

/** What is in each of the tables. */
export async function sumsOf(database: Reads, tables: Iterable<Table>): Promise<Sum[]> {
  const sums: Sum[] = [];
  for (const table of tables) sums.push(await sumOf(database, table));
  return sums;
}

/** What is in the table. */
export async function sumOf(database: Reads, { name }: Table): Promise<Sum> {
  const [sum] = await database.$queryRawUnsafe<Omit<Sum, "table">[]>(`
    SELECT count(*)::int AS count,
      coalesce(sum(('x' || left(encode(sha256(convert_to(to_jsonb(r)::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint), 0)::text AS sum
    FROM ${quoteName(name)} r`);
  return { table: name, count: 0, sum: "0", ...sum };
}
