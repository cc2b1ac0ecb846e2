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
  const people = (await peopleOfEach(tx, [interviewId], also)).get(interviewId);
  if (!people) throw new Error("There is no such interview to have people.");
  if (people.length > 0 || !also.orDeciders) return people;
  const deciders = await tx.membership.findMany({
    where: { role: { in: DECIDERS } },
    select: { userId: true },
  });
  return deciders.map(({ userId }) => userId);
}

/** The same of several interviews, by their ids, without the deciders; those that are not there are left out. */
export async function peopleOfEach(
  tx: TenantTransaction,
  interviewIds: string[],
  also: { withAsked?: true; withFollowers?: true; withReviewers?: true },
): Promise<Map<string, string[]>> {
  const rows = await tx.interview.findMany({
    where: { id: { in: interviewIds } },
    select: {
      id: true,
      candidate: { select: { owner: { select: { ownerId: true } } } },
      assignments: { select: { reviewerId: true, assignedById: true } },
      follows: { select: { userId: true } },
      reviews: { where: { submittedAt: { not: null } }, select: { authorId: true } },
    },
  });
  return new Map(
    rows.map((row) => {
      const people = [
        row.candidate?.owner?.ownerId,
        ...row.assignments.map(({ assignedById }) => assignedById),
        ...(also.withAsked ? row.assignments.map(({ reviewerId }) => reviewerId) : []),
        ...(also.withFollowers ? row.follows.map(({ userId }) => userId) : []),
        ...(also.withReviewers ? row.reviews.map(({ authorId }) => authorId) : []),
      ].filter((id) => id != null);
      return [row.id, [...new Set(people)]];
    }),
  );
}
