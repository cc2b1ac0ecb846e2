import type { MemberActor } from "@/lib/auth/actor";
import { type TenantTransaction, tenantDb } from "@/lib/db/tenant";
import { readPolicy } from "./review-policies";

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
