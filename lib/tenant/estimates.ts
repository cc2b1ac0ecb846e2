/**
 * How many rows of the actor's tenant the database's planner expects: by its statistics, without reading any. Raw SQL,
 * because Prisma has no EXPLAIN; the tenant is bound in the statement.
 */
import { isActor, type MemberActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DecisionOutcome } from "@/lib/db/generated/enums";
import type { DateBounds } from "@/lib/format/date-range";

/** What is estimated; null and empty do not narrow it, of several values one is enough. `pieces` must all be contained in the row's search text. */
export type EstimatedInterviews = {
  status: string | null;
  role: readonly string[];
  language: readonly string[];
  tag: readonly string[];
  /** `none`: the platform says nothing. */
  consent: readonly string[];
  /** `none`: not decided. */
  decision: readonly (DecisionOutcome | "none")[];
  received: DateBounds | null;
  completed: DateBounds | null;
  pieces: readonly string[];
};

/** Narrowed by nothing. */
export const EVERYTHING: EstimatedInterviews = {
  status: null,
  role: [],
  language: [],
  tag: [],
  consent: [],
  decision: [],
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
    ...(wanted.role.length === 0 ? [] : [Prisma.sql`role_name IN (${Prisma.join(wanted.role)})`]),
    ...(wanted.language.length === 0 ? [] : [Prisma.sql`language IN (${Prisma.join(wanted.language)})`]),
    ...(wanted.tag.length === 0 ? [] : [Prisma.sql`tags && ARRAY[${Prisma.join(wanted.tag)}]`]),
    ...(wanted.consent.length === 0 ? [] : [consented(wanted.consent)]),
    ...(wanted.decision.length === 0 ? [] : [decided(wanted.decision)]),
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

function consented(modes: readonly string[]): Prisma.Sql {
  const each = modes.map((mode) =>
    mode === "none" ? Prisma.sql`consent_mode IS NULL` : Prisma.sql`consent_mode = ${mode}`,
  );
  return Prisma.sql`(${Prisma.join(each, " OR ")})`;
}

function decided(decisions: readonly (DecisionOutcome | "none")[]): Prisma.Sql {
  const each = decisions.map((decision) =>
    decision === "none"
      ? Prisma.sql`decision IS NULL`
      : Prisma.sql`decision = ${decision}::text::decision_outcome`,
  );
  return Prisma.sql`(${Prisma.join(each, " OR ")})`;
}

function within(column: Prisma.Sql, bounds: DateBounds | null): Prisma.Sql[] {
  const { from = null, before = null } = bounds ?? {};
  return [
    ...(from ? [Prisma.sql`${column} >= ${from}::timestamptz`] : []),
    ...(before ? [Prisma.sql`${column} < ${before}::timestamptz`] : []),
  ];
}
