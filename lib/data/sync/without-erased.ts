/** What of a listing is of people who were erased, and is not to be taken over. */
import type { JobActor } from "@/lib/auth/actor";
import { keepSessions } from "@/lib/data/erasure/erase-people";
import { findErased } from "@/lib/data/erasure/fingerprints";
import type { PlatformSession } from "@/lib/platform/schemas";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";

/** Those that are of nobody who was erased. That the platform has the others still, admins are told. */
export async function withoutErased(
  tx: TenantTransaction,
  actor: JobActor,
  connectionId: string,
  unknown: PlatformSession[],
): Promise<PlatformSession[]> {
  if (unknown.length === 0) return [];
  const erased = await findErased(tx, actor, unknown);
  await keepSessions(
    tx,
    actor,
    erased.map((hit) => ({ ...hit, connectionId })),
  );
  const ids = new Set(erased.map(({ sessionId }) => sessionId));
  return unknown.filter(({ id }) => !ids.has(id));
}

/** Nobody's interview becomes that of somebody who was erased: a reference that is corrected to theirs is not taken over. */
export async function withoutErasedReferences(
  tx: TenantTransaction,
  actor: JobActor,
  sessions: PlatformSession[],
  known: ReadonlyMap<string, { candidateRef: string | null }>,
): Promise<PlatformSession[]> {
  const corrected = sessions.filter(({ id, candidateRef }) => {
    const before = known.get(id);
    return before !== undefined && candidateRef !== null && candidateRef !== before.candidateRef;
  });
  const erased = new Set((await findErased(tx, actor, corrected)).map(({ sessionId }) => sessionId));
  return sessions.map((session) => (erased.has(session.id) ? { ...session, candidateRef: null } : session));
}
