import type { JobActor } from "@/lib/auth/actor";
import {
  getPollTarget,
  getUsualDurationMs,
  markMissing,
  type PollTarget,
} from "@/lib/data/platform/pending-interviews";
import { withPlatformClient } from "@/lib/data/platform/platform-access";
import { saveSessions } from "@/lib/data/sync/sync";
import { publish } from "@/lib/events/bus";
import { PlatformForbiddenError, PlatformNotFoundError } from "@/lib/platform/errors";
import { nextPollDelayMs, SWEPT_MS } from "@/lib/platform/schedule";
import { announce } from "./announce";

// Longer ago, and the sweeps have stopped or cannot get through.
const SWEEP_COUNTS_FOR_MS = 3 * 60_000;

/**
 * Asks about one unfinished interview, unless it is asked about together with others anyway and nobody waits for it.
 * Returns how long to wait before asking again, null when that is over. One that the platform no longer has is kept
 * and marked.
 */
export async function pollInterview(
  actor: JobActor,
  interviewId: string,
  isHastened: boolean,
  now = () => new Date(),
): Promise<number | null> {
  const target = await getPollTarget(actor, interviewId);
  if (!target) return null;
  if (!isHastened && isSwept(target, now())) return SWEPT_MS;
  try {
    const session = await withPlatformClient(actor, target.connectionId, (client) =>
      client.getSession(target.sessionId),
    );
    await announce(actor, await saveSessions(actor, target.connectionId, [session]));
    const usualMs = session.status === "active" ? await getUsualDurationMs(actor, target) : null;
    return nextPollDelayMs(session, now(), usualMs);
  } catch (error) {
    if (!(error instanceof PlatformNotFoundError || error instanceof PlatformForbiddenError)) throw error;
    await markMissing(actor, interviewId);
    await publish(actor, { type: "interview", interviewId, status: target.status });
    return null;
  }
}

function isSwept({ status, sweptAt }: PollTarget, now: Date): boolean {
  return (
    (status === "active" || status === "initiated") &&
    sweptAt !== null &&
    now.getTime() - sweptAt.getTime() < SWEEP_COUNTS_FOR_MS
  );
}
