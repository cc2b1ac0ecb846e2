/** How a tenant is written in addresses: lower-case letters, digits and inner hyphens, at most 40. */
export const TENANT_SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
