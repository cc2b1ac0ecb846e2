"use server";

import { memberOrThrow } from "@/lib/auth/gates";
import { type AuditCheck, checkAudit } from "@/lib/data/audit-check";
import { type ActionResult, actionResult } from "@/lib/http/action-result";

export async function checkAuditAction(tenant: string): Promise<ActionResult<AuditCheck>> {
  return actionResult(async () => checkAudit(await memberOrThrow(tenant)));
}
