/** Every tenant's log, for the operator's command. It learns whether a log is whole and nothing that stands in it. */
import { actorForJob } from "@/lib/auth/actor";
import { INSTALLATION_LOG } from "@/lib/auth/person-audit";
import { database } from "@/lib/db/client";
import { type AuditCheck, checkAudit } from "./audit-check";

type CheckedLog = {
  name: string;
  check: AuditCheck;
  /** Whether the log holds the entry that a noted head is of; null when none was asked for. */
  hasNotedHead: boolean | null;
};

/** Checks the log of one tenant by its slug, or all of them and the installation's. `notedHead` is in hex. */
export async function checkAuditLogs(slug?: string, notedHead?: string): Promise<CheckedLog[]> {
  const tenants = await database().prisma.tenant.findMany({
    where: slug === undefined ? {} : { slug },
    orderBy: { slug: "asc" },
    select: { id: true, slug: true },
  });
  const logs = slug === undefined ? [{ id: INSTALLATION_LOG, slug: "(installation)" }, ...tenants] : tenants;
  const checked: CheckedLog[] = [];
  for (const { id, slug: name } of logs) {
    const check = await checkAudit(actorForJob(id, "check-audit"));
    checked.push({ name, check, hasNotedHead: notedHead ? await holds(id, notedHead) : null });
  }
  return checked;
}

async function holds(tenantId: string, head: string): Promise<boolean> {
  const hash = Buffer.from(head, "hex");
  return (await database().prisma.auditEntry.count({ where: { tenantId, hash } })) > 0;
}
