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

/** What the list of interviews can be narrowed to. */
export type Choices = { roles: string[]; languages: string[]; tags: string[] };

/** The names of roles and languages as `valuesOf` has them, and the tags of the `latest` interviews, in one statement. */
export async function choicesOf(
  actor: MemberActor,
  { most, latest }: { most: number; latest: number },
): Promise<Choices> {
  if (!isActor(actor)) throw new TypeError("Choices need an actor.");
  const { tenantId } = actor;
  const values = actor.limitedTo ? amongReached : alongIndex;
  const rows = await readRaw<{ of: keyof Choices; value: string }>(
    actor,
    Prisma.sql`
      SELECT 'roles' AS of, value FROM (${values(tenantId, COLUMNS.roleName, most)}) roles
      UNION ALL SELECT 'languages', value FROM (${values(tenantId, COLUMNS.language, most)}) languages
      UNION ALL SELECT DISTINCT 'tags', unnest(tags) FROM (
        SELECT tags FROM interviews WHERE tenant_id = ${tenantId}::uuid
        ORDER BY session_created_at DESC, id DESC LIMIT ${latest}::int
      ) latest`,
  );
  const of = (name: keyof Choices) => rows.filter((row) => row.of === name).map(({ value }) => value);
  return { roles: of("roles"), languages: of("languages"), tags: of("tags") };
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
