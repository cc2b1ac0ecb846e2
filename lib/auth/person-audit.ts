/** What people do before they are in a tenant, and what the operator does: the audit log without a tenant's actor. */

import type { Origin } from "@/lib/audit/entry";
import { type AuditActor, type AuditEvent, personLabel, toAuditRow } from "@/lib/audit/entry";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** The log of the installation itself stands under this tenant, which does not exist. */
export const INSTALLATION_LOG = "00000000-0000-0000-0000-000000000000";

type Writer = Pick<Prisma.TransactionClient, "auditEntry" | "user">;

/**
 * Adds what a person did with their account to the log of every tenant they belong to; an operator's, and that of
 * somebody who belongs to none, to the installation's.
 */
export async function recordForPerson(
  userId: string,
  origin: Origin,
  event: AuditEvent,
  writer: Writer = database().prisma,
): Promise<void> {
  const person = await writer.user.findUnique({
    where: { id: userId },
    select: {
      name: true,
      email: true,
      isOperator: true,
      // One order for all: two who sign in at once do not wait for each other's logs in a ring.
      memberships: { select: { tenantId: true }, orderBy: { tenantId: "asc" } },
    },
  });
  if (!person) return;
  const logs = person.memberships.map(({ tenantId }) => tenantId);
  if (person.isOperator || logs.length === 0) logs.unshift(INSTALLATION_LOG);
  await recordInLogs(logs, memberNamed({ userId, ...person }), origin, [event], writer);
}

class TakenBack extends Error {}

/** Does what `recordForPerson` does for somebody, and leaves nothing of it: it takes as long. */
export async function pretendForPerson(origin: Origin, event: AuditEvent): Promise<void> {
  const somebody = await database().prisma.user.findFirst({ orderBy: { id: "asc" }, select: { id: true } });
  if (!somebody) return;
  try {
    await database().prisma.$transaction(async (tx) => {
      await recordForPerson(somebody.id, origin, event, tx);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** Adds what was done to the installation to its own log, and to those of the tenants that it concerns. */
export async function recordForInstallation(
  who: AuditActor,
  origin: Origin,
  event: AuditEvent,
  {
    tenantIds = [],
    writer = database().prisma,
  }: { tenantIds?: string[]; writer?: Pick<Writer, "auditEntry"> } = {},
): Promise<void> {
  // In one order for all, as above.
  await recordInLogs([INSTALLATION_LOG, ...tenantIds.toSorted()], who, origin, [event], writer);
}

/** A person as the log names them. `userId` is null for somebody who has no account yet. */
export function memberNamed(person: { userId: string | null; name: string; email: string }): AuditActor {
  return { kind: "member", id: person.userId, label: personLabel(person) };
}

/** Adds the events, in their order, to the log of each of the tenants. */
export async function recordInLogs(
  tenantIds: readonly string[],
  who: AuditActor,
  origin: Origin,
  events: readonly AuditEvent[],
  writer: Pick<Writer, "auditEntry"> = database().prisma,
): Promise<void> {
  const rows = events.map((event) => toAuditRow(who, origin, event));
  await writer.auditEntry.createMany({
    data: tenantIds.flatMap((tenantId) => rows.map((row) => ({ tenantId, ...row }))),
  });
}
