import type { JobActor } from "@/lib/auth/actor";
import { checkErasedSessions } from "@/lib/data/erasure/erased-sessions";
import {
  endFullListing,
  getListingState,
  type ListingState,
  listUnseen,
  markListed,
  markLostRows,
  saveFullListing,
} from "@/lib/data/platform/listing-state";
import { pollAtOnce } from "@/lib/data/platform/pending-interviews";
import { withPlatformClient } from "@/lib/data/platform/platform-access";
import { saveSessions } from "@/lib/data/sync/sync";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import type { PlatformClient } from "@/lib/platform/client";
import type { SessionPage } from "@/lib/platform/list-sessions";
import { isFullListingDue, nextDiscoveryDelayMs } from "@/lib/platform/schedule";
import { announce } from "./announce";

const PAGE_SIZE = 100;
/** Pages in one run: others wait for their turn, and what was read is not lost when the run is cut off. */
const PAGES_AT_ONCE = 10;
// A listing that never ends (a cursor that repeats, say) must not go on for ever.
const MAX_PAGES = 50_000;
const SOON_MS = 1_000;
/** Asked about one by one, because a page that shifts while it is read can leave one out. */
const MOST_UNSEEN = 500;

/**
 * Reads the connection's sessions, newest first, into interviews. Stops at the first page with nothing new or changed;
 * now and then reads every page, in several runs. Returns how long until the next run, null when there is no connection.
 */
export async function discoverSessions(
  actor: JobActor,
  connectionId: string,
  now = new Date(),
): Promise<number | null> {
  const state = await getListingState(actor, connectionId);
  if (!state) return null;
  return withPlatformClient(actor, connectionId, async (client) => {
    // A first listing of all brings the newest by itself.
    const hasNews = state.fullySyncedAt === null ? true : await readNewest(actor, connectionId, client);
    const isUnderWay = state.fullStartedAt !== null;
    const isAll = isUnderWay || isFullListingDue(state.fullySyncedAt, state.fullPages, now);
    const goesOn = isAll && (await readAll(actor, connectionId, client, state, now));
    await markListed(actor, connectionId, hasNews);
    if (isAll && !goesOn) await checkErasedSessions(actor, connectionId, client);
    return goesOn ? SOON_MS : nextDiscoveryDelayMs(hasNews ? now : state.newsAt, now);
  });
}

/** Whether there was anything new. */
async function readNewest(actor: JobActor, connectionId: string, client: PlatformClient): Promise<boolean> {
  let cursor: string | null = null;
  let hasNews = false;
  for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
    const listing: Awaited<ReturnType<typeof client.listSessions>> = await client.listSessions({
      limit: PAGE_SIZE,
      cursor,
    });
    const changes = await saveSessions(actor, connectionId, listing.sessions);
    await announce(actor, changes);
    await reportLostRows(actor, connectionId, listing);
    cursor = listing.nextCursor;
    if (changes.length === 0) return hasNews;
    hasNews = true;
    if (cursor === null) return hasNews;
  }
  return hasNews;
}

/** Reads on where the last run ended. Returns whether there is more to read. */
async function readAll(
  actor: JobActor,
  connectionId: string,
  client: PlatformClient,
  state: ListingState,
  now: Date,
): Promise<boolean> {
  const startedAt = state.fullStartedAt ?? now;
  let cursor = state.fullStartedAt ? state.fullCursor : null;
  let pages = state.fullStartedAt ? state.fullPages : 0;
  let lostRows = state.fullStartedAt ? state.fullLostRows : 0;
  for (let read = 0; read < PAGES_AT_ONCE; read += 1) {
    const listing = await client.listSessions({ limit: PAGE_SIZE, cursor });
    await announce(actor, await saveSessions(actor, connectionId, listing.sessions, startedAt));
    await reportLostRows(actor, connectionId, listing);
    cursor = listing.nextCursor;
    pages += 1;
    lostRows += listing.invalidRows;
    const isLast = cursor === null || pages >= MAX_PAGES;
    await saveFullListing(actor, connectionId, {
      fullStartedAt: startedAt,
      fullCursor: cursor,
      fullPages: pages,
      fullLostRows: lostRows,
    });
    if (!isLast) continue;
    // Rows that could not be read may be just those that are not seen.
    await pollAtOnce(actor, await listUnseen(actor, connectionId, startedAt, MOST_UNSEEN));
    await endFullListing(actor, connectionId, lostRows);
    return false;
  }
  return true;
}

/** Counts each time, and says once how many: the same page is read again and again. */
async function reportLostRows(actor: JobActor, connectionId: string, page: SessionPage): Promise<void> {
  const { invalidRows, invalidPath } = page;
  if (invalidRows === 0) return;
  metrics.lostRows.inc(invalidRows);
  if (await markLostRows(actor, connectionId, page))
    log.warn(
      { tenantId: actor.tenantId, rows: invalidRows, path: invalidPath },
      "rows of a listing could not be read",
    );
}
