import type { MemberActor } from "@/lib/auth/actor";
import { anonymityFor, masked } from "@/lib/data/sight/anonymity";
import { readJudged } from "@/lib/data/sight/judged";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** Where an interview stands in the actor's queue. */
export type QueueStep = {
  /** The actor is asked to review it. */
  isQueued: boolean;
  /** What waits for them after it, or from the queue's start where nothing does. */
  next: { interviewId: string; candidateName: string } | null;
};

type Place = { interviewId: string; dueAt: Date | null; createdAt: Date };

/** What comes after an interview in the order of `getQueue`, without reading the queue. */
export async function getQueueStep(actor: MemberActor, interviewId: string): Promise<QueueStep> {
  const db = tenantDb(actor);
  const reviewerId = actor.user.id;
  const judged = await readJudged(actor, interviewId);
  const own = judged?.assignments.find((assignment) => assignment.reviewerId === reviewerId);
  const place = own ? { interviewId, dueAt: own.dueAt, createdAt: own.createdAt } : null;
  const submitted = { authorId: reviewerId, submittedAt: { not: null } };
  const find = (where: Prisma.AssignmentWhereInput) =>
    db.assignment.findFirst({
      where: {
        AND: [where, { interviewId: { not: interviewId } }],
        reviewerId,
        interview: { status: "completed", reviews: { none: submitted } },
      },
      orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { interviewId: "asc" }],
      select: { interview: { select: { id: true, candidateName: true, roleName: true } } },
    });
  const row = (place && (await find(after(place)))) ?? (await find({}));
  const next = row && masked(row.interview, await anonymityFor(actor));
  return {
    isQueued: place !== null,
    next: next && { interviewId: next.id, candidateName: next.candidateName },
  };
}

function after({ interviewId, dueAt, createdAt }: Place): Prisma.AssignmentWhereInput {
  const sameDay = {
    dueAt,
    OR: [{ createdAt: { gt: createdAt } }, { createdAt, interviewId: { gt: interviewId } }],
  };
  // Without a due date comes last.
  return dueAt === null ? sameDay : { OR: [{ dueAt: { gt: dueAt } }, { dueAt: null }, sameDay] };
}
