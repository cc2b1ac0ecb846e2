import type { MemberActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/roles";
import { tenantDb } from "@/lib/db/tenant";

/** A person who belongs to the tenant. */
export type Member = { userId: string; name: string; email: string; role: Role };

/** The tenant's people by name. */
export async function listMembers(actor: MemberActor): Promise<Member[]> {
  const rows = await tenantDb(actor).membership.findMany({
    where: { user: { disabledAt: null } },
    orderBy: { user: { name: "asc" } },
    select: { userId: true, role: true, user: { select: { name: true, email: true } } },
  });
  return rows.map(({ userId, role, user }) => ({ userId, role, ...user }));
}
