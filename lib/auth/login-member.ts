import { database } from "@/lib/db/client";
import { ONLY_ROLES } from "./limited-reach";
import type { Role } from "./roles";

/** A login with the membership that it opens in one tenant. */
export type LoginMember = {
  tenantId: string;
  tenant: { slug: string; name: string };
  role: Role;
  name: string;
  email: string;
  isOperator: boolean;
  /** Of a reviewer who does not reach every interview: the roles that they are named for. */
  onlyRoles: string[] | null;
  /** Until when they run the tenant without a second step; null for whom nothing ends, such as the demo's people. */
  graceEnd: Date | null;
  /** The other tenants that the login leads to, by name. */
  otherTenants: { slug: string; name: string }[];
};

/**
 * The membership in the tenant at `slug` that a login opens, when the login is good and was seen in the last five minutes,
 * in one query. Null for everything else: where the tenant wants a second step that the login lacks or a sign-in at its
 * provider, and where the login was made by the provider of another tenant.
 */
export async function findLoginMember(
  { loginId, userId }: { loginId: string; userId: string },
  slug: string,
): Promise<LoginMember | null> {
  const rows = await database().prisma.$queryRaw<LoginMember[]>`
    SELECT t.id AS "tenantId", jsonb_build_object('slug', t.slug, 'name', t.name) AS tenant, m.role, u.name, u.email, u.is_operator AS "isOperator",
      ${ONLY_ROLES} AS "onlyRoles", (
        SELECT coalesce(jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name) ORDER BY o.name), '[]'::jsonb)
        FROM memberships om JOIN tenants o ON o.id = om.tenant_id AND o.disabled_at IS NULL
        WHERE om.user_id = u.id AND om.tenant_id <> t.id AND l.bound_tenant_id IS NULL
      ) AS "otherTenants",
      CASE WHEN m.role IN ('owner', 'admin') AND NOT l.is_by_provider AND l.bound_tenant_id IS NULL AND f.user_id IS NULL
        AND u.steps_due_at < now() + interval '30 days' AND NOT EXISTS (SELECT FROM passkeys k WHERE k.user_id = u.id)
        THEN u.steps_due_at END AS "graceEnd"
    FROM logins l
    JOIN users u ON u.id = l.user_id AND u.disabled_at IS NULL
    JOIN memberships m ON m.user_id = u.id
    JOIN tenants t ON t.id = m.tenant_id AND t.slug = ${slug} AND t.disabled_at IS NULL
    LEFT JOIN tenant_settings s ON s.tenant_id = t.id
    LEFT JOIN second_factors f ON f.user_id = u.id AND f.confirmed_at IS NOT NULL
    LEFT JOIN single_sign_ons p ON p.tenant_id = t.id
    WHERE l.id = ${loginId}::uuid AND l.user_id = ${userId}::uuid AND l.revoked_at IS NULL
      AND l.expires_at > now() AND l.last_seen_at > now() - interval '5 minutes'
      AND CASE WHEN l.bound_tenant_id IS NULL
        THEN (m.role = 'owner' OR p.is_enforced IS NOT TRUE)
          AND (s.needs_two_step IS NOT TRUE OR f.user_id IS NOT NULL
            OR (l.has_two_steps AND (l.is_by_provider OR EXISTS (SELECT FROM passkeys k WHERE k.user_id = u.id))))
          AND (m.role NOT IN ('owner', 'admin') OR l.is_by_provider
            OR CASE WHEN f.user_id IS NOT NULL OR EXISTS (SELECT FROM passkeys k WHERE k.user_id = u.id)
              THEN l.has_two_steps ELSE u.steps_due_at > now() END)
        ELSE l.bound_tenant_id = t.id AND l.created_at >= p.provider_since AND m.role <> 'owner'
          AND (l.has_two_steps OR (m.role <> 'admin' AND s.needs_two_step IS NOT TRUE)) END`;
  return rows[0] ?? null;
}
