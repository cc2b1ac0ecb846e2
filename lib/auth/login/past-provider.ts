import type { Origin } from "@/lib/audit/entry";
import { memberNamed, recordInLogs } from "@/lib/auth/person-audit";
import { database } from "@/lib/db/client";

/** Notes, for each tenant that asks for its provider, that an owner comes in without it: the one way there is. */
export async function recordPastProvider(userId: string, origin: Origin): Promise<void> {
  const owned = await database().prisma.membership.findMany({
    where: { userId, role: "owner", tenant: { singleSignOn: { isEnforced: true } } },
    orderBy: { tenantId: "asc" },
    select: { tenantId: true, user: { select: { name: true, email: true } } },
  });
  const [first] = owned;
  if (!first) return;
  const logs = owned.map(({ tenantId }) => tenantId);
  const event = { action: "account.signed_in_past_provider" } as const;
  await recordInLogs(logs, memberNamed({ userId, ...first.user }), origin, [event]);
}
