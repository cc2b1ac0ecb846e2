import type { MemberActor } from "@/lib/auth/actor";
import { blindInterviews } from "@/lib/data/sight/blind";
import { policyIn } from "@/lib/data/sight/review-policies";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import type { Prisma } from "@/lib/db/generated/client";
import type { InterviewStage } from "@/lib/format/interview-stage";
import { COUNTED_TO, type Count } from "@/lib/format/interview-total";
import { tenantDb, tenantLookup } from "@/lib/tenant/tenant-db";
import { STANDING_FIELDS, standingsFor } from "./interview-standings";

/** Of those that are reviewed and not decided, so many of the latest are looked at. */
const MOST_REVIEWED = 500;

/** The stages that the actor has something to do with: who decides nothing is not shown what is ready for it. */
export function stagesFor(actor: MemberActor): InterviewStage[] {
  return actor.can("decisions.make") ? ["review", "ready", "split"] : ["review"];
}

/** The interviews of a stage as a condition. What is still hidden from the actor counts as to be reviewed, or it would be told. */
export async function matchingStage(
  actor: MemberActor,
  stage: InterviewStage,
): Promise<Prisma.InterviewWhereInput> {
  const [{ ready, split }, blind] = await Promise.all([readReviewed(actor), blindInterviews(actor)]);
  return conditionOf(stage, stage === "split" ? split : ready, blind);
}

/** How many interviews each stage of the actor has. */
export async function countStages(actor: MemberActor): Promise<Partial<Record<InterviewStage, Count>>> {
  const [{ ready, split, isAll }, blind] = await Promise.all([readReviewed(actor), blindInterviews(actor)]);
  const kind = isAll ? ("exact" as const) : ("at least" as const);
  const open = await tenantLookup(actor).interview.count({
    where: conditionOf("review", ready, blind),
    orderBy: [{ decision: "asc" }, { roleName: "asc" }, { language: "asc" }, { id: "asc" }],
    take: COUNTED_TO,
  });
  const counts = {
    review: { value: open, kind: open < COUNTED_TO ? "exact" : "at least" },
    ready: { value: ready.length, kind },
    split: { value: split.length, kind },
  } as const;
  return Object.fromEntries(stagesFor(actor).map((stage) => [stage, counts[stage]]));
}

function conditionOf(
  stage: InterviewStage,
  ids: string[],
  blind: Prisma.InterviewWhereInput | null,
): Prisma.InterviewWhereInput {
  if (stage !== "review") return { id: { in: ids } };
  const open: Prisma.InterviewWhereInput = { decision: null, NOT: { id: { in: ids } } };
  return { status: "completed", ...(blind ? { OR: [open, blind] } : open) };
}

/**
 * Of the interviews that are reviewed, not decided and not hidden from the actor: those that everybody asked has
 * reviewed and enough have, and those whose reviewers disagree.
 */
async function readReviewed(
  actor: MemberActor,
): Promise<{ ready: string[]; split: string[]; isAll: boolean }> {
  const [rows, toStanding, frame] = await Promise.all([
    tenantDb(actor).interview.findMany({
      where: { status: "completed", decision: null, reviews: { some: { submittedAt: { not: null } } } },
      orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
      take: MOST_REVIEWED,
      select: STANDING_FIELDS,
    }),
    standingsFor(actor),
    readFrame(actor),
  ]);
  const policies = frame?.tenant.policies ?? [];
  const known = rows.map((row) => ({ ...row, ...toStanding(row) })).filter(({ isBlind }) => !isBlind);
  const isReady = ({ roleName, reviewers, assignments }: (typeof known)[number]) => {
    const done = new Set(reviewers.filter(({ state }) => state === "submitted").map(({ userId }) => userId));
    return (
      done.size >= policyIn(policies, roleName).requiredReviews &&
      assignments.every(({ reviewerId }) => done.has(reviewerId))
    );
  };
  return {
    ready: known.filter(isReady).map(({ id }) => id),
    split: known.filter(({ outcome }) => outcome?.isSplit).map(({ id }) => id),
    isAll: rows.length < MOST_REVIEWED,
  };
}
