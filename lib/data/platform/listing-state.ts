/** How far a connection's sessions have been listed. Used by lib/sync only. */
import type { JobActor } from "@/lib/auth/actor";
import { AT_ONCE } from "@/lib/data/shared/at-once";
import { tenantDb } from "@/lib/tenant/tenant-db";

export type ListingState = {
  fullySyncedAt: Date | null;
  /** Read by the listing of all that is under way, else by the last one. */
  fullPages: number;
  /** Null when no listing of all is under way. */
  fullStartedAt: Date | null;
  fullCursor: string | null;
  /** Rows of the listing of all that is under way which could not be read. */
  fullLostRows: number;
  newsAt: Date | null;
  filterIgnoredAt: Date | null;
  /** When all unfinished ones were last asked about at once; null while they are asked about one by one. */
  sweptAt: Date | null;
};

/** Null when there is no such connection. */
export async function getListingState(actor: JobActor, connectionId: string): Promise<ListingState | null> {
  return tenantDb(actor).platformConnection.findUnique({
    where: { id: connectionId, removedAt: null },
    select: {
      fullySyncedAt: true,
      fullPages: true,
      fullStartedAt: true,
      fullCursor: true,
      fullLostRows: true,
      newsAt: true,
      filterIgnoredAt: true,
      sweptAt: true,
    },
  });
}

/** Remembers a listing of the newest sessions that succeeded, and whether it brought anything. */
export async function markListed(actor: JobActor, connectionId: string, hasNews: boolean): Promise<void> {
  const now = new Date();
  await tenantDb(actor).platformConnection.updateMany({
    where: { id: connectionId },
    data: {
      state: "ok",
      refusedCode: null,
      checkedAt: now,
      syncedAt: now,
      ...(hasNews ? { newsAt: now } : {}),
    },
  });
}

/** Remembers how far a listing of all has come, so that the next run, here or elsewhere, goes on from there. */
export async function saveFullListing(
  actor: JobActor,
  connectionId: string,
  progress: Pick<ListingState, "fullStartedAt" | "fullCursor" | "fullPages" | "fullLostRows">,
): Promise<void> {
  await tenantDb(actor).platformConnection.updateMany({ where: { id: connectionId }, data: progress });
}

/** Remembers that every page was read, and how many of their rows could not be. */
export async function endFullListing(actor: JobActor, connectionId: string, lostRows: number): Promise<void> {
  const lost = lostRows === 0 ? { lostRows, lostPath: null } : { lostRows };
  await tenantDb(actor).platformConnection.updateMany({
    where: { id: connectionId },
    data: { fullySyncedAt: new Date(), fullStartedAt: null, fullCursor: null, fullLostRows: 0, ...lost },
  });
}

/** Remembers rows that a page could not be read of. Returns whether that is news. */
export async function markLostRows(
  actor: JobActor,
  connectionId: string,
  { invalidRows, invalidPath }: { invalidRows: number; invalidPath: string | null },
): Promise<boolean> {
  if (invalidRows === 0) return false;
  const { count } = await tenantDb(actor).platformConnection.updateMany({
    where: { id: connectionId, lostRows: { lt: invalidRows } },
    data: { lostRows: invalidRows, lostPath: invalidPath },
  });
  return count > 0;
}

/** Interviews that were there before the listing of all began and that it did not hold; at most `limit`. */
export async function listUnseen(
  actor: JobActor,
  connectionId: string,
  startedAt: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tenantDb(actor).interview.findMany({
    where: {
      connectionId,
      missingSince: null,
      createdAt: { lt: startedAt },
      OR: [{ seenAt: null }, { seenAt: { lt: startedAt } }],
    },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * Remembers that these unfinished interviews were asked about at once. Each by itself is not due before `spareMs` from
 * now, except for those that somebody waits for.
 */
export async function markSwept(
  actor: JobActor,
  connectionId: string,
  interviewIds: string[],
  spareMs: number,
): Promise<void> {
  const now = new Date();
  const until = new Date(now.getTime() + spareMs);
  const db = tenantDb(actor);
  await db.platformConnection.updateMany({ where: { id: connectionId }, data: { sweptAt: now } });
  await db.job.updateMany({
    where: {
      kind: "poll",
      subjectId: { in: interviewIds },
      leaseId: null,
      runAt: { gt: AT_ONCE, lt: new Date(now.getTime() + spareMs / 2) },
    },
    data: { runAt: until },
  });
}

/** Remembers that from now on each is asked about by itself. */
export async function markNotSwept(actor: JobActor, connectionId: string): Promise<void> {
  await tenantDb(actor).platformConnection.updateMany({
    where: { id: connectionId },
    data: { sweptAt: null },
  });
}

/** Remembers that the platform does not know how to list by status. */
export async function markFilterIgnored(actor: JobActor, connectionId: string): Promise<void> {
  await tenantDb(actor).platformConnection.updateMany({
    where: { id: connectionId },
    data: { filterIgnoredAt: new Date(), sweptAt: null },
  });
}
