import type { AuditEntry } from "@/lib/data/audit/audit-log";
import { auditActionText } from "@/lib/format/audit-actions";

/** The head of the audit log as a file. */
export const AUDIT_COLUMNS = [
  "Entry",
  "Time (UTC)",
  "Action",
  "In words",
  "Who",
  "Kind",
  "Who (id)",
  "About",
  "About (id)",
  "About (kind)",
  "Details",
  "Address",
  "Browser",
  "Seal (SHA-256)",
] as const;

/** An entry as a row of that file. */
export function auditCells(entry: AuditEntry): string[] {
  return [
    String(entry.position),
    entry.at,
    entry.action,
    auditActionText(entry.action),
    entry.actorLabel,
    entry.actorKind,
    entry.actorId ?? "",
    entry.objectLabel ?? "",
    entry.objectId ?? "",
    entry.objectKind ?? "",
    JSON.stringify(entry.details),
    entry.address ?? "",
    entry.userAgent ?? "",
    entry.hash,
  ];
}
