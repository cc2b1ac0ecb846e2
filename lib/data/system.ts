/**
 * The one file of lib/data that works across tenants, for the job runner. It returns job rows and nothing that a
 * tenant owns; the work itself is then done as the tenant of the row.
 */
import { randomUUID } from "node:crypto";
import { database } from "@/lib/db/client";
import { JobKind } from "@/lib/db/generated/enums";

/** A job row that this process holds until `leaseUntil`. */
export type ClaimedJob = {
  id: string;
  tenantId: string;
  kind: JobKind;
  subjectId: string;
  leaseId: string;
  attempts: number;
};

/** Takes up to `limit` due jobs of these kinds for `leaseMs`. Rows that another replica is taking are passed over. */
export async function claimDueJobs(
  limit: number,
  leaseMs: number,
  kinds: readonly JobKind[] = Object.values(JobKind),
): Promise<ClaimedJob[]> {
  const leaseId = randomUUID();
  return database().prisma.$queryRaw<ClaimedJob[]>`
    UPDATE jobs SET lease_id = ${leaseId}::uuid, lease_until = now() + ${leaseMs}::int * interval '1 millisecond'
    WHERE id IN (
      SELECT id FROM jobs
      WHERE run_at <= now() AND (lease_until IS NULL OR lease_until <= now())
        AND kind::text = ANY(string_to_array(${kinds.join()}, ','))
      ORDER BY run_at
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id, tenant_id AS "tenantId", kind::text AS kind, subject_id AS "subjectId", lease_id AS "leaseId", attempts`;
}

/** What becomes of a job: run again at a time, or be done with. */
export type JobOutcome = { runAt: Date | null; attempts: number; lastError: string | null };

/** Writes the outcome, unless the lease was lost to another replica meanwhile; then it is theirs to write. */
export async function settleJob(job: ClaimedJob, outcome: JobOutcome): Promise<"settled" | "lease_lost"> {
  const held = { id: job.id, leaseId: job.leaseId };
  const { runAt, ...rest } = outcome;
  const { count } = runAt
    ? await database().prisma.job.updateMany({
        where: held,
        data: { runAt, ...rest, leaseId: null, leaseUntil: null },
      })
    : await database().prisma.job.deleteMany({ where: held });
  return count === 1 ? "settled" : "lease_lost";
}

/** How many jobs are due, for the metrics. */
export async function countDueJobs(): Promise<number> {
  return database().prisma.job.count({ where: { runAt: { lte: new Date() } } });
}
