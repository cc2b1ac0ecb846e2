import type { Role } from "@/lib/auth/roles";
import { isTenantSlug } from "@/lib/auth/tenant-slug";
import { openSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";

/** What a provider has to be asked with. */
export type Client = { issuer: string; clientId: string; clientSecret: string };

/**
 * A provider that people sign in with: the installation's, or a tenant's with what the tenant lets it do. `domains` are
 * those that are proven to be the tenant's.
 */
export type Provider = Client & {
  tenant: { id: string; slug: string; name: string; domains: string[]; defaultRole: Role } | null;
  /** Whether a sign-in there counts as two steps though it does not say so. */
  trustsSteps: boolean;
  /** What it is asked for, and says as `acr` where there were two steps. */
  acrValues: readonly string[];
};

/** The name on the button of the installation's provider; null when it has none. */
export function installationProviderName(): string | null {
  return installationProvider() && env().OIDC_NAME;
}

/**
 * The provider at a tenant's slug, or, for null, the installation's. Null when there is none, and `unreadable` when this
 * ENCRYPTION_KEY does not open its secret.
 */
export async function findProvider(tenantSlug: string | null): Promise<Provider | "unreadable" | null> {
  if (tenantSlug === null) return installationProvider();
  if (!isTenantSlug(tenantSlug)) return null;
  const row = await database().prisma.singleSignOn.findFirst({
    where: { tenant: { slug: tenantSlug, disabledAt: null } },
    include: { tenant: { select: { id: true, slug: true, name: true } } },
  });
  if (!row) return null;
  const { tenant, issuer, clientId, defaultRole } = row;
  const domains = row.domains.filter((domain) => row.provenDomains.includes(domain));
  const sealed = { ciphertext: row.secretCiphertext, encryptedWith: row.secretEncryptedWith };
  const clientSecret = openSecret(secretPlaces.providerSecret(tenant.id, issuer), sealed);
  if (clientSecret === null) return "unreadable";
  const { trustsSteps, acrValues } = row;
  return {
    issuer,
    clientId,
    clientSecret,
    tenant: { ...tenant, domains, defaultRole },
    trustsSteps,
    acrValues,
  };
}

/**
 * The slug of the tenant whose provider is for an address's domain. Null when nobody has proven that it is theirs, and
 * when several have: typing an address cannot tell which is meant.
 */
export async function findTenantByDomain(email: string): Promise<string | null> {
  const domain = domainOf(email);
  // PostgreSQL stores no NUL, and no domain has one.
  if (domain === "" || domain.includes("\0")) return null;
  const [first, second] = await database().prisma.singleSignOn.findMany({
    where: { domains: { has: domain }, provenDomains: { has: domain }, tenant: { disabledAt: null } },
    take: 2,
    select: { tenant: { select: { slug: true } } },
  });
  return first && !second ? first.tenant.slug : null;
}

/** The part of an address behind its last @, in lower case; empty when there is none. */
export function domainOf(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 0
    ? ""
    : email
        .slice(at + 1)
        .trim()
        .toLowerCase();
}

function installationProvider(): Provider | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env();
  if (!issuer || !clientId || !clientSecret) return null;
  const { OIDC_SECOND_STEP, OIDC_ACR_VALUES: acrValues } = env();
  return {
    issuer,
    clientId,
    clientSecret,
    tenant: null,
    trustsSteps: OIDC_SECOND_STEP === "trusted",
    acrValues,
  };
}
