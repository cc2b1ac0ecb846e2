import { personLabel, toAuditRow } from "@/lib/audit/entry";
import { database } from "@/lib/db/client";
import type { Origin } from "../origin";

/** Notes, for each tenant that asks for its provider, that an owner comes in without it: the one way there is. */
export async function recordPastProvider(userId: string, origin: Origin): Promise<void> {
  const { prisma } = database();
  const owned = await prisma.membership.findMany({
    where: { userId, role: "owner", tenant: { singleSignOn: { isEnforced: true } } },
    orderBy: { tenantId: "asc" },
    select: { tenantId: true, user: { select: { name: true, email: true } } },
  });
  const action = "account.signed_in_past_provider";
  await prisma.auditEntry.createMany({
    data: owned.map(({ tenantId, user }) => ({
      tenantId,
      ...toAuditRow({ kind: "member", id: userId, label: personLabel(user) }, origin, { action }),
    })),
  });
}
