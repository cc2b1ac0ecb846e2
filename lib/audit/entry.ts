import type { AuditAction } from "@/lib/format/audit-actions";

/** What an entry speaks of. A candidate is named by id alone, so that the log holds none of their names. */
export type AuditObject = {
  kind:
    | "interview"
    | "candidate"
    | "link"
    | "person"
    | "invitation"
    | "connection"
    | "webhook"
    | "token"
    | "scorecard"
    | "view"
    | "tenant";
  id: string | null;
  label?: string;
};

/** Something that was done. `details` hold no secret and nothing that a candidate said. */
export type AuditEvent = {
  action: AuditAction;
  object?: AuditObject;
  details?: Record<string, string | number | boolean | null>;
};

/** From where somebody acts. The address is null unless a trusted proxy tells it (TRUST_PROXY). */
export type Origin = { address: string | null; userAgent: string | null };

export const UNKNOWN_ORIGIN: Origin = { address: null, userAgent: null };

/** Who did it. `id` is null for Debrief itself and for somebody unknown. */
export type AuditActor = {
  kind: "member" | "visitor" | "token" | "operator" | "debrief";
  id: string | null;
  label: string;
};

/** The row of an entry, but for its tenant. */
export function toAuditRow(who: AuditActor, { address, userAgent }: Origin, event: AuditEvent) {
  const { action, object, details = {} } = event;
  return {
    actorKind: who.kind,
    actorId: who.id,
    actorLabel: who.label,
    action,
    objectKind: object?.kind ?? null,
    objectId: object?.id ?? null,
    objectLabel: object?.label ?? null,
    details: JSON.stringify(details),
    address,
    userAgent,
  };
}

/** How the log names a person. */
export function personLabel({ name, email }: { name: string; email: string }): string {
  return `${name}, ${email}`;
}
