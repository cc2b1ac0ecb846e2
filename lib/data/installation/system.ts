/**
 * The one file of lib/data that works across tenants, for the job runner. It returns job rows and nothing that a
 * tenant owns; the work itself is then done as the tenant of the row. All times are of the database's clock, so that
 * a replica whose clock is wrong does nothing too early or too late.
 */
import { randomUUID } from "node:crypto";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { JobKind } from "@/lib/db/generated/enums";
import { BREAKER_FROM } from "@/lib/tenant/platform-pace";

/** A job row that this process holds for the length of a lease, which can be renewed. */
export type ClaimedJob = {
  id: string;
  tenantId: string;
  kind: JobKind;
  subjectId: string;
  leaseId: string;
  attempts: number;
  /** Somebody waits for it. */
  isHastened: boolean;
};

/** Kinds of jobs that share slots. */
export type ClaimLane = {
  kinds: readonly JobKind[];
  /** So many jobs at most. */
  limit: number;
  /** So many jobs of one tenant are held at a time, over all replicas. */
  perTenant: number;
  /** Whether tenants that the platform keeps waiting are passed over. */
  asksPlatform: boolean;
};

export type Claim = { limit: number; perTenant: number; leaseMs: number } & Partial<ClaimLane>;

/** `claimForLanes` of one lane: of all kinds, and passing over whom the platform keeps waiting, unless said otherwise. */
export function claimDueJobs({ leaseMs, ...claim }: Claim): Promise<ClaimedJob[]> {
  return claimForLanes([{ kinds: Object.values(JobKind), asksPlatform: true, ...claim }], leaseMs);
}

/**
 * Takes due jobs for every lane in one statement, the tenants in turns: the first job of each before the second of any. What
 * somebody waits for comes first, then what asks about many at once. Tenants that are disabled, or that the platform keeps
 * waiting, are passed over, and so are rows that another replica is taking.
 */
export async function claimForLanes(lanes: readonly ClaimLane[], leaseMs: number): Promise<ClaimedJob[]> {
  const leaseId = randomUUID();
  const asked = JSON.stringify(lanes.map((lane, number) => ({ ...lane, number, kinds: lane.kinds.join() })));
  const mostOfTenant = Math.max(...lanes.map(({ perTenant }) => perTenant));
  return database().prisma.$queryRaw<ClaimedJob[]>`
    UPDATE jobs SET lease_id = ${leaseId}::uuid, lease_until = now() + ${leaseMs}::int * interval '1 millisecond'
    WHERE id IN (
      SELECT jobs.id FROM jobs JOIN (
        SELECT j.id, l.limit, row_number() OVER (PARTITION BY l.number ORDER BY j.turn, random()) AS place
        FROM jsonb_to_recordset(${asked}::jsonb)
          AS l(number int, kinds text, "limit" int, "perTenant" int, "asksPlatform" boolean)
        CROSS JOIN LATERAL (
          SELECT DISTINCT tenant_id FROM jobs
          WHERE run_at <= now() AND (lease_until IS NULL OR lease_until <= now())
            AND kind::text = ANY(string_to_array(l.kinds, ','))
        ) t
        JOIN tenants ON tenants.id = t.tenant_id AND tenants.disabled_at IS NULL
        LEFT JOIN tenant_paces p ON p.tenant_id = t.tenant_id
        CROSS JOIN platform_health h
        CROSS JOIN LATERAL (
          SELECT count(*) AS held FROM jobs
          WHERE tenant_id = t.tenant_id AND run_at <= now() AND lease_until > now()
            AND kind::text = ANY(string_to_array(l.kinds, ','))
        ) busy
        CROSS JOIN LATERAL (
          SELECT d.id, row_number() OVER () + busy.held AS turn FROM (
            SELECT id FROM jobs
            WHERE tenant_id = t.tenant_id AND run_at <= now() AND (lease_until IS NULL OR lease_until <= now())
              AND kind::text = ANY(string_to_array(l.kinds, ','))
            ORDER BY run_at > to_timestamp(0), kind = 'poll', run_at LIMIT ${mostOfTenant}::int
          ) d
        ) j
        WHERE j.turn <= l."perTenant" AND (NOT l."asksPlatform" OR (
          (p.failures IS NULL OR p.failures < ${BREAKER_FROM}::int OR j.turn = 1)
          AND coalesce(greatest(p.paused_until, p.open_until, h.open_until), now()) <= now()
          AND (p.tokens IS NULL OR p.tokens >= 1 OR p.refilled_at < now() - interval '1 second')
        ))
      ) chosen ON chosen.id = jobs.id AND chosen.place <= chosen.limit
      WHERE jobs.run_at <= now() AND (jobs.lease_until IS NULL OR jobs.lease_until <= now())
      FOR UPDATE OF jobs SKIP LOCKED
    )
    RETURNING id, tenant_id AS "tenantId", kind::text AS kind, subject_id AS "subjectId", lease_id AS "leaseId", attempts,
      run_at <= to_timestamp(0) AS "isHastened"`;
}

/** Holds the jobs for `leaseMs` more, those of them that are still held. */
export async function renewLeases(jobs: readonly ClaimedJob[], leaseMs: number): Promise<void> {
  const held = jobs.map(({ id, leaseId }) => ({ id, leaseId }));
  await database().prisma.$executeRaw`
    UPDATE jobs SET lease_until = now() + ${leaseMs}::int * interval '1 millisecond'
    FROM jsonb_to_recordset(${JSON.stringify(held)}::jsonb) AS held(id uuid, "leaseId" uuid)
    WHERE jobs.id = held.id AND jobs.lease_id = held."leaseId"`;
}

/** What becomes of a job: run again after a time, or be done with. */
export type JobOutcome = { delayMs: number | null; attempts: number; lastError: string | null };

/**
 * Writes the outcome, unless the lease was lost to another replica meanwhile; then it is theirs to write. A job that was
 * hastened while it was held runs once more, even one that is done with.
 */
export async function settleJob(job: ClaimedJob, outcome: JobOutcome): Promise<"settled" | "lease_lost"> {
  const { delayMs, attempts, lastError } = outcome;
  const isCalledAgain = Prisma.sql`(run_at <= to_timestamp(0) AND NOT ${job.isHastened}::boolean)`;
  const isOurs = Prisma.sql`id = ${job.id}::uuid AND lease_id = ${job.leaseId}::uuid`;
  if (delayMs === null) {
    const gone = await database().prisma
      .$executeRaw`DELETE FROM jobs WHERE ${isOurs} AND NOT ${isCalledAgain}`;
    if (gone === 1) return "settled";
  }
  const kept = await database().prisma.$executeRaw`
    UPDATE jobs SET lease_id = NULL, lease_until = NULL, attempts = ${attempts}::int, last_error = ${lastError},
      run_at = CASE WHEN ${isCalledAgain} THEN run_at ELSE now() + ${delayMs ?? 0}::float8 * interval '1 millisecond' END
    WHERE ${isOurs}`;
  return kept === 1 ? "settled" : "lease_lost";
}

/** How many jobs are due, for the metrics. */
export async function countDueJobs(): Promise<number> {
  return database().prisma.job.count({ where: { runAt: { lte: new Date() } } });
}
