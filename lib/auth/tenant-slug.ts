/** How a tenant is written in addresses: lower-case letters, digits and inner hyphens, at most 40. */
export const TENANT_SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** For what a browser sent as one: a pattern alone takes `null` for the word, and a list for what is in it. */
export function isTenantSlug(slug: unknown): boolean {
  return typeof slug === "string" && TENANT_SLUG.test(slug);
}
