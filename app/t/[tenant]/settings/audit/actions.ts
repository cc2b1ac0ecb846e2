"use server";

import { type AuditCheck, checkAudit } from "@/lib/data/audit/audit-check";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";

export async function checkAuditAction(tenant: string): Promise<ActionResult<AuditCheck>> {
  return actionResult(async () => checkAudit(await memberOrThrow(tenant)));
}
