import type { ReviewLinkState } from "@/lib/data/links/review-links";

/** Where a link over these interviews is made, in this order. */
export function newLinkHref(tenantSlug: string, interviewIds: readonly string[]): string {
  return `${linksHref(tenantSlug)}/new?ids=${interviewIds.map(encodeURIComponent).join(",")}`;
}

/** The page that tells what happened with a link. */
export function linkHref(tenantSlug: string, linkId: string): string {
  return `${linksHref(tenantSlug)}/${encodeURIComponent(linkId)}`;
}

/** All links, or those in one state and with a text in them. */
export function linksHref(tenantSlug: string, state: ReviewLinkState | null = null, query = ""): string {
  const asked = new URLSearchParams({ ...(state ? { state } : {}), ...(query ? { q: query } : {}) });
  return `/t/${encodeURIComponent(tenantSlug)}/review-links${asked.size > 0 ? `?${asked}` : ""}`;
}
