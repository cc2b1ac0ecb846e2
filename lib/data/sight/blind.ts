import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { readJudged } from "./judged";
import { policyFor, policyIn, type ReviewPolicy, readPolicy } from "./review-policies";
import { readFrame } from "./tenant-frame";

/**
 * Whether what others think of an interview is still hidden from the actor: the role is reviewed blind, the actor
 * reviews (by role, by assignment or because a review of theirs is begun) and has not submitted yet. `db`: inside a
 * transaction, that.
 */
export async function isBlindFor(
  actor: MemberActor,
  interview: { id: string; roleName: string | null },
  db?: TenantTransaction,
): Promise<boolean> {
  const policy = await (db ? readPolicy(db, interview.roleName) : policyFor(actor, interview.roleName));
  if (!policy.isBlind) return false;
  const row = await (db ? ownOf(db, actor, interview.id) : readJudged(actor, interview.id));
  return isBlindBy(policy, actor, row ?? { reviews: [], assignments: [] });
}

function ownOf(db: TenantTransaction, { user }: MemberActor, id: string) {
  return db.interview.findUnique({
    where: { id },
    select: {
      reviews: { where: { authorId: user.id }, select: { authorId: true, submittedAt: true } },
      assignments: { where: { reviewerId: user.id }, select: { reviewerId: true } },
    },
  });
}

/** The same of an interview whose reviews and assignments were read: all of them, or the actor's alone. */
export function isBlindBy(
  { isBlind }: ReviewPolicy,
  { role, user }: MemberActor,
  judged: {
    reviews: readonly { authorId: string; submittedAt: Date | null }[];
    assignments: readonly { reviewerId: string }[];
  },
): boolean {
  if (!isBlind) return false;
  const review = judged.reviews.find(({ authorId }) => authorId === user.id);
  if (review?.submittedAt) return false;
  const isAssigned = judged.assignments.some(({ reviewerId }) => reviewerId === user.id);
  return review !== undefined || isAssigned || role === "reviewer";
}

/** What `isBlindFor` says of one interview, as a `where` over all; null where it is true of none. */
export async function blindInterviews(actor: MemberActor): Promise<Prisma.InterviewWhereInput | null> {
  const policies = (await readFrame(actor))?.tenant.policies ?? [];
  const { isBlind: isUsual } = policyIn(policies, null);
  const others = policies.filter(({ roleName, isBlind }) => roleName !== "" && isBlind !== isUsual);
  if (!isUsual && others.length === 0) return null;
  const names = others.map(({ roleName }) => roleName);
  const own = { authorId: actor.user.id };
  const reviewing: Prisma.InterviewWhereInput[] = [
    { reviews: { some: own } },
    { assignments: { some: { reviewerId: actor.user.id } } },
  ];
  return {
    AND: [
      // A comparison with no role at all is neither true nor false in SQL, and so would be its opposite.
      isUsual
        ? { OR: [{ roleName: null }, { roleName: { notIn: names } }] }
        : { roleName: { not: null, in: names } },
      { reviews: { none: { ...own, submittedAt: { not: null } } } },
      ...(actor.role === "reviewer" ? [] : [{ OR: reviewing }]),
    ],
  };
}

/** Which of the interviews the actor must not know others' judgement of. */
export async function blindAmong(actor: MemberActor, interviewIds: string[]): Promise<Set<string>> {
  const blind = await blindInterviews(actor);
  if (!blind || interviewIds.length === 0) return new Set();
  const rows = await tenantDb(actor).interview.findMany({
    where: { AND: [{ id: { in: interviewIds } }, blind] },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
