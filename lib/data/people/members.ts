import { cache } from "react";
import type { MemberActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/roles";
import { tenantDb } from "@/lib/tenant/tenant-db";

const SEEN_EVERY_MS = 5 * 60_000;

/** A person who belongs to the tenant. */
export type Member = { userId: string; name: string; email: string; role: Role };

/** A member and when they last opened a page of this tenant; null: not yet. */
export type Person = Member & { lastSeenAt: string | null };

/** The tenant's people by name. */
export async function listMembers(actor: MemberActor): Promise<Member[]> {
  return (await listPeople(actor)).map(({ lastSeenAt, ...member }) => member);
}

/** The tenant's people by name, with when they were last here. Read once for a page. */
export const listPeople = cache(async (actor: MemberActor): Promise<Person[]> => {
  const rows = await tenantDb(actor).membership.findMany({
    where: { user: { disabledAt: null } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    select: { userId: true, role: true, lastSeenAt: true, user: { select: { name: true, email: true } } },
  });
  return rows.map(({ userId, role, lastSeenAt, user }) => ({
    userId,
    role,
    ...user,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }));
});

/** Remembers that the member is here, at most every five minutes. */
export async function markMemberSeen(actor: MemberActor): Promise<void> {
  const staleBefore = new Date(Date.now() - SEEN_EVERY_MS);
  await tenantDb(actor).membership.updateMany({
    where: { userId: actor.user.id, OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: staleBefore } }] },
    data: { lastSeenAt: new Date() },
  });
}
