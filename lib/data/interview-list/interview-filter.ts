import type { MemberActor } from "@/lib/auth/actor";
import { blindInterviews } from "@/lib/data/sight/blind";
import type { Prisma } from "@/lib/db/generated/client";
import { dateBounds } from "@/lib/format/date-range";
import type { InterviewStage } from "@/lib/format/interview-stage";
import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import type { Estimated } from "./interview-counts";
import { matchingStage } from "./interview-stages";

/** What the list can be narrowed to; null and an empty list narrow nothing, of several values one is enough. */
export type InterviewFilter = {
  /** One of the ready-made views. */
  stage: InterviewStage | null;
  decision: readonly (DecisionOutcome | "none")[];
  /** Who is asked to review: the actor, nobody yet, or a user by id. */
  assignee: readonly ("me" | "nobody" | (string & {}))[];
  role: readonly string[];
  /** As the platform names it. */
  language: readonly string[];
  tag: readonly string[];
  /** As the platform names it; `none` where it says nothing. */
  consent: readonly string[];
  /** When it came, and when it was completed: as `dateBounds` reads it. */
  received: string | null;
  completed: string | null;
};

/** The filter that leaves all. */
export const EVERY_INTERVIEW: InterviewFilter = {
  stage: null,
  decision: [],
  assignee: [],
  role: [],
  language: [],
  tag: [],
  consent: [],
  received: null,
  completed: null,
};

/**
 * The filter as conditions that must all hold. A decision that the actor must not know yet counts as none, or the
 * filter would tell it.
 */
export async function matchingFilter(
  actor: MemberActor,
  { stage, decision, assignee, role, language, tag, consent, received, completed }: InterviewFilter,
): Promise<Prisma.InterviewWhereInput[]> {
  const conditions: Prisma.InterviewWhereInput[] = [];
  if (role.length > 0) conditions.push({ roleName: { in: [...role] } });
  if (language.length > 0) conditions.push({ language: { in: [...language] } });
  if (tag.length > 0) conditions.push({ tags: { hasSome: [...tag] } });
  if (consent.length > 0) conditions.push(consentedBy(consent));
  if (received !== null) conditions.push({ sessionCreatedAt: within(received) });
  if (completed !== null) {
    const range = within(completed);
    // Nothing is completed before it came: along the usual order, the list then begins where it must.
    conditions.push(
      { completedAt: range },
      range.lt === undefined ? {} : { sessionCreatedAt: { lt: range.lt } },
    );
  }
  if (assignee.length > 0) conditions.push(assignedTo(actor, assignee));
  const [stageCondition, decisions] = await Promise.all([
    stage === null ? null : matchingStage(actor, stage),
    decision.length === 0 ? null : decidedAs(actor, decision),
  ]);
  return [...conditions, ...[stageCondition, decisions].filter((condition) => condition !== null)];
}

function assignedTo(actor: MemberActor, assignee: InterviewFilter["assignee"]): Prisma.InterviewWhereInput {
  const ids = assignee.filter((one) => one !== "nobody").map((one) => (one === "me" ? actor.user.id : one));
  const some = { assignments: { some: { reviewerId: { in: ids } } } };
  const none = { assignments: { none: {} } };
  if (!assignee.includes("nobody")) return some;
  return ids.length === 0 ? none : { OR: [some, none] };
}

function consentedBy(consent: InterviewFilter["consent"]): Prisma.InterviewWhereInput {
  const said = { consentMode: { in: consent.filter((one) => one !== "none") } };
  return consent.includes("none") ? { OR: [{ consentMode: null }, said] } : said;
}

async function decidedAs(
  actor: MemberActor,
  decision: InterviewFilter["decision"],
): Promise<Prisma.InterviewWhereInput> {
  const blind = await blindInterviews(actor);
  const outcomes = decision.filter((one) => one !== "none");
  const decided = { decision: { in: outcomes }, ...(blind && { NOT: blind }) };
  if (!decision.includes("none")) return decided;
  const open = [{ decision: null }, ...(blind ? [blind] : [])];
  return { OR: outcomes.length === 0 ? open : [...open, decided] };
}

// What is no range finds what any time finds.
function within(range: string): { gte?: Date; lt?: Date } {
  const bounds = dateBounds(range, Date.now());
  return { ...(bounds?.from && { gte: bounds.from }), ...(bounds?.before && { lt: bounds.before }) };
}

/** The filter in the words of an estimate; null where there are none for it, or it would tell what is hidden. */
export function estimatedFilter(actor: MemberActor, filter: InterviewFilter): Estimated | null {
  const { stage, decision, assignee, role, language, tag, consent, received, completed } = filter;
  if (actor.limitedTo || stage !== null) return null;
  // Reviewers may not know yet how most are decided; to others few are hidden, and of few an estimate says nothing.
  if (assignee.length > 0 || (decision.length > 0 && actor.role === "reviewer")) return null;
  const bounds = (range: string | null) => (range === null ? null : dateBounds(range, Date.now()));
  return {
    role,
    language,
    tag,
    consent,
    decision,
    received: bounds(received),
    completed: bounds(completed),
    pieces: [],
  };
}

/** Whether the filter leaves what is few enough to be read as a whole: what people are asked to do, or can decide. */
export function isFew({ assignee, stage }: InterviewFilter): boolean {
  return (assignee.length > 0 && !assignee.includes("nobody")) || stage === "ready" || stage === "split";
}

/** By which order the rows that the filter leaves are counted: one that an index has together with its conditions. */
export function countingOrder({
  received,
  completed,
  tag,
  consent,
}: InterviewFilter): Prisma.InterviewOrderByWithRelationInput[] {
  if (completed !== null) return [{ completedAt: "asc" }, { id: "asc" }];
  if (received !== null || tag.length > 0 || consent.length > 0)
    return [{ sessionCreatedAt: "asc" }, { id: "asc" }];
  return [{ decision: "asc" }, { roleName: "asc" }, { language: "asc" }, { id: "asc" }];
}
