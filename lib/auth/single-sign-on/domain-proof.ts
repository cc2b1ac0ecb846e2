import { Resolver } from "node:dns/promises";
import { env } from "@/lib/env";

/** A TXT record, as it is entered where the domain's records are kept. */
export type DomainRecord = { name: string; value: string };

/** The record by which whoever keeps a domain says that it is this tenant's. Nothing in it is a secret. */
export function domainRecord(tenantId: string, domain: string): DomainRecord {
  return { name: `_debrief.${domain}`, value: `debrief-organisation=${tenantId}` };
}

/** Whether the record is there; `unavailable` when no name server tells, within some ten seconds. */
export async function findDomainRecord(
  tenantId: string,
  domain: string,
): Promise<"found" | "missing" | "unavailable"> {
  const { name, value } = domainRecord(tenantId, domain);
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  if (env().DNS_SERVERS.length > 0) resolver.setServers(env().DNS_SERVERS);
  try {
    const records = await resolver.resolveTxt(name);
    // A long record comes in pieces.
    return records.some((pieces) => pieces.join("").trim() === value) ? "found" : "missing";
  } catch (error) {
    return ABSENT.has(String((error as NodeJS.ErrnoException).code)) ? "missing" : "unavailable";
  }
}

/** The server says that there is no such name, or no such record of it. */
const ABSENT = new Set(["ENOTFOUND", "ENODATA"]);
