import type { JobActor } from "@/lib/auth/actor";
import { happened } from "@/lib/data/facts/happened";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

const HOUR_MS = 60 * 60_000;
const BEFORE_END_MS = 24 * HOUR_MS;

/** Looks at a link a day before its end, and again when that is moved. */
export async function scheduleExpiryNews(
  tx: TenantTransaction,
  linkId: string,
  { startsAt, expiresAt }: { startsAt: Date; expiresAt: Date },
): Promise<void> {
  const due = new Date(expiresAt.getTime() - BEFORE_END_MS);
  // A link of a single day would be news as soon as it is made.
  const runAt = due > startsAt ? due : null;
  const job = { kind: "link", subjectId: linkId } as const;
  await tx.job.deleteMany({ where: job });
  if (runAt) await tx.job.createMany({ data: [{ ...job, runAt }] });
}

/**
 * Says that a link is about to end when nobody has opened it. Returns how long until it is to be looked at again, in
 * milliseconds; null when it is done with.
 */
export async function tellExpiring(actor: JobActor, linkId: string): Promise<number | null> {
  return tenantDb(actor).$transaction(async (tx) => {
    const link = await tx.reviewLink.findFirst({
      where: { id: linkId, revokedAt: null, openCount: 0, expiresAt: { gt: new Date() } },
      select: { expiresAt: true },
    });
    if (!link) return null;
    const untilDueMs = link.expiresAt.getTime() - BEFORE_END_MS - Date.now();
    if (untilDueMs > 0) return Math.min(untilDueMs, HOUR_MS);
    await happened(tx, actor, { kind: "link_expiring", linkId });
    return null;
  });
}
