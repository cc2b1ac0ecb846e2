import type { OperatorActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { recordOperatorAct } from "./installation-audit";

/** A domain that a tenant claims for single sign-on. */
export type InstallationDomain = { name: string; isProven: boolean };

/**
 * Confirms that a claimed domain is the tenant's, in place of a DNS record, or takes it back, whatever proved it: then
 * nobody of it comes in by single sign-on any more. Throws `not_found` for a domain that the tenant does not claim.
 */
export async function setDomainProven(
  operator: OperatorActor,
  tenantId: string,
  domain: string,
  isProven: boolean,
): Promise<void> {
  await database().prisma.$transaction(async (tx) => {
    const [claim] = await tx.$queryRaw<{ name: string; proven: string[] }[]>`
      SELECT t.name, coalesce(s.proven_domains, '{}') AS proven
      FROM single_sign_ons s JOIN tenants t ON t.id = s.tenant_id
      WHERE s.tenant_id = ${tenantId}::uuid AND s.domains @> ARRAY[${domain}]
      FOR UPDATE OF s`;
    if (!claim) throw notFound("That domain");
    const others = claim.proven.filter((name) => name !== domain);
    await tx.singleSignOn.update({
      where: { tenantId },
      data: { provenDomains: isProven ? [...others, domain] : others },
    });
    const action = isProven ? "operator.domain_confirmed" : "operator.domain_withdrawn";
    const object = { kind: "tenant", id: tenantId, label: claim.name } as const;
    await recordOperatorAct(operator, tx, { action, object, details: { domain } }, [tenantId]);
  });
}
