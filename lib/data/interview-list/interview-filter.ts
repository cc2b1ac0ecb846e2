import type { MemberActor } from "@/lib/auth/actor";
import { blindInterviews } from "@/lib/data/sight/blind";
import type { Prisma } from "@/lib/db/generated/client";
import { dateBounds } from "@/lib/format/date-range";
import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import type { Estimated } from "./interview-counts";

/** What the list can be narrowed to; null narrows nothing. */
export type InterviewFilter = {
  decision: DecisionOutcome | "none" | null;
  /** Who is asked to review: the actor, nobody yet, or a user by id. */
  assignee: "me" | "nobody" | (string & {}) | null;
  role: string | null;
  /** As the platform names it. */
  language: string | null;
  tag: string | null;
  /** When it came, and when it was completed: as `dateBounds` reads it. */
  received: string | null;
  completed: string | null;
};

/** The filter that leaves all. */
export const EVERY_INTERVIEW: InterviewFilter = {
  decision: null,
  assignee: null,
  role: null,
  language: null,
  tag: null,
  received: null,
  completed: null,
};

/**
 * The filter as conditions that must all hold. A decision that the actor must not know yet counts as none, or the
 * filter would tell it.
 */
export async function matchingFilter(
  actor: MemberActor,
  { decision, assignee, role, language, tag, received, completed }: InterviewFilter,
): Promise<Prisma.InterviewWhereInput[]> {
  const conditions: Prisma.InterviewWhereInput[] = [];
  if (role !== null) conditions.push({ roleName: role });
  if (language !== null) conditions.push({ language });
  if (tag !== null) conditions.push({ tags: { has: tag } });
  if (received !== null) conditions.push({ sessionCreatedAt: within(received) });
  if (completed !== null) {
    const range = within(completed);
    // Nothing is completed before it came: along the usual order, the list then begins where it must.
    conditions.push(
      { completedAt: range },
      range.lt === undefined ? {} : { sessionCreatedAt: { lt: range.lt } },
    );
  }
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

// What is no range finds what any time finds.
function within(range: string): { gte?: Date; lt?: Date } {
  const bounds = dateBounds(range, Date.now());
  return { ...(bounds?.from && { gte: bounds.from }), ...(bounds?.before && { lt: bounds.before }) };
}

/** The filter in the words of an estimate; null where there are none for it, or it would tell what is hidden. */
export function estimatedFilter(actor: MemberActor, filter: InterviewFilter): Estimated | null {
  const { decision, assignee, role, language, tag, received, completed } = filter;
  if (actor.limitedTo) return null;
  // Reviewers may not know yet how most are decided; to others few are hidden, and of few an estimate says nothing.
  if (assignee !== null || (decision !== null && actor.role === "reviewer")) return null;
  const bounds = (range: string | null) => (range === null ? null : dateBounds(range, Date.now()));
  return {
    role,
    language,
    tag,
    decision,
    received: bounds(received),
    completed: bounds(completed),
    pieces: [],
  };
}

/** Whether the filter leaves what one person is asked to do: few enough to be read as a whole. */
export function isOnePersons({ assignee }: InterviewFilter): boolean {
  return assignee !== null && assignee !== "nobody";
}

/** By which order the rows that the filter leaves are counted: one that an index has together with its conditions. */
export function countingOrder({
  received,
  completed,
  tag,
}: InterviewFilter): Prisma.InterviewOrderByWithRelationInput[] {
  if (completed !== null) return [{ completedAt: "asc" }, { id: "asc" }];
  if (received !== null || tag !== null) return [{ sessionCreatedAt: "asc" }, { id: "asc" }];
  return [{ decision: "asc" }, { roleName: "asc" }, { language: "asc" }, { id: "asc" }];
}
