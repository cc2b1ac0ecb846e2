import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { LimitedReach } from "@/lib/db/reach";

/** What a member is made of. */
export const MEMBERSHIP_FIELDS = {
  role: true,
  tenantId: true,
  tenant: { select: { slug: true, name: true, settings: { select: { limitsReviewers: true } } } },
  user: { select: { id: true, name: true, email: true, isOperator: true } },
} as const satisfies Prisma.MembershipSelect;

type ReadMembership = Prisma.MembershipGetPayload<{ select: typeof MEMBERSHIP_FIELDS }>;

/** How far a member reaches; null: to every interview. The rule for all roles without one of their own names nobody for any. */
export async function limitedReachOf(membership: ReadMembership): Promise<LimitedReach | null> {
  const { tenantId, role, user, tenant } = membership;
  if (role !== "reviewer" || !tenant.settings?.limitsReviewers) return null;
  const rows = await database().prisma.policyReviewer.findMany({
    where: { tenantId, userId: user.id, policy: { roleName: { not: "" } } },
    select: { policy: { select: { roleName: true } } },
  });
  return { readerId: user.id, roleNames: rows.map(({ policy }) => policy.roleName) };
}

/** The roles of `limitedReachOf` in SQL, of a membership `m` with its tenant's settings `s`; null where it is null. */
export const ONLY_ROLES = Prisma.sql`
  CASE WHEN m.role = 'reviewer' AND s.limits_reviewers THEN to_jsonb(ARRAY(
    SELECT p.role_name FROM policy_reviewers r
    JOIN review_policies p ON p.tenant_id = r.tenant_id AND p.id = r.policy_id AND p.role_name <> ''
    WHERE r.tenant_id = m.tenant_id AND r.user_id = m.user_id)) END`;
