/** Where a tenant's server-sent events come from. */
export function eventsUrl(tenantSlug: string): string {
  return `/api/t/${encodeURIComponent(tenantSlug)}/events`;
}
