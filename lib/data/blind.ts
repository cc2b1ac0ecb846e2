import type { MemberActor } from "@/lib/auth/actor";
import { tenantDb } from "@/lib/db/tenant";
import { policyFor } from "./review-policies";

/**
 * Whether what others think of an interview is still hidden from the actor: the role is reviewed blind, the actor
 * reviews (by role, by assignment or because a review of theirs is begun) and has not submitted yet.
 */
export async function isBlindFor(
  actor: MemberActor,
  interview: { id: string; roleName: string | null },
): Promise<boolean> {
  const policy = await policyFor(actor, interview.roleName);
  if (!policy.isBlind) return false;
  const db = tenantDb(actor);
  const own = { interviewId: interview.id };
  const [review, assigned] = await Promise.all([
    db.review.findFirst({ where: { ...own, authorId: actor.user.id }, select: { submittedAt: true } }),
    db.assignment.count({ where: { ...own, reviewerId: actor.user.id } }),
  ]);
  if (review?.submittedAt) return false;
  return review !== null || assigned > 0 || actor.role === "reviewer";
}
