import { z } from "zod";
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import { happened } from "@/lib/data/facts/happened";
import { retract } from "@/lib/data/news/notify";
import { anonymityFor, masked } from "@/lib/data/sight/anonymity";
import { REVIEWER_FIELDS, readJudged } from "@/lib/data/sight/judged";
import { readPolicy } from "@/lib/data/sight/review-policies";
import { awaitingReview } from "@/lib/data/sight/tenant-frame";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

/** Who is asked to review an interview, and how far they are. */
export type Reviewer = {
  userId: string;
  name: string;
  dueAt: string | null;
  state: "waiting" | "draft" | "submitted";
};

/** An interview that waits for the actor's review. */
type QueueItem = {
  interviewId: string;
  candidateName: string;
  roleName: string | null;
  language: string | null;
  durationSec: number | null;
  dueAt: string | null;
  isStarted: boolean;
};

/** What the actor has to review, the most urgent first, and how many they have done. */
export type Queue = { items: QueueItem[]; doneCount: number };

export const assignmentSchema = z.object({
  interviewIds: z.array(z.uuid()).min(1).max(200),
  reviewerIds: z.array(z.uuid()).min(1, "Choose at least one person.").max(20),
  dueAt: z.iso.datetime().nullable(),
});

export type AssignmentInput = z.infer<typeof assignmentSchema>;

/** How many requests were new, and how many already asked, due date updated. */
export type AssignmentAnswer = { askedCount: number; knownCount: number };

