import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { BUILT_IN_POLICY, readPolicy } from "./review-policies";

/**
 * Whether what others think of an interview is still hidden from the actor: the role is reviewed blind, the actor
 * reviews (by role, by assignment or because a review of theirs is begun) and has not submitted yet. `db`: inside a
 * transaction, that.
 */
export async function isBlindFor(
  actor: MemberActor,
  interview: { id: string; roleName: string | null },
  db: TenantTransaction = tenantDb(actor),
): Promise<boolean> {
  const policy = await readPolicy(db, interview.roleName);
  if (!policy.isBlind) return false;
  const own = { interviewId: interview.id };
  const [review, assigned] = await Promise.all([
    db.review.findFirst({ where: { ...own, authorId: actor.user.id }, select: { submittedAt: true } }),
    db.assignment.count({ where: { ...own, reviewerId: actor.user.id } }),
  ]);
  if (review?.submittedAt) return false;
  return review !== null || assigned > 0 || actor.role === "reviewer";
}

/** What `isBlindFor` says of one interview, as a `where` over all; null where it is true of none. */
export async function blindInterviews(actor: MemberActor): Promise<Prisma.InterviewWhereInput | null> {
  const policies = await tenantDb(actor).reviewPolicy.findMany({ select: { roleName: true, isBlind: true } });
  const isUsual = policies.find(({ roleName }) => roleName === "")?.isBlind ?? BUILT_IN_POLICY.isBlind;
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
