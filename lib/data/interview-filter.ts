import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/db/tenant";
import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import { blindInterviews } from "./blind";
import type { Estimated } from "./interview-counts";

/** How far an interview is judged, to filter by; null filters nothing. */
export type JudgingFilter = {
  decision: DecisionOutcome | "none" | null;
  /** Who is asked to review: the actor, nobody yet, or a user by id. */
  assignee: "me" | "nobody" | (string & {}) | null;
  role: string | null;
};

const MOST_ROLES = 200;

/**
 * The filter as conditions that must all hold. A decision that the actor must not know yet counts as none, or the
 * filter would tell it.
 */
export async function matchingJudging(
  actor: MemberActor,
  { decision, assignee, role }: JudgingFilter,
): Promise<Prisma.InterviewWhereInput[]> {
  const conditions: Prisma.InterviewWhereInput[] = [];
  if (role !== null) conditions.push({ roleName: role });
  if (assignee === "nobody") conditions.push({ assignments: { none: {} } });
  else if (assignee !== null)
    conditions.push({
      assignments: { some: { reviewerId: assignee === "me" ? actor.user.id : assignee } },
    });
  if (decision !== null) {
    const blind = await blindInterviews(actor);
    if (decision === "none")
      conditions.push(blind ? { OR: [{ decision: null }, blind] } : { decision: null });
    else conditions.push({ decision }, ...(blind ? [{ NOT: blind }] : []));
  }
  return conditions;
}

/** The filter in the words of an estimate; null where there are none for it, or it would tell a hidden decision. */
export function estimatedFilter({ decision, assignee, role }: JudgingFilter): Estimated | null {
  return assignee !== null || decision !== null ? null : { role, pieces: [] };
}

/** The names of the tenant's roles, by name; at most 200. */
export async function listRoleNames(actor: MemberActor): Promise<string[]> {
  const names: string[] = [];
  // One step of the index from name to name: a million interviews have a few roles.
  while (names.length < MOST_ROLES) {
    const next = await tenantDb(actor).interview.findFirst({
      where: { roleName: { gt: names.at(-1) ?? "" } },
      orderBy: { roleName: "asc" },
      select: { roleName: true },
    });
    if (!next?.roleName) break;
    names.push(next.roleName);
  }
  return names;
}
