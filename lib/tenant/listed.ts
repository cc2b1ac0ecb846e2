/**
 * Raw SQL on what the platform lists of a tenant's interviews: a page is a hundred rows, each with values of its own, in one
 * statement. Every statement binds the actor's tenant.
 */
import { type Actor, isActor, type JobActor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { executeRawIn, type TenantTransaction } from "./tenant-db";

/** What an interview becomes. Null keeps what is there. */
export type ListedChange = {
  id: string;
  status: string;
  failureCode: string | null;
  hasRecording: boolean;
  hasTranscript: boolean;
  oddFields: string[];
  roleName: string | null;
  language: string | null;
  durationSec: number | null;
  startedAt: Date | null;
  completedAt: Date | null;
  candidateRef: string | null;
  tags: string[] | null;
  metadata: object | null;
  feedback: object | null;
  consentMode: string | null;
  consentedAt: Date | null;
  /** The platform has it again. */
  isBack: boolean;
};

/** Writes what became of interviews, all by one statement. `failureCode` alone may become null. */
export async function changeListed(
  tx: TenantTransaction,
  actor: JobActor,
  changes: readonly ListedChange[],
): Promise<void> {
  if (!isActor(actor)) throw new TypeError("Changing interviews needs an actor.");
  if (changes.length === 0) return;
  await executeRawIn(
    tx,
    Prisma.sql`
      UPDATE interviews i SET
        status = r.status, failure_code = r."failureCode",
        has_recording = r."hasRecording", has_transcript = r."hasTranscript",
        odd_fields = ARRAY(SELECT jsonb_array_elements_text(r."oddFields")),
        role_name = coalesce(r."roleName", i.role_name), language = coalesce(r.language, i.language),
        duration_sec = coalesce(r."durationSec", i.duration_sec),
        started_at = coalesce(r."startedAt", i.started_at), completed_at = coalesce(r."completedAt", i.completed_at),
        candidate_ref = coalesce(r."candidateRef", i.candidate_ref),
        tags = CASE jsonb_typeof(r.tags) WHEN 'array' THEN ARRAY(SELECT jsonb_array_elements_text(r.tags)) ELSE i.tags END,
        metadata = coalesce(nullif(r.metadata, 'null'), i.metadata), feedback = coalesce(nullif(r.feedback, 'null'), i.feedback),
        consent_mode = coalesce(r."consentMode", i.consent_mode),
        consented_at = coalesce(r."consentedAt", i.consented_at),
        missing_since = CASE WHEN r."isBack" THEN NULL ELSE i.missing_since END,
        updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS r(id uuid, status text, "failureCode" text,
        "hasRecording" boolean, "hasTranscript" boolean, "oddFields" jsonb, "roleName" text, language text,
        "durationSec" int, "startedAt" timestamptz, "completedAt" timestamptz, "candidateRef" text, tags jsonb,
        metadata jsonb, feedback jsonb, "consentMode" text, "consentedAt" timestamptz, "isBack" boolean)
      WHERE i.tenant_id = ${actor.tenantId}::uuid AND i.id = r.id`,
  );
}

/** Locks candidates in the order of their ids, as merging does, so that neither waits for the other. */
export async function lockCandidates(tx: TenantTransaction, actor: Actor, ids: string[]): Promise<void> {
  if (!isActor(actor)) throw new TypeError("Locking candidates needs an actor.");
  await executeRawIn(
    tx,
    Prisma.sql`
      SELECT id FROM candidates WHERE tenant_id = ${actor.tenantId}::uuid AND id = ANY(${ids}::uuid[])
      ORDER BY id FOR UPDATE`,
  );
}

/** Counts the interviews of candidates anew. */
export async function recountCandidates(
  tx: TenantTransaction,
  actor: Actor,
  ids: readonly string[],
): Promise<void> {
  if (!isActor(actor)) throw new TypeError("Counting candidates' interviews needs an actor.");
  if (ids.length === 0) return;
  await executeRawIn(
    tx,
    Prisma.sql`
      UPDATE candidates c SET interview_count = r.count, last_interview_at = r.last
      FROM (
        SELECT k.id, count(i.id)::int AS count, max(i.session_created_at) AS last
        FROM unnest(${[...ids]}::uuid[]) AS k(id)
        LEFT JOIN interviews i ON i.tenant_id = ${actor.tenantId}::uuid AND i.candidate_id = k.id
        GROUP BY k.id
      ) r
      WHERE c.tenant_id = ${actor.tenantId}::uuid AND c.id = r.id`,
  );
}

/** Keeps the tenant's listings from saving pages until the transaction ends. To be taken before candidates are locked. */
export async function lockListings(tx: TenantTransaction, actor: Actor): Promise<void> {
  if (!isActor(actor)) throw new TypeError("Locking listings needs an actor.");
  await executeRawIn(
    tx,
    Prisma.sql`
      SELECT id FROM platform_connections WHERE tenant_id = ${actor.tenantId}::uuid ORDER BY id FOR NO KEY UPDATE`,
  );
}

/** Who a candidate is from now on. */
type CandidateNames = { id: string; name: string | null; email: string | null; displayName: string };

/** Writes who candidates are, to themselves and to their interviews. They are locked before they are read. */
export async function nameCandidates(
  tx: TenantTransaction,
  actor: JobActor,
  candidates: readonly CandidateNames[],
): Promise<void> {
  if (!isActor(actor)) throw new TypeError("Naming candidates needs an actor.");
  const all = JSON.stringify(candidates);
  await executeRawIn(
    tx,
    Prisma.sql`
      UPDATE candidates c SET name = r.name, email = r.email, display_name = r."displayName"
      FROM jsonb_to_recordset(${all}::jsonb) AS r(id uuid, name text, email text, "displayName" text)
      WHERE c.tenant_id = ${actor.tenantId}::uuid AND c.id = r.id`,
  );
  await executeRawIn(
    tx,
    Prisma.sql`
      UPDATE interviews i SET candidate_name = r."displayName", updated_at = now()
      FROM jsonb_to_recordset(${all}::jsonb) AS r(id uuid, "displayName" text)
      WHERE i.tenant_id = ${actor.tenantId}::uuid AND i.candidate_id = r.id AND i.candidate_name <> r."displayName"`,
  );
}
