import type { MemberActor } from "@/lib/auth/actor";
import { anonymityFor, masked } from "@/lib/data/sight/anonymity";
import { readJudged } from "@/lib/data/sight/judged";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import type { Prisma } from "@/lib/db/generated/client";
import type { Recommendation } from "@/lib/scorecards/recommendations";
import { tenantDb } from "@/lib/tenant/tenant-db";

type Neighbour = { interviewId: string; candidateName: string };

/** Where an interview stands in the actor's queue. */
export type QueueStep = {
  /** The actor is asked to review it. */
  isQueued: boolean;
  /** What waits for them after it, or from the queue's start where nothing does. */
  next: Neighbour | null;
  /** What stands before it: what they have reviewed in this sitting, then what waits. */
  previous: Neighbour | null;
  /** Null where it is no part of the sitting. */
  sitting: Sitting | null;
};

/** What the actor has reviewed of late and what still waits for them, counted as one. */
export type Sitting = {
  /** From 1. */
  position: number;
  total: number;
  /** How much of what waits there is to hear. */
  leftSec: number;
  dueAt: string | null;
};

/** A review that the actor has submitted. */
export type Reviewed = Neighbour & {
  roleName: string | null;
  durationSec: number | null;
  recommendation: Recommendation | null;
  submittedAt: string;
  /** It was submitted in this sitting. */
  isOfSitting: boolean;
};

/** What was submitted so long ago belongs to another sitting; a day would need the reader's time zone. */
const SITTING_MS = 12 * 60 * 60_000;
const MOST_STEPS = 500;
const MOST_REVIEWED = 20;

/** What comes before and after an interview in the order of `getQueue`, and how far the actor is. */
export async function getQueueStep(actor: MemberActor, interviewId: string): Promise<QueueStep> {
  const authorId = actor.user.id;
  const [judged, anonymity, rows] = await Promise.all([
    readJudged(actor, interviewId),
    anonymityFor(actor),
    tenantDb(actor).assignment.findMany({
      where: {
        reviewerId: authorId,
        interview: {
          status: "completed",
          OR: [
            { reviews: { none: { authorId, submittedAt: { not: null } } } },
            { reviews: { some: { authorId, submittedAt: { gte: sittingBegan() } } } },
          ],
        },
      },
      orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { interviewId: "asc" }],
      take: MOST_STEPS,
      select: STEP_FIELDS(authorId),
    }),
  ]);
  const open = rows.filter((row) => submittedAt(row) === null);
  const done = rows
    .filter((row) => submittedAt(row) !== null)
    .sort((one, other) => (submittedAt(one)?.getTime() ?? 0) - (submittedAt(other)?.getTime() ?? 0));
  const sequence = [...done, ...open];
  const isThis = (row: StepRow) => row.interview.id === interviewId;
  const index = sequence.findIndex(isThis);
  const after = rows.slice(rows.findIndex(isThis) + 1);
  const next =
    after.find((row) => submittedAt(row) === null && !isThis(row)) ?? open.find((row) => !isThis(row));
  const previous = index > 0 ? sequence[index - 1] : undefined;
  const toNeighbour = (row: StepRow | undefined) => {
    if (!row) return null;
    const { id, candidateName } = masked(row.interview, anonymity);
    return { interviewId: id, candidateName };
  };
  return {
    isQueued: judged?.assignments.some(({ reviewerId }) => reviewerId === authorId) ?? false,
    next: toNeighbour(next),
    previous: toNeighbour(previous),
    sitting:
      index < 0
        ? null
        : {
            position: index + 1,
            total: sequence.length,
            leftSec: open.reduce((sum, { interview }) => sum + (interview.durationSec ?? 0), 0),
            dueAt: sequence[index]?.dueAt?.toISOString() ?? null,
          },
  };
}

/** How many interviews wait for the actor's review. */
export async function countQueue(actor: MemberActor): Promise<number> {
  return (await readFrame(actor))?._count.assignments ?? 0;
}

/** What the actor has reviewed, asked or not, the newest first, at most 20. */
export async function listReviewed(actor: MemberActor): Promise<Reviewed[]> {
  const [rows, anonymity] = await Promise.all([
    tenantDb(actor).review.findMany({
      where: { authorId: actor.user.id, submittedAt: { not: null } },
      orderBy: { submittedAt: "desc" },
      take: MOST_REVIEWED,
      select: {
        submittedAt: true,
        recommendation: true,
        interview: { select: { id: true, candidateName: true, roleName: true, durationSec: true } },
      },
    }),
    anonymityFor(actor),
  ]);
  const began = sittingBegan();
  return rows.flatMap(({ submittedAt, recommendation, interview }) => {
    if (submittedAt === null) return [];
    const { id, ...shown } = masked(interview, anonymity);
    const isOfSitting = submittedAt >= began;
    return [
      { interviewId: id, ...shown, recommendation, submittedAt: submittedAt.toISOString(), isOfSitting },
    ];
  });
}

function sittingBegan(): Date {
  return new Date(Date.now() - SITTING_MS);
}

const STEP_FIELDS = (authorId: string) =>
  ({
    dueAt: true,
    interview: {
      select: {
        id: true,
        candidateName: true,
        roleName: true,
        durationSec: true,
        reviews: { where: { authorId }, select: { submittedAt: true } },
      },
    },
  }) as const satisfies Prisma.AssignmentSelect;

type StepRow = Prisma.AssignmentGetPayload<{ select: ReturnType<typeof STEP_FIELDS> }>;

function submittedAt({ interview }: StepRow): Date | null {
  return interview.reviews[0]?.submittedAt ?? null;
}
