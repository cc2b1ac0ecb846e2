import { type AuditEvent, personLabel } from "@/lib/audit/entry";
import type { OperatorActor } from "@/lib/auth/actor";
import { recordForInstallation } from "@/lib/auth/person-audit";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * Adds what the operator does to the installation's log and to those of the tenants it concerns, in the transaction
 * that does it and at its end.
 */
export async function recordOperatorAct(
  { user, origin }: OperatorActor,
  writer: Prisma.TransactionClient,
  event: AuditEvent,
  tenantIds: string[],
): Promise<void> {
  const who = { kind: "operator", id: user.id, label: personLabel(user) } as const;
  await recordForInstallation(who, origin, event, { tenantIds, writer });
}
