import type { MemberActor } from "@/lib/auth/actor";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** Which of a new organisation's first steps are done, as far as reviews go. */
export async function getReviewingSteps(
  actor: MemberActor,
): Promise<{ hasRules: boolean; hasReview: boolean }> {
  const [frame, review] = await Promise.all([
    readFrame(actor),
    tenantDb(actor).review.findFirst({ where: { submittedAt: { not: null } }, select: { id: true } }),
  ]);
  return { hasRules: (frame?.tenant.policies.length ?? 0) > 0, hasReview: review !== null };
}
