import type { MemberActor } from "@/lib/auth/actor";
import { type TenantTransaction, tenantDb } from "@/lib/db/tenant";
import { BUILT_IN, readPolicy } from "./review-policies";

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

/** Of these interviews the ids of those that `isBlindFor` holds of; for lists. */
export async function blindAmong(
  actor: MemberActor,
  interviews: { id: string; roleName: string | null }[],
): Promise<Set<string>> {
  if (interviews.length === 0) return new Set();
  const db = tenantDb(actor);
  const ids = { in: interviews.map(({ id }) => id) };
  const [policies, reviews, assignments] = await Promise.all([
    db.reviewPolicy.findMany({ select: { roleName: true, isBlind: true } }),
    db.review.findMany({
      where: { interviewId: ids, authorId: actor.user.id },
      select: { interviewId: true, submittedAt: true },
    }),
    db.assignment.findMany({
      where: { interviewId: ids, reviewerId: actor.user.id },
      select: { interviewId: true },
    }),
  ]);
  const blindRoles = new Map(policies.map(({ roleName, isBlind }) => [roleName, isBlind]));
  const submitted = new Set(reviews.flatMap((row) => (row.submittedAt ? [row.interviewId] : [])));
  const concerned = new Set([...reviews, ...assignments].map(({ interviewId }) => interviewId));
  const isBlind = ({ id, roleName }: { id: string; roleName: string | null }) =>
    (blindRoles.get(roleName ?? "") ?? blindRoles.get("") ?? BUILT_IN.isBlind) &&
    !submitted.has(id) &&
    (concerned.has(id) || actor.role === "reviewer");
  return new Set(interviews.filter(isBlind).map(({ id }) => id));
}
