/**
 * When interviews are to go, by an organisation's rules: raw SQL, because a date follows from a rule, a decision, the last
 * activity, extensions and holds at once, and because a dry run and what really goes must be the same reckoning. Every
 * statement binds the actor's tenant.
 */
import { isActor, type JobActor, type MemberActor } from "@/lib/auth/actor";
import { NOTICE_DAYS, type RetainedAs } from "@/lib/candidates/retained-as";
import type { RetentionRule } from "@/lib/candidates/retention";
import { Prisma } from "@/lib/db/generated/client";
import { executeRawIn, queryRawIn, readRaw, type TenantTransaction } from "./tenant-db";

/** An interview with a date. */
export type Reckoned = {
  id: string;
  candidateId: string | null;
  roleName: string | null;
  as: RetainedAs;
  /** When its time is over by the rules alone, and with the extension; null where no rule lets it go. */
  ruleAt: Date | null;
  dueAt: Date | null;
  /** Null while it was not announced. */
  noticedAt: Date | null;
  isHeld: boolean;
};

/** Which interviews are reckoned: the next by their ids, those, or those of candidates. */
export type Reckoning =
  | { after: string | null; most: number }
  | { ids: readonly string[] }
  | { candidateIds: readonly string[] };

/** Keeps rules from changing, and another step from being taken, until the transaction ends. */
export async function lockRules(tx: TenantTransaction, actor: JobActor): Promise<void> {
  if (!isActor(actor)) throw new TypeError("Locking rules needs an actor.");
  await executeRawIn(
    tx,
    Prisma.sql`SELECT role_name FROM retention_rules WHERE tenant_id = ${actor.tenantId}::uuid ORDER BY role_name FOR UPDATE`,
  );
}

/** Interviews, by their ids, with what the rules say of each. */
export async function reckonIn(
  tx: TenantTransaction,
  actor: JobActor,
  of: Reckoning,
  rules: readonly RetentionRule[],
  now: Date,
): Promise<Reckoned[]> {
  if (!isActor(actor)) throw new TypeError("Reckoning needs an actor.");
  return queryRawIn(
    tx,
    Prisma.sql`${reckoned(actor.tenantId, of, rules, now)} SELECT * FROM reckoned ORDER BY id`,
  );
}

/** An interview that will go, as it is shown. */
export type Expiring = Omit<Reckoned, "ruleAt" | "dueAt" | "noticedAt"> & {
  candidateName: string;
  /** When it goes at the earliest: when its time is over, and a week after the notice. */
  goesAt: Date;
  isExtended: boolean;
};

/** The first `most` that go, the earliest first, and how many there are. */
export async function expiringFirst(
  actor: MemberActor,
  { of, rules, now, most }: ExpiringAsked,
): Promise<{ rows: Expiring[]; total: number; held: number }> {
  if (!isActor(actor)) throw new TypeError("Reckoning needs an actor.");
  const rows = await readRaw<Expiring & { total: number; held: number }>(
    actor,
    Prisma.sql`${reckoned(actor.tenantId, of, rules, now)}, dated AS (
        SELECT id, "candidateId", "roleName", "as", "isHeld", "dueAt" > "ruleAt" AS "isExtended",
          greatest("dueAt", coalesce("noticedAt", ${now}::timestamptz) + ${NOTICE_DAYS}::int * interval '1 day') AS "goesAt"
        FROM reckoned WHERE "dueAt" IS NOT NULL
      )
      SELECT d.*, i.candidate_name AS "candidateName", total::int, held::int
      FROM (SELECT *, count(*) OVER () AS total, count(*) FILTER (WHERE "isHeld") OVER () AS held
        FROM dated ORDER BY "goesAt", id LIMIT ${most}::int) d
      JOIN interviews i ON i.tenant_id = ${actor.tenantId}::uuid AND i.id = d.id
      ORDER BY "goesAt", id`,
  );
  const [first] = rows;
  return {
    rows: rows.map(({ total: _, held: __, ...row }) => row),
    total: first?.total ?? 0,
    held: first?.held ?? 0,
  };
}

export type ExpiringAsked = {
  of: Reckoning;
  rules: readonly RetentionRule[];
  now: Date;
  most: number;
};

/**
 * `WITH …, reckoned AS (…)`. A hold or an extension of somebody who was merged is one of the whole: `kept` goes up from
 * them. A hold on a role is one on everybody who was interviewed for it, with all their interviews.
 */
