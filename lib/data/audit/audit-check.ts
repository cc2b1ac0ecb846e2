import { type AuditHead, firstHead, followHead } from "@/lib/audit/seal";
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import { demandWithin, type RateLimitRule } from "@/lib/auth/rate-limit";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** Read and sealed anew in a few milliseconds. */
const ROWS_AT_ONCE = 200;
/** The whole log is read. More often nobody needs it. */
const CHECKS: RateLimitRule = { purpose: "audit-check", limit: 20, windowMs: 10 * 60_000 };

/**
 * A log as it was found: whole up to `entries`, whose last hash is `head`, in hex; or broken at the entry `brokenAt`,
 * which was changed, or before which one is missing.
 */
export type AuditCheck = { entries: number; head: string; brokenAt: number | null };

/**
 * Computes the seals of the tenant's whole log anew, in constant memory. That entries are missing from its end shows only
 * beside a head that was noted before. Throws `forbidden` and
 * `rate_limited`.
 */
export async function checkAudit(actor: MemberActor | JobActor): Promise<AuditCheck> {
  if (actor.kind === "member") {
    actor.demand("audit.read");
    await demandWithin(CHECKS, actor.tenantId);
  }
  let head: AuditHead = firstHead(actor.tenantId);
  for (;;) {
    const entries = await tenantDb(actor).auditEntry.findMany({
      where: { position: { gt: head.position } },
      orderBy: { position: "asc" },
      take: ROWS_AT_ONCE,
    });
    for (const entry of entries) {
      const next = followHead(head, entry);
      if (!next) return toCheck(head, Number(head.position) + 1);
      head = next;
    }
    if (entries.length < ROWS_AT_ONCE) return toCheck(head, null);
  }
}

function toCheck({ position, hash }: AuditHead, brokenAt: number | null): AuditCheck {
  return { entries: Number(position), head: Buffer.from(hash).toString("hex"), brokenAt };
}
