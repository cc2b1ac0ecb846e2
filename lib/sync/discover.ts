import type { JobActor } from "@/lib/auth/actor";
import { getFullySyncedAt, markConnectionSynced, withPlatformClient } from "@/lib/data/connections";
import { type InterviewChange, saveSessions } from "@/lib/data/sync";
import { publish } from "@/lib/events/bus";
import { FULL_DISCOVERY_MS } from "./schedule";

const PAGE_SIZE = 100;
// A listing that never ends (a cursor that repeats, say) must not hold a lease for ever.
const MAX_PAGES = 10_000;

/**
 * Reads the connection's sessions, newest first, into interviews. Stops at the first page with nothing new or
 * changed, but reads every page when that was last done a while ago. Returns `gone` when there is no connection.
 */
export async function discoverSessions(
  actor: JobActor,
  connectionId: string,
  now = new Date(),
): Promise<"done" | "gone"> {
  const fullySyncedAt = await getFullySyncedAt(actor, connectionId);
  if (fullySyncedAt === undefined) return "gone";
  const readsAll = fullySyncedAt === null || now.getTime() - fullySyncedAt.getTime() > FULL_DISCOVERY_MS;

  const reachedEnd = await withPlatformClient(actor, connectionId, async (client) => {
    let cursor: string | null = null;
    for (let page = 0; page < MAX_PAGES; page++) {
      const listing: Awaited<ReturnType<typeof client.listSessions>> = await client.listSessions({
        limit: PAGE_SIZE,
        ...(cursor === null ? {} : { cursor }),
      });
      const changes = await saveSessions(actor, connectionId, listing.sessions);
      await announce(actor, changes);
      cursor = listing.nextCursor;
      if (cursor === null) return true;
      if (!readsAll && changes.length === 0) return false;
    }
    return false;
  });
  await markConnectionSynced(actor, connectionId, reachedEnd);
  return "done";
}

// A first discovery brings pages of news at once: one hint per batch is enough to look again.
const MOST_EVENTS = 20;

/** Tells open pages what changed. */
export async function announce(actor: JobActor, changes: InterviewChange[]): Promise<void> {
  const told = changes.length > MOST_EVENTS ? changes.slice(0, 1) : changes;
  for (const { interviewId, status, candidateName, isNew } of told) {
    const isNews = status === "completed" && !isNew;
    await publish(actor, {
      type: "interview",
      interviewId,
      status,
      ...(isNews ? { text: `The interview with ${candidateName} is complete.` } : {}),
    });
  }
}
