/**
 * The different values of a column among a tenant's interviews, in one statement: raw SQL, because Prisma knows no way from
 * value to value along an index, and asking for each by itself is four round trips. The tenant is bound at every step;
 * of a reader with a limit, row-level security leaves what they reach.
 */
import { isActor, type MemberActor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { readRaw } from "./tenant-db";

const COLUMNS = {
  roleName: Prisma.sql`role_name`,
  language: Prisma.sql`language`,
  status: Prisma.sql`status`,
};

/** The values in their order, without null and the empty one; at most `most`. Each costs one step of the column's index. */
export async function valuesOf(
  actor: MemberActor,
  column: keyof typeof COLUMNS,
  most: number,
): Promise<string[]> {
  if (!isActor(actor)) throw new TypeError("Names need an actor.");
  const name = COLUMNS[column];
  const rows = await readRaw<{ value: string }>(
    actor,
    (actor.limitedTo ? amongReached : alongIndex)(actor.tenantId, name, most),
  );
  return rows.map(({ value }) => value);
}

// What a reader with a limit reaches is few, and each step along the index might pass over everything else.
function amongReached(tenantId: string, name: Prisma.Sql, most: number): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ${name} AS value FROM interviews
    WHERE tenant_id = ${tenantId}::uuid AND ${name} <> '' ORDER BY 1 LIMIT ${most}::int`;
}

function alongIndex(tenantId: string, name: Prisma.Sql, most: number): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE found AS (
      SELECT (SELECT min(${name}) FROM interviews WHERE tenant_id = ${tenantId}::uuid) AS value
      UNION ALL
      SELECT (SELECT min(${name}) FROM interviews WHERE tenant_id = ${tenantId}::uuid AND ${name} > found.value)
      FROM found WHERE found.value IS NOT NULL
    )
    SELECT value FROM found WHERE value <> '' LIMIT ${most}::int`;
}
