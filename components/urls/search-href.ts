import { interviewHref } from "./list-url";

const FIND_MAX_LENGTH = 100;

/** The address of a search of the tenant's transcripts. */
export function searchHref(tenantSlug: string, query: string, cursor: string | null = null): string {
  const params = new URLSearchParams();
  if (query) params.set("q", query);
  if (cursor) params.set("cursor", cursor);
  const path = `/t/${encodeURIComponent(tenantSlug)}/search`;
  return params.size > 0 ? `${path}?${params}` : path;
}

/** The review page at a moment (null: its beginning), with words looked for in its transcript. */
export function momentHref(
  tenantSlug: string,
  interviewId: string,
  { atMs, find }: { atMs: number | null; find: string },
): string {
  const params = new URLSearchParams();
  if (atMs !== null) params.set("t", String(Math.floor(atMs / 1000)));
  // Cut between characters, not inside one.
  const words = [...find].slice(0, FIND_MAX_LENGTH).join("");
  if (words) params.set("find", words);
  const path = interviewHref(tenantSlug, interviewId);
  return params.size > 0 ? `${path}?${params}` : path;
}
