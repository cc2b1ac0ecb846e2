import type { LoggedInUser } from "@/lib/auth/login/logins";
import { database } from "@/lib/db/client";

/** The tenants that a login may lead to, by name: one alone when its provider made it. */
export async function listTenantsFor({
  userId,
  boundTo,
}: LoggedInUser): Promise<{ slug: string; name: string }[]> {
  const tenants = await listTenantsOf(userId);
  return boundTo ? tenants.filter(({ slug }) => slug === boundTo.slug) : tenants;
}

/** The tenants a person belongs to, by name. */
export async function listTenantsOf(userId: string): Promise<{ slug: string; name: string }[]> {
  const memberships = await database().prisma.membership.findMany({
    where: { userId, tenant: { disabledAt: null } },
    select: { tenant: { select: { slug: true, name: true } } },
    orderBy: { tenant: { name: "asc" } },
  });
  return memberships.map((membership) => membership.tenant);
}

/** The slug of the tenant, among those the person belongs to, that has the platform session; null when none has. */
export async function findTenantWithSession(userId: string, sessionId: string): Promise<string | null> {
  const tenant = await database().prisma.tenant.findFirst({
    where: { disabledAt: null, memberships: { some: { userId } }, interviews: { some: { sessionId } } },
    select: { slug: true },
  });
  return tenant?.slug ?? null;
}
