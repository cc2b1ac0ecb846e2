import type { AuditFilter } from "@/lib/data/audit/audit-log";

/** The audit log with a filter: the page after `before`, or the newest. */
export function auditHref(tenantSlug: string, filter: AuditFilter, before: number | null = null): string {
  return `/t/${tenantSlug}/settings/audit${query({ ...wordsOf(filter), before: before?.toString() })}`;
}

/** The same entries as a file. */
export function auditFileHref(tenantSlug: string, filter: AuditFilter, format: "csv" | "jsonl"): string {
  return `/api/t/${tenantSlug}/audit${query({ ...wordsOf(filter), format })}`;
}

/** A day as a date field has it. */
export function dayOf(date: Date | null): string {
  return date?.toISOString().slice(0, 10) ?? "";
}

/** Whether anything is left out. */
export function isFiltered(filter: AuditFilter): boolean {
  return Object.values(filter).some((value) => value !== null);
}

function wordsOf({ area, actorId, objectId, from, until }: AuditFilter) {
  return { area, person: actorId, about: objectId, from: dayOf(from), until: dayOf(until) };
}

function query(words: Record<string, string | null | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(words)) if (value) params.set(name, value);
  const text = params.toString();
  return text && `?${text}`;
}
