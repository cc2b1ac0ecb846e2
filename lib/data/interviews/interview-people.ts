import { can, type Role } from "@/lib/auth/roles";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";

const DECIDERS = (["owner", "admin", "recruiter", "reviewer"] satisfies Role[]).filter((role) =>
  can(role, "decisions.make"),
);

/**
 * The user ids of those whom an interview concerns: who looks after its candidate and who asked for its reviews;
 * `withAsked` also who was asked; `withFollowers` who follows it; `withReviewers` who has submitted a review; `orDeciders` everybody who may decide,
 * where it concerns nobody else.
 */
export async function peopleOf(
  tx: TenantTransaction,
  interviewId: string,
  also: { withAsked?: true; withFollowers?: true; withReviewers?: true; orDeciders?: true },
): Promise<string[]> {
  const row = await tx.interview.findUniqueOrThrow({
    where: { id: interviewId },
    select: {
      candidate: { select: { owner: { select: { ownerId: true } } } },
      assignments: { select: { reviewerId: true, assignedById: true } },
      follows: { select: { userId: true } },
      reviews: { where: { submittedAt: { not: null } }, select: { authorId: true } },
    },
  });
  const people = [
    row.candidate?.owner?.ownerId,
    ...row.assignments.map(({ assignedById }) => assignedById),
    ...(also.withAsked ? row.assignments.map(({ reviewerId }) => reviewerId) : []),
    ...(also.withFollowers ? row.follows.map(({ userId }) => userId) : []),
    ...(also.withReviewers ? row.reviews.map(({ authorId }) => authorId) : []),
  ].filter((id) => id != null);
  if (people.length > 0 || !also.orDeciders) return [...new Set(people)];
  const deciders = await tx.membership.findMany({
    where: { role: { in: DECIDERS } },
    select: { userId: true },
  });
  return deciders.map(({ userId }) => userId);
}
