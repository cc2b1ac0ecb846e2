import { cache } from "react";
import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** Who is asked to review an interview, who has begun to, and what their reviews score. */
export const REVIEWER_FIELDS = {
  assignments: {
    select: {
      reviewerId: true,
      dueAt: true,
      createdAt: true,
      reviewer: { select: { user: { select: { name: true } } } },
    },
  },
  reviews: {
    select: {
      authorId: true,
      submittedAt: true,
      author: { select: { name: true } },
      recommendation: true,
      version: { select: { criteria: true } },
      ratings: { select: { criterionId: true, score: true } },
    },
  },
} as const satisfies Prisma.InterviewSelect;

const FIELDS = {
  ...REVIEWER_FIELDS,
  decisions: {
    where: { reopenedAt: null },
    select: {
      outcome: true,
      reasonCode: true,
      comment: true,
      decidedAt: true,
      decidedBy: { select: { name: true } },
    },
  },
} as const satisfies Prisma.InterviewSelect;

/**
 * What there is to know of how an interview is judged, whether or not the actor may know it yet: for those who decide
 * that. Read once for a page. Null for an interview out of reach.
 */
export const readJudged = cache((actor: MemberActor, interviewId: string) =>
  tenantDb(actor).interview.findUnique({ where: { id: interviewId }, select: FIELDS }),
);
