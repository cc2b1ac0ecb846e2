/**
 * Raw SQL on a tenant's candidates: thousands of rows of an import in one transaction, which row by row would take
 * minutes. Every statement binds the actor's tenant; nothing else in here takes one.
 */
import { isActor, type MemberActor } from "@/lib/auth/actor";
import { writeRaw } from "./tenant-db";

/** A candidate as an import leaves it. `revision` is what it was planned from; null makes a new one. */
export type CandidateUpsert = {
  id: string;
  revision: number | null;
  ref: string;
  name: string | null;
  setsName: boolean;
  email: string | null;
  setsEmail: boolean;
  roleName: string | null;
  tags: string[];
  displayName: string;
  activity: object;
};

const TRANSACTION_MS = 60_000;

class MovedOn extends Error {}

/**
 * Writes all rows or none, with one activity each. `moved_on` when a candidate is not what it was when the rows were
 * planned, or was made meanwhile.
 */
export async function upsertCandidates(
  actor: MemberActor,
  kind: string,
  rows: CandidateUpsert[],
): Promise<"done" | "moved_on"> {
  if (!isActor(actor)) throw new TypeError("An import needs an actor.");
  if (actor.limitedTo) throw new TypeError("An import is for somebody who reaches every candidate.");
  const { tenantId } = actor;
  const all = JSON.stringify(rows);
  const newCount = rows.filter(({ revision }) => revision === null).length;
  const work = writeRaw(
    actor,
    async (tx) => {
      // In the order of their ids, as merging does: so that neither waits for the other.
      await tx.$queryRaw`
        SELECT id FROM candidates
        WHERE tenant_id = ${tenantId}::uuid AND id IN (SELECT r.id FROM jsonb_to_recordset(${all}::jsonb) AS r(id uuid))
        ORDER BY id FOR UPDATE`;
      const made = await tx.$executeRaw`
        INSERT INTO candidates (id, tenant_id, ref, name, name_source, email, email_source, role_name, tags, display_name)
        SELECT r.id, ${tenantId}::uuid, r.ref, r.name, CASE WHEN r."setsName" THEN 'import' ELSE 'platform' END::value_source,
          r.email, CASE WHEN r."setsEmail" THEN 'import' ELSE 'platform' END::value_source, r."roleName",
          ARRAY(SELECT jsonb_array_elements_text(r.tags)), r."displayName"
        FROM jsonb_to_recordset(${all}::jsonb) AS r(id uuid, revision int, ref text, name text, "setsName" boolean,
          email text, "setsEmail" boolean, "roleName" text, tags jsonb, "displayName" text)
        WHERE r.revision IS NULL
        ON CONFLICT (tenant_id, ref) DO NOTHING`;
      const changed = await tx.$executeRaw`
        UPDATE candidates c SET name = r.name, email = r.email, role_name = r."roleName",
          name_source = CASE WHEN r."setsName" THEN 'import' ELSE c.name_source END,
          email_source = CASE WHEN r."setsEmail" THEN 'import' ELSE c.email_source END,
          tags = ARRAY(SELECT jsonb_array_elements_text(r.tags)), display_name = r."displayName",
          revision = c.revision + 1
        FROM jsonb_to_recordset(${all}::jsonb) AS r(id uuid, revision int, name text, "setsName" boolean, email text,
          "setsEmail" boolean, "roleName" text, tags jsonb, "displayName" text)
        WHERE c.tenant_id = ${tenantId}::uuid AND c.id = r.id AND c.revision = r.revision AND c.merged_into_id IS NULL`;
      if (made !== newCount || changed !== rows.length - newCount) throw new MovedOn();
      await tx.$executeRaw`
        UPDATE interviews i SET candidate_name = r."displayName", updated_at = now()
        FROM jsonb_to_recordset(${all}::jsonb) AS r(id uuid, "displayName" text)
        WHERE i.tenant_id = ${tenantId}::uuid AND i.candidate_id = r.id AND i.candidate_name <> r."displayName"`;
      await tx.$executeRaw`
        INSERT INTO activities (id, tenant_id, candidate_id, actor_id, kind, detail)
        SELECT gen_random_uuid(), ${tenantId}::uuid, r.id, ${actor.user.id}::uuid, ${kind}, r.activity
        FROM jsonb_to_recordset(${all}::jsonb) AS r(id uuid, activity jsonb)`;
    },
    TRANSACTION_MS,
  );
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof MovedOn) return "moved_on";
    throw error;
  }
}
