import type { JobActor } from "@/lib/auth/actor";
import {
  type BatchToSend,
  giveBack,
  listUnanswered,
  noteStarted,
  saveLook,
} from "@/lib/data/invites/sending";
import { INTENTION } from "@/lib/invites/intention";
import type { PlatformClient } from "@/lib/platform/client";
import type { PlatformSession } from "@/lib/platform/schemas";

/** Until then the answer may only be late, and the list may not have it yet. */
const LOOK_AFTER_MS = 3_000;
const LOOK_AGAIN_MS = 30_000;
/**
 * What a list that was begun so long after the sending does not hold, the platform has not made: longer than this client
 * waits for an answer, and than a platform takes that is slow.
 */
export const SETTLED_AFTER_MS = 2 * 60_000;
const CLOCKS_DIFFER_MS = 60 * 60_000;
const PAGES_AT_ONCE = 10;

/**
 * Looks through the platform's list for sessions that were asked for and whose answers did not come. Those that are there
 * count as started; those that are surely not can be sent again. Every page is read until what is older: filters are not
 * documented, and one that is misunderstood would find nothing. Returns how long until it has to look again, null when
 * nothing is unanswered.
 */
export async function lookForStarted(
  actor: JobActor,
  batch: BatchToSend,
  client: Pick<PlatformClient, "listSessions">,
  now: () => Date,
): Promise<number | null> {
  const unanswered = await listUnanswered(actor, batch.id);
  if (unanswered.length === 0) return null;
  const startedMs = batch.lookStartedAt?.getTime() ?? 0;
  const lastSentMs = Math.max(...unanswered.map(({ sentAt }) => sentAt.getTime()));
  if (batch.lookCursor === null) {
    const dueMs = Math.max(
      lastSentMs + LOOK_AFTER_MS,
      startedMs > lastSentMs ? startedMs + LOOK_AGAIN_MS : 0,
    );
    if (dueMs > now().getTime()) return dueMs - now().getTime();
  }
  const lookStartedAt = batch.lookCursor === null ? now() : new Date(startedMs);
  const since = Math.min(...unanswered.map(({ sentAt }) => sentAt.getTime())) - CLOCKS_DIFFER_MS;
  const missing = new Map(unanswered.map((invite) => [invite.id, invite]));
  let cursor = batch.lookCursor;
  const read: PlatformSession[] = [];
  for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
    const listing = await client.listSessions({ cursor });
    for (const session of listing.sessions) {
      const id = session.metadata?.[INTENTION];
      if (typeof id !== "string" || !missing.delete(id)) continue;
      await noteStarted(actor, batch, { id, sessionId: session.id, link: null });
    }
    read.push(...listing.sessions);
    cursor = isNewestFirst(read) && isOlder(read.at(-1), since) ? null : listing.nextCursor;
    if (cursor === null || missing.size === 0) break;
  }
  const isWhole = cursor === null;
  await saveLook(actor, batch.id, { lookStartedAt, lookCursor: missing.size === 0 ? null : cursor });
  if (missing.size === 0) return null;
  if (!isWhole) return 0;
  const settled = [...missing.values()].filter(
    ({ sentAt }) => sentAt.getTime() + SETTLED_AFTER_MS <= lookStartedAt.getTime(),
  );
  await giveBack(
    actor,
    settled.map(({ id }) => id),
  );
  return settled.length === missing.size ? null : LOOK_AGAIN_MS;
}

/** Whether each is at least as old as the one before. A few that are so by chance are not taken for an order. */
function isNewestFirst(sessions: readonly PlatformSession[]): boolean {
  const times = sessions.map(({ createdAt }) => createdAt?.getTime() ?? Number.NaN);
  return times.length >= 20 && times.every((time, at) => at === 0 || time <= (times[at - 1] ?? Number.NaN));
}

function isOlder(session: PlatformSession | undefined, sinceMs: number): boolean {
  return (
    session?.createdAt !== undefined && session.createdAt !== null && session.createdAt.getTime() < sinceMs
  );
}