function reckoned(tenantId: string, of: Reckoning, rules: readonly RetentionRule[], now: Date): Prisma.Sql {
  const tenant = Prisma.sql`${tenantId}::uuid`;
  const at = Prisma.sql`${now}::timestamptz`;
  const given = rules.map(({ roleName, days, countsActivity }) => ({ roleName, ...days, countsActivity }));
  return Prisma.sql`
    WITH RECURSIVE rules AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS r("roleName" text, advance int, hold int,
        reject int, undecided int, unfinished int, "countsActivity" boolean)
    ), holds AS (
      SELECT candidate_id, role_name FROM legal_holds
      WHERE tenant_id = ${tenant} AND released_at IS NULL AND (ends_at IS NULL OR ends_at > ${at})
    ), kept (candidate_id, is_held, until) AS (
      SELECT * FROM (
        SELECT candidate_id, true, NULL::timestamptz FROM holds WHERE candidate_id IS NOT NULL
        UNION ALL
        SELECT c.id, true, NULL FROM candidates c JOIN holds h ON h.role_name = c.role_name
        WHERE c.tenant_id = ${tenant} AND c.merged_into_id IS NOT NULL
        UNION ALL
        SELECT candidate_id, false, ends_at FROM retention_extensions WHERE tenant_id = ${tenant} AND ends_at > ${at}
      ) first
      UNION
      SELECT c.merged_into_id, k.is_held, k.until FROM kept k
      JOIN candidates c ON c.tenant_id = ${tenant} AND c.id = k.candidate_id AND c.merged_into_id IS NOT NULL
    ), page AS (
      SELECT i.id, i.candidate_id, i.role_name, i.session_created_at, i.started_at, i.completed_at, i.decision, i.status
      FROM interviews i WHERE i.tenant_id = ${tenant} AND ${among(of)}
    ), situated AS (
      SELECT p.*, r."countsActivity", d.decided_at,
        CASE WHEN p.decision IS NOT NULL THEN p.decision::text
          WHEN p.status IN ('completed', 'failed') THEN 'undecided' ELSE 'unfinished' END AS situation,
        CASE WHEN p.decision = 'advance' THEN r.advance WHEN p.decision = 'hold' THEN r.hold
          WHEN p.decision = 'reject' THEN r.reject WHEN p.status IN ('completed', 'failed') THEN r.undecided
          ELSE r.unfinished END AS days
      FROM page p
      LEFT JOIN LATERAL (
        SELECT * FROM rules WHERE "roleName" = '' OR "roleName" = p.role_name ORDER BY "roleName" = '' LIMIT 1
      ) r ON true
      LEFT JOIN LATERAL (
        SELECT decided_at FROM decisions
        WHERE tenant_id = ${tenant} AND interview_id = p.id AND reopened_at IS NULL AND p.decision IS NOT NULL
        ORDER BY decided_at DESC LIMIT 1
      ) d ON true
    ), reckoned AS (
      SELECT s.id, s.candidate_id AS "candidateId", s.role_name AS "roleName", s.situation AS "as",
        b.at AS "ruleAt", CASE WHEN b.at IS NOT NULL THEN greatest(b.at, e.until) END AS "dueAt",
        n.noticed_at AS "noticedAt",
        EXISTS (SELECT FROM holds WHERE candidate_id IS NULL AND role_name IS NULL)
          OR EXISTS (SELECT FROM kept k WHERE k.is_held AND k.candidate_id = s.candidate_id)
          OR EXISTS (SELECT FROM holds h WHERE h.role_name = s.role_name)
          OR EXISTS (SELECT FROM holds h JOIN candidates c ON c.role_name = h.role_name
            WHERE c.tenant_id = ${tenant} AND c.id = s.candidate_id)
          OR (EXISTS (SELECT FROM holds WHERE role_name IS NOT NULL) AND EXISTS (
            SELECT FROM interviews o JOIN holds h ON h.role_name = o.role_name
            WHERE o.tenant_id = ${tenant} AND o.candidate_id = s.candidate_id)) AS "isHeld"
      FROM situated s
      LEFT JOIN LATERAL (
        SELECT greatest(s.session_created_at, s.started_at, s.completed_at,
          (SELECT max(created_at) FROM activities WHERE tenant_id = ${tenant} AND interview_id = s.id),
          (SELECT max(greatest(created_at, edited_at)) FROM notes WHERE tenant_id = ${tenant} AND interview_id = s.id),
          (SELECT max(updated_at) FROM reviews WHERE tenant_id = ${tenant} AND interview_id = s.id),
          (SELECT max(updated_at) FROM visitor_feedback WHERE tenant_id = ${tenant} AND interview_id = s.id)) AS last
        WHERE s.situation = 'unfinished' OR s."countsActivity"
      ) a ON true
      LEFT JOIN LATERAL (
        SELECT CASE WHEN s.situation = 'unfinished' OR s."countsActivity"
          THEN greatest(a.last, s.decided_at)
          ELSE coalesce(s.decided_at, s.completed_at, s.started_at, s.session_created_at)
        END + s.days * interval '1 day' AS at
      ) b ON true
      LEFT JOIN LATERAL (
        SELECT max(until) AS until FROM kept k WHERE NOT k.is_held AND k.candidate_id = s.candidate_id
      ) e ON true
      LEFT JOIN retention_notices n ON n.tenant_id = ${tenant} AND n.interview_id = s.id
    )`;
}

function among(of: Reckoning): Prisma.Sql {
  if ("ids" in of) return Prisma.sql`i.id = ANY(${[...of.ids]}::uuid[])`;
  if ("candidateIds" in of) return Prisma.sql`i.candidate_id = ANY(${[...of.candidateIds]}::uuid[])`;
  const beyond = of.after === null ? Prisma.sql`true` : Prisma.sql`i.id > ${of.after}::uuid`;
  return Prisma.sql`${beyond} ORDER BY i.id LIMIT ${of.most}::int`;
}
