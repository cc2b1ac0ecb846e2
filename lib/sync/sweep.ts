import type { JobActor } from "@/lib/auth/actor";
import {
  getListingState,
  markFilterIgnored,
  markNotSwept,
  markSwept,
} from "@/lib/data/platform/listing-state";
import { listPending, type PendingInterview, pollAtOnce } from "@/lib/data/platform/pending-interviews";
import { withPlatformClient } from "@/lib/data/platform/platform-access";
import { saveSessions } from "@/lib/data/sync/sync";
import type { PlatformClient } from "@/lib/platform/client";
import { nextSweepDelayMs, SWEEP_FROM, SWEPT_MS } from "@/lib/platform/schedule";
import { announce } from "./announce";

const DAY_MS = 24 * 60 * 60_000;
const INVITATION_MS = 8 * DAY_MS;
const MOST_PENDING = 10_000;
const MAX_PAGES = 100;

/**
 * Asks about all of the connection's unfinished interviews by listing those that are going on. One that no longer is
 * has ended: it is asked about by itself at once. Returns how long until the next time; null when there are too few.
 */
export async function sweepSessions(
  actor: JobActor,
  connectionId: string,
  now = () => new Date(),
): Promise<number | null> {
  const state = await getListingState(actor, connectionId);
  if (!state) return null;
  const since = new Date(now().getTime() - INVITATION_MS);
  const pending = await listPending(actor, connectionId, since, MOST_PENDING);
  const knowsFilter =
    state.filterIgnoredAt === null || now().getTime() - state.filterIgnoredAt.getTime() > DAY_MS;
  const wasSwept = state.sweptAt !== null;
  if (pending.length < SWEEP_FROM || !knowsFilter) {
    // From now on each is asked about by itself again.
    if (wasSwept) await pollOneByOne(actor, connectionId, pending);
    return null;
  }

  const seen = await withPlatformClient(actor, connectionId, (client) =>
    listActive(actor, connectionId, client),
  );
  if (seen === "filter_ignored") {
    await markFilterIgnored(actor, connectionId);
    if (wasSwept) await pollOneByOne(actor, connectionId, pending);
    return null;
  }
  const ended = pending.filter(({ status, sessionId }) => status === "active" && !seen.has(sessionId));
  await pollAtOnce(
    actor,
    ended.map(({ id }) => id),
  );
  await markSwept(
    actor,
    connectionId,
    pending.map(({ id }) => id),
    SWEPT_MS,
  );
  const isUnderWay = seen.size > 0 ? [{ status: "active", createdAt: now() }] : [];
  return nextSweepDelayMs([...pending, ...isUnderWay], now());
}

async function listActive(
  actor: JobActor,
  connectionId: string,
  client: PlatformClient,
): Promise<Set<string> | "filter_ignored"> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const listing: Awaited<ReturnType<typeof client.listSessions>> = await client.listSessions({
      status: "active",
      limit: 100,
      cursor,
    });
    if (listing.ignoredFilter) return "filter_ignored";
    await announce(actor, await saveSessions(actor, connectionId, listing.sessions));
    for (const { id } of listing.sessions) seen.add(id);
    cursor = listing.nextCursor;
    if (cursor === null) break;
  }
  return seen;
}

async function pollOneByOne(
  actor: JobActor,
  connectionId: string,
  pending: PendingInterview[],
): Promise<void> {
  await markNotSwept(actor, connectionId);
  await pollAtOnce(
    actor,
    pending.map(({ id }) => id),
  );
}
