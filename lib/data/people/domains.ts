import type { MemberActor } from "@/lib/auth/actor";
import { demandWithin, type RateLimitRule } from "@/lib/auth/rate-limit";
import { findDomainRecord } from "@/lib/auth/single-sign-on/domain-proof";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError, notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";

// Each asks strangers' name servers in our name.
const LOOK_UPS: RateLimitRule = { purpose: "domain-record", limit: 60, windowMs: 60 * 60_000 };

/**
 * Looks for the record that proves a claimed domain; from then on its people come in by single sign-on. Throws
 * `forbidden`, `not_found` for a domain that is not claimed, `conflict` while the record is not there, and `rate_limited`.
 */
export async function proveDomain(actor: MemberActor, domain: string): Promise<void> {
  actor.demand("settings.manage");
  const claimed = { domains: { has: domain } };
  const isClaimed = (await tenantDb(actor).singleSignOn.count({ where: claimed })) > 0;
  if (!isClaimed) throw notFound("That domain");
  await demandWithin(LOOK_UPS, actor.tenantId);
  const found = await findDomainRecord(actor.tenantId, domain);
  if (found === "unavailable")
    throw new AppError("conflict", `No name server answered for ${domain}. Try again in a few minutes.`);
  if (found === "missing")
    throw new AppError(
      "conflict",
      `The record for ${domain} was not found. A new record can take an hour to be visible.`,
    );
  await tenantDb(actor).$transaction(async (tx) => {
    const { count } = await tx.singleSignOn.updateMany({
      where: { ...claimed, NOT: { provenDomains: { has: domain } } },
      data: { provenDomains: { push: domain } },
    });
    if (count > 0) await recordAudit(actor, tx, { action: "settings.domain_proven", details: { domain } });
  });
}