/** The people asked to review an interview, and those who have done so unasked. By name. */
export function reviewersAmong({
  assignments,
  reviews,
}: Prisma.InterviewGetPayload<{ select: typeof REVIEWER_FIELDS }>): Reviewer[] {
  const byUser = new Map<string, Reviewer>();
  for (const { reviewerId: userId, dueAt, reviewer } of assignments)
    byUser.set(userId, {
      userId,
      name: reviewer.user.name,
      dueAt: dueAt?.toISOString() ?? null,
      state: "waiting",
    });
  for (const { authorId: userId, submittedAt, author } of reviews)
    byUser.set(userId, {
      userId,
      name: author.name,
      dueAt: byUser.get(userId)?.dueAt ?? null,
      state: submittedAt ? "submitted" : "draft",
    });
  return [...byUser.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The same of one interview; nobody where it is out of reach. */
export async function listReviewers(actor: MemberActor, interviewId: string): Promise<Reviewer[]> {
  const row = await readJudged(actor, interviewId);
  return row ? reviewersAmong(row) : [];
}

/** The same of several interviews, by their ids; one without any is left out. */
export async function listReviewersOf(
  actor: MemberActor,
  interviewIds: string[],
): Promise<Map<string, Reviewer[]>> {
  const rows = await tenantDb(actor).interview.findMany({
    where: { id: { in: interviewIds } },
    select: { id: true, ...REVIEWER_FIELDS },
  });
  return new Map(
    rows.flatMap((row) => {
      const reviewers = reviewersAmong(row);
      return reviewers.length > 0 ? [[row.id, reviewers] as const] : [];
    }),
  );
}

/**
 * Asks people to review interviews; who is asked already keeps that with the new due date. All of it or nothing: no
 * interview stands in another's way. Throws `forbidden`, and `invalid_input` for people who are no members or
 * interviews that are not there.
 */
export async function assignReviewers(actor: MemberActor, input: AssignmentInput): Promise<AssignmentAnswer> {
  actor.demand("reviews.assign");
  const interviewIds = [...new Set(input.interviewIds)];
  const reviewerIds = [...new Set(input.reviewerIds)];
  const dueAt = input.dueAt === null ? null : new Date(input.dueAt);
  return tenantDb(actor).$transaction(async (tx) => {
    const [interviews, members] = await Promise.all([
      tx.interview.count({ where: { id: { in: interviewIds } } }),
      tx.membership.findMany({
        where: { userId: { in: reviewerIds } },
        select: { userId: true, user: { select: { name: true } } },
      }),
    ]);
    if (members.length !== reviewerIds.length)
      throw new AppError("invalid_input", "Someone you chose has left. Reload and choose again.");
    if (interviews !== interviewIds.length)
      throw new AppError(
        "invalid_input",
        "An interview you chose no longer exists. Reload and choose again.",
      );
    const known = await tx.assignment.findMany({
      where: { interviewId: { in: interviewIds }, reviewerId: { in: reviewerIds } },
      select: { interviewId: true, reviewerId: true },
    });
    const isKnown = new Set(known.map((one) => `${one.interviewId}/${one.reviewerId}`));
    await tx.assignment.updateMany({
      where: { interviewId: { in: interviewIds }, reviewerId: { in: reviewerIds } },
      data: { dueAt },
    });
    const asked = interviewIds.flatMap((interviewId) =>
      members
        .filter(({ userId }) => !isKnown.has(`${interviewId}/${userId}`))
        .map(({ userId, user }) => ({ interviewId, userId, name: user.name })),
    );
    await tx.assignment.createMany({
      data: asked.map(({ interviewId, userId }) => ({
        interviewId,
        reviewerId: userId,
        assignedById: actor.user.id,
        dueAt,
      })),
    });
    await happened(tx, actor, { kind: "assigned", interviewIds, asked });
    return { askedCount: asked.length, knownCount: known.length };
  });
}

/** Asks somebody no longer. What they wrote stays. Throws `forbidden`. */
export async function unassignReviewer(
  actor: MemberActor,
  interviewId: string,
  reviewerId: string,
): Promise<void> {
  actor.demand("reviews.assign");
  await tenantDb(actor).$transaction(async (tx) => {
    const row = await tx.assignment.findFirst({
      where: { interviewId, reviewerId },
      select: { reviewer: { select: { user: { select: { name: true } } } } },
    });
    if (!row) return;
    await tx.assignment.deleteMany({ where: { interviewId, reviewerId } });
    await retract(tx, "assigned", interviewId, reviewerId);
    await happened(tx, actor, { kind: "unassigned", interviewId, reviewerName: row.reviewer.user.name });
  });
}

const MOST_QUEUED = 500;

/** The actor's queue: completed interviews that they are asked to review and have not. */
export async function getQueue(actor: MemberActor): Promise<Queue> {
  const db = tenantDb(actor);
  const reviewerId = actor.user.id;
  const submitted = { authorId: reviewerId, submittedAt: { not: null } };
  const [rows, doneCount, anonymity] = await Promise.all([
    db.assignment.findMany({
      where: awaitingReview(reviewerId),
      orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { interviewId: "asc" }],
      take: MOST_QUEUED,
      select: QUEUE_FIELDS,
    }),
    db.assignment.count({ where: { reviewerId, interview: { reviews: { some: submitted } } } }),
    anonymityFor(actor),
  ]);
  const started = await db.review.findMany({
    where: { authorId: actor.user.id, interviewId: { in: rows.map(({ interview }) => interview.id) } },
    select: { interviewId: true },
  });
  const isStarted = new Set(started.map(({ interviewId }) => interviewId));
  return {
    items: rows.map(({ dueAt, interview }) => {
      const { id, ...shown } = masked(interview, anonymity);
      return {
        interviewId: id,
        ...shown,
        dueAt: dueAt?.toISOString() ?? null,
        isStarted: isStarted.has(id),
      };
    }),
    doneCount,
  };
}

const QUEUE_FIELDS = {
  dueAt: true,
  interview: {
    select: { id: true, candidateName: true, roleName: true, language: true, durationSec: true },
  },
} as const satisfies Prisma.AssignmentSelect;

/**
 * Gives a newly completed interview its reviewers by its role's policy, in the transaction that completes it. Does
 * nothing where somebody is asked already.
 */
export async function assignByPolicy(
  tx: TenantTransaction,
  actor: JobActor,
  interview: { id: string; roleName: string | null },
): Promise<void> {
  const policy = await readPolicy(tx, interview.roleName);
  if (policy.assignment === "none" || policy.reviewerIds.length === 0) return;
  if ((await tx.assignment.count({ where: { interviewId: interview.id } })) > 0) return;
  const reviewerIds =
    policy.assignment === "everyone" ? policy.reviewerIds : [await leastBusy(tx, policy.reviewerIds)];
  const dueAt = policy.dueDays === null ? null : new Date(Date.now() + policy.dueDays * DAY_MS);
  const asked: { interviewId: string; userId: string; name: string }[] = [];
  for (const reviewerId of reviewerIds) {
    const member = await tx.membership.findFirst({
      where: { userId: reviewerId },
      select: { user: { select: { name: true } } },
    });
    if (!member) continue;
    await tx.assignment.create({ data: { interviewId: interview.id, reviewerId, dueAt } });
    asked.push({ interviewId: interview.id, userId: reviewerId, name: member.user.name });
  }
  await happened(tx, actor, { kind: "assigned", interviewIds: [interview.id], asked });
}

const DAY_MS = 24 * 60 * 60_000;

/** Whoever was asked to do the fewest interviews so far; the first of several. */
async function leastBusy(tx: TenantTransaction, reviewerIds: string[]): Promise<string> {
  const counts = await tx.assignment.groupBy({
    by: ["reviewerId"],
    where: { reviewerId: { in: reviewerIds } },
    _count: { _all: true },
  });
  const byReviewer = new Map(counts.map(({ reviewerId, _count }) => [reviewerId, _count._all]));
  return [...reviewerIds].sort((a, b) => (byReviewer.get(a) ?? 0) - (byReviewer.get(b) ?? 0))[0] as string;
}
