import type { Refusal } from "@/components/browser/answer-of";
import type { BatchInput } from "@/lib/invites/batch-input";
import type { InvitePreview } from "@/lib/invites/invite-preview";

type Done<T> = ({ ok: true } & T) | Refusal;

/** Whom a list would invite. */
export function previewList(
  tenantSlug: string,
  input: BatchInput,
  list: File | string,
): Promise<Done<{ preview: InvitePreview }>> {
  return post(tenantSlug, { input: JSON.stringify(input) }, list);
}

/** Invites whom the preview with `digest` showed. */
export function inviteList(
  tenantSlug: string,
  input: BatchInput,
  list: File | string,
  digest: string,
): Promise<Done<{ batchId: string }>> {
  return post(tenantSlug, { input: JSON.stringify(input), digest }, list);
}

async function post<T>(
  tenantSlug: string,
  query: Record<string, string>,
  list: File | string,
): Promise<Done<T>> {
  const address = `/api/t/${encodeURIComponent(tenantSlug)}/invitations?${new URLSearchParams(query)}`;
  const response = await fetch(address, {
    method: "POST",
    body: list,
    headers: { "Content-Type": "text/csv" },
  });
  // Our own route answers either this or the envelope of errors.
  if (response.ok) return { ok: true, ...((await response.json()) as T) };
  const { error } = (await response.json()) as { error: { message: string; code: string } };
  return { ok: false, reason: error.message, code: error.code };
}
