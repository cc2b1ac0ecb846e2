import {
  type AuditActor,
  type AuditEvent,
  type AuditObject,
  personLabel,
  toAuditRow,
} from "@/lib/audit/entry";
import type { Actor, MemberActor } from "@/lib/auth/actor";
import { demandWithin, type RateLimitRule } from "@/lib/auth/rate-limit";
import type { AuditAction } from "@/lib/format/audit-actions";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

// More than anybody needs by hand, and few enough that nobody empties the database through files unseen.
const EXPORTS: RateLimitRule = { purpose: "export", limit: 60, windowMs: 10 * 60_000 };

/**
 * Adds to the audit log what `actor` does, in the transaction that does it: both happen or neither. As the entries of a
 * tenant are sealed one after another, it belongs at the transaction's end.
 */
export async function recordAudit(actor: Actor, tx: TenantTransaction, event: AuditEvent): Promise<void> {
  await recordAudits(actor, tx, [event]);
}

/** Adds several things at once, in their order. */
export async function recordAudits(
  actor: Actor,
  tx: TenantTransaction,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const who = whoIs(actor);
  await tx.auditEntry.createMany({ data: events.map((event) => toAuditRow(who, actor.origin, event)) });
}

/**
 * Notes that a file with many rows goes out, before it does. `details` never hold the words of a search. Throws
 * `rate_limited` after too many by one person.
 */
export async function recordExport(
  actor: MemberActor,
  action: Extract<AuditAction, `export.${string}`>,
  details: NonNullable<AuditEvent["details"]>,
  object?: AuditObject,
): Promise<void> {
  await demandWithin(EXPORTS, `${actor.tenantId} ${actor.user.id}`);
  await recordAudit(actor, tenantDb(actor), { action, details, ...(object && { object }) });
}

function whoIs(actor: Actor): AuditActor {
  switch (actor.kind) {
    case "member":
      return { kind: "member", id: actor.user.id, label: personLabel(actor.user) };
    case "review-link": {
      const { id, name, email } = actor.visitor;
      return { kind: "visitor", id, label: [name, email].filter(Boolean).join(", ") || "A visitor" };
    }
    case "api-token":
      return { kind: "token", id: actor.tokenId, label: actor.tokenName };
    case "mail-recipient":
      return { kind: "member", id: actor.userId, label: "An email recipient" };
    case "job":
      return { kind: "debrief", id: null, label: "Debrief" };
  }
}
