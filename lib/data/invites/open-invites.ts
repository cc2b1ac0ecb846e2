import type { TenantDb, TenantTransaction } from "@/lib/tenant/tenant-db";

type KnownSession = { id: string; status: string; failureCode: string | null };
type Role = { connectionId: string; personaId: string };

/**
 * Those of the candidates who need no invitation to the role: theirs is under way or open, or they have come. One that
 * nobody opened in time, that failed or was withdrawn leaves room for another.
 */
export async function findInvited(
  db: TenantDb | TenantTransaction,
  { connectionId, personaId }: Role,
  candidateIds: readonly string[],
  now = new Date(),
): Promise<Set<string>> {
  if (candidateIds.length === 0) return new Set();
  const rows = await db.invite.findMany({
    where: {
      batch: { connectionId, personaId },
      OR: [
        { candidateId: { in: [...candidateIds] } },
        { candidate: { mergedIntoId: { in: [...candidateIds] } } },
      ],
      isReplaced: false,
      withdrawnAt: null,
      state: { in: ["planned", "sending", "sent"] },
    },
    select: {
      candidateId: true,
      state: true,
      sessionId: true,
      linkExpiresAt: true,
      candidate: { select: { mergedIntoId: true } },
    },
  });
  const statuses = await statusesOf(
    db,
    rows.flatMap(({ sessionId }) => sessionId ?? []),
  );
  const stands = (row: (typeof rows)[number]) => {
    const status = (row.sessionId && statuses.get(row.sessionId)?.status) || "initiated";
    if (row.state !== "sent") return true;
    if (status !== "initiated") return status !== "failed";
    return row.linkExpiresAt !== null && row.linkExpiresAt > now;
  };
  return new Set(
    rows.filter(stands).map(({ candidateId, candidate }) => candidate.mergedIntoId ?? candidateId),
  );
}

/** What is known here of each session. */
export async function statusesOf(
  db: TenantDb | TenantTransaction,
  sessionIds: readonly string[],
): Promise<Map<string, KnownSession>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db.interview.findMany({
    where: { sessionId: { in: [...sessionIds] } },
    select: { id: true, sessionId: true, status: true, failureCode: true },
  });
  return new Map(rows.map(({ sessionId, ...known }) => [sessionId, known]));
}
