import type { Refusal } from "@/components/browser/answer-of";
import type { ImportPreview } from "@/lib/candidates/import-preview";

type Done<T> = ({ ok: true } & T) | Refusal;

/** What a file, or pasted rows, would change. */
export function sendForPreview(
  tenantSlug: string,
  source: File | string,
): Promise<Done<{ preview: ImportPreview }>> {
  return post(tenantSlug, source, "");
}

/** Imports what the preview with `digest` showed. */
export function sendImport(
  tenantSlug: string,
  source: File | string,
  digest: string,
): Promise<Done<{ counts: ImportPreview["counts"] }>> {
  return post(tenantSlug, source, `?digest=${encodeURIComponent(digest)}`);
}

async function post<T>(tenantSlug: string, source: File | string, search: string): Promise<Done<T>> {
  const address = `/api/t/${encodeURIComponent(tenantSlug)}/candidates/import${search}`;
  const response = await fetch(address, {
    method: "POST",
    body: source,
    headers: { "Content-Type": "text/csv" },
  });
  // Our own route answers either this or the envelope of errors.
  if (response.ok) return { ok: true, ...((await response.json()) as T) };
  const { error } = (await response.json()) as { error: { message: string; code: string } };
  return { ok: false, reason: error.message, code: error.code };
}
