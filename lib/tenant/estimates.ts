/**
 * How many rows of the actor's tenant the database's planner expects: by its statistics, without reading any. Raw SQL,
 * because Prisma has no EXPLAIN; the tenant is bound in the statement.
 */
import { isActor, type MemberActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DecisionOutcome } from "@/lib/db/generated/enums";
import type { DateBounds } from "@/lib/format/date-range";

/** What is estimated; null and empty do not narrow it. `pieces` must all be contained in the row's search text. */
export type EstimatedInterviews = {
  status: string | null;
  role: string | null;
  language: string | null;
  tag: string | null;
  /** `none`: not decided. */
  decision: DecisionOutcome | "none" | null;
  received: DateBounds | null;
  completed: DateBounds | null;
  pieces: readonly string[];
};

/** Narrowed by nothing. */
export const EVERYTHING: EstimatedInterviews = {
  status: null,
  role: null,
  language: null,
  tag: null,
  decision: null,
  received: null,
  completed: null,
  pieces: [],
};

type Plan = { Plan: { "Plan Rows": number } };

/**
 * About so many interviews; off by a tenth or so, and more where the statistics are old. Those are of the whole tenant:
 * throws for an actor who does not reach all of it.
 */
export async function estimateInterviews(actor: MemberActor, wanted: EstimatedInterviews): Promise<number> {
  if (!isActor(actor)) throw new TypeError("An estimate needs an actor.");
  if (actor.limitedTo) throw new TypeError("An estimate would tell of interviews out of reach.");
  const conditions = [
    Prisma.sql`tenant_id = ${actor.tenantId}::uuid`,
    ...(wanted.status === null ? [] : [Prisma.sql`status = ${wanted.status}`]),
    ...(wanted.role === null ? [] : [Prisma.sql`role_name = ${wanted.role}`]),
    ...(wanted.language === null ? [] : [Prisma.sql`language = ${wanted.language}`]),
    ...(wanted.tag === null ? [] : [Prisma.sql`tags @> ARRAY[${wanted.tag}]`]),
    ...(wanted.decision === null ? [] : [decided(wanted.decision)]),
    ...within(Prisma.sql`session_created_at`, wanted.received),
    ...within(Prisma.sql`completed_at`, wanted.completed),
    ...wanted.pieces.map(
      (piece) => Prisma.sql`search_text LIKE ${`%${piece.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
    ),
  ];
  const rows = await database().prisma.$queryRaw<{ "QUERY PLAN": Plan[] | string }[]>`
    EXPLAIN (FORMAT JSON) SELECT 1 FROM interviews WHERE ${Prisma.join(conditions, " AND ")}`;
  const said = rows[0]?.["QUERY PLAN"];
  const [plan] = (typeof said === "string" ? JSON.parse(said) : said) as Plan[];
  return plan?.Plan["Plan Rows"] ?? 0;
}

function decided(decision: DecisionOutcome | "none"): Prisma.Sql {
  return decision === "none"
    ? Prisma.sql`decision IS NULL`
    : Prisma.sql`decision = ${decision}::text::decision_outcome`;
}

function within(column: Prisma.Sql, bounds: DateBounds | null): Prisma.Sql[] {
  const { from = null, before = null } = bounds ?? {};
  return [
    ...(from ? [Prisma.sql`${column} >= ${from}::timestamptz`] : []),
    ...(before ? [Prisma.sql`${column} < ${before}::timestamptz`] : []),
  ];
}
