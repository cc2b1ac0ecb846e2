/**
 * Raw SQL on a tenant's candidates: thousands of rows of an import in one transaction, which row by row would take
 * minutes. Every statement binds the actor's tenant; nothing else in here takes one.
 */
import { isActor, type MemberActor } from "@/lib/auth/actor";
import type { UpsertPortion } from "@/lib/candidates/upserts";
import { Prisma } from "@/lib/db/generated/client";
import { executeRawIn, type RawTransaction, readRaw, type TenantTransaction, writeRaw } from "./tenant-db";

const TRANSACTION_MS = 60_000;
/** Digits of a reference that had zeros before it. */
const LONGEST_PADDED = 10;

class MovedOn extends Error {}

type Writing = Pick<RawTransaction, "$executeRaw">;

/**
 * What is known of the references, as JSON of `{ ref, candidate, alike }[]`: the candidate, of a merged one the whole
 * that it is part of, and a reference that has zeros before it, which spreadsheets drop from what they take for a number.
 */
export async function readKnownRefs(actor: MemberActor, refs: string[]): Promise<string> {
  demandWholeReach(actor);
  const { tenantId } = actor;
  const [row] = await readRaw<{ known: string }>(
    actor,
    Prisma.sql`
    WITH RECURSIVE asked AS (SELECT unnest(${refs}::text[]) AS ref),
    led AS (
      SELECT a.ref, c.id, c.merged_into_id FROM asked a JOIN candidates c ON c.tenant_id = ${tenantId}::uuid AND c.ref = a.ref
      UNION ALL
      SELECT led.ref, c.id, c.merged_into_id FROM led JOIN candidates c ON c.tenant_id = ${tenantId}::uuid AND c.id = led.merged_into_id
    ),
    padded AS (
      SELECT ref, repeat('0', zeros) || ref AS alike
      FROM asked, generate_series(1, ${LONGEST_PADDED} - length(ref)) AS zeros
      WHERE ref ~ '^[1-9][0-9]{0,8}$' AND NOT EXISTS (SELECT FROM led WHERE led.ref = asked.ref)
    )
    SELECT jsonb_agg(jsonb_build_object(
      'ref', a.ref,
      'candidate', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'ref', c.ref, 'revision', c.revision,
        'name', c.name, 'email', c.email, 'roleName', c.role_name, 'tags', c.tags) END,
      'alike', (SELECT max(t.ref) FROM padded p JOIN candidates t ON t.tenant_id = ${tenantId}::uuid AND t.ref = p.alike
        WHERE p.ref = a.ref)
    ))::text AS known
    FROM asked a
    LEFT JOIN led ON led.ref = a.ref AND led.merged_into_id IS NULL
    LEFT JOIN candidates c ON c.tenant_id = ${tenantId}::uuid AND c.id = led.id`,
  );
  return row?.known ?? "[]";
}

/**
 * Writes all of them or none, with one activity each. `moved_on` when a candidate is not what it was when they were planned, or was made meanwhile.
 */
export async function upsertCandidates(
  actor: MemberActor,
  kind: string,
  portions: readonly UpsertPortion[],
): Promise<"done" | "moved_on"> {
  try {
    await writeRaw(actor, (tx) => writePortions(tx, actor, kind, portions), TRANSACTION_MS);
    return "done";
  } catch (error) {
    if (error instanceof MovedOn) return "moved_on";
    throw error;
  }
}

/** The same inside a transaction, which ends with what `movedOn` makes. */
export async function upsertCandidatesIn(
  tx: TenantTransaction,
  actor: MemberActor,
  kind: string,
  portions: readonly UpsertPortion[],
  movedOn: () => Error,
): Promise<void> {
  const writing = {
    $executeRaw: (text: TemplateStringsArray, ...values: unknown[]) =>
      executeRawIn(tx, Prisma.sql(text, ...values)),
  } as Writing;
  try {
    await writePortions(writing, actor, kind, portions);
  } catch (error) {
    throw error instanceof MovedOn ? movedOn() : error;
  }
}

async function writePortions(
  tx: Writing,
  actor: MemberActor,
  kind: string,
  portions: readonly UpsertPortion[],
): Promise<void> {
  demandWholeReach(actor);
  // All of them first, in the order of their ids, as merging does: so that neither waits for the other.
  for (const { json } of portions)
    await tx.$executeRaw`
      SELECT id FROM candidates
      WHERE tenant_id = ${actor.tenantId}::uuid
        AND id IN (SELECT r.id FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, revision int) WHERE r.revision IS NOT NULL)
      ORDER BY id FOR UPDATE`;
  for (const portion of portions) await writePortion(tx, actor, kind, portion);
}

async function writePortion(
  tx: Writing,
  { tenantId, user }: MemberActor,
  kind: string,
  { json, count }: UpsertPortion,
): Promise<void> {
  const made = await tx.$executeRaw`
    INSERT INTO candidates (id, tenant_id, ref, name, name_source, email, email_source, role_name, tags, display_name)
    SELECT r.id, ${tenantId}::uuid, r.ref, r.name, CASE WHEN r."setsName" THEN 'import' ELSE 'platform' END::value_source,
      r.email, CASE WHEN r."setsEmail" THEN 'import' ELSE 'platform' END::value_source, r."roleName",
      ARRAY(SELECT jsonb_array_elements_text(r.tags)), r."displayName"
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, revision int, ref text, name text, "setsName" boolean,
      email text, "setsEmail" boolean, "roleName" text, tags jsonb, "displayName" text)
    WHERE r.revision IS NULL
    ON CONFLICT (tenant_id, ref) DO NOTHING`;
  const changed = await tx.$executeRaw`
    UPDATE candidates c SET name = r.name, email = r.email, role_name = r."roleName",
      name_source = CASE WHEN r."setsName" THEN 'import' ELSE c.name_source END,
      email_source = CASE WHEN r."setsEmail" THEN 'import' ELSE c.email_source END,
      tags = ARRAY(SELECT jsonb_array_elements_text(r.tags)), display_name = r."displayName",
      revision = c.revision + 1
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, revision int, name text, "setsName" boolean, email text,
      "setsEmail" boolean, "roleName" text, tags jsonb, "displayName" text)
    WHERE c.tenant_id = ${tenantId}::uuid AND c.id = r.id AND c.revision = r.revision AND c.merged_into_id IS NULL`;
  if (made + changed !== count) throw new MovedOn();
  await tx.$executeRaw`
    UPDATE interviews i SET candidate_name = r."displayName", updated_at = now()
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, "displayName" text)
    WHERE i.tenant_id = ${tenantId}::uuid AND i.candidate_id = r.id AND i.candidate_name <> r."displayName"`;
  await tx.$executeRaw`
    INSERT INTO activities (id, tenant_id, candidate_id, actor_id, kind, detail)
    SELECT gen_random_uuid(), ${tenantId}::uuid, r.id, ${user.id}::uuid, ${kind}, r.activity
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, activity jsonb)`;
}

function demandWholeReach(actor: MemberActor): void {
  if (!isActor(actor)) throw new TypeError("An import needs an actor.");
  if (actor.limitedTo) throw new TypeError("An import is for somebody who reaches every candidate.");
}
