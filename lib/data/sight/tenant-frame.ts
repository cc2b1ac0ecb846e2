import { cache } from "react";
import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/tenant/tenant-db";

const CONNECTION_FIELDS = {
  state: true,
  refusedCode: true,
  syncedAt: true,
  fullySyncedAt: true,
  fullStartedAt: true,
  fullPages: true,
  lostRows: true,
  lostPath: true,
} as const satisfies Prisma.PlatformConnectionSelect;

export const POLICY_FIELDS = {
  roleName: true,
  scorecardId: true,
  isBlind: true,
  isAnonymous: true,
  requiredReviews: true,
  assignment: true,
  dueDays: true,
  reviewers: { select: { userId: true } },
} as const satisfies Prisma.ReviewPolicySelect;

/** What `reviewerId` was asked for and has not reviewed yet. */
export const awaitingReview = (reviewerId: string) =>
  ({
    reviewerId,
    interview: {
      status: "completed",
      reviews: { none: { authorId: reviewerId, submittedAt: { not: null } } },
    },
  }) satisfies Prisma.AssignmentWhereInput;

const FRAME = {
  stepsDismissedAt: true,
  listLook: { select: { columns: true, density: true } },
  viewDefault: { select: { viewId: true } },
  tenant: {
    select: {
      settings: true,
      connections: { where: { disabledAt: null, removedAt: null }, select: CONNECTION_FIELDS },
      policies: { orderBy: { roleName: "asc" }, select: POLICY_FIELDS },
    },
  },
} as const satisfies Prisma.MembershipSelect;

/**
 * What almost every page asks of the tenant and of the member in it, in one statement: the rules of reviews, settings,
 * connections in use, how their list looks, whether they want to see the first steps, how much waits for their review. While a page is rendered it is read once;
 * everywhere else each time anew. Null when the membership is gone.
 */
export const readFrame = cache((actor: MemberActor) =>
  tenantDb(actor).membership.findFirst({
    where: { userId: actor.user.id },
    select: { ...FRAME, _count: { select: { assignments: { where: awaitingReview(actor.user.id) } } } },
  }),
);
