import type { JobActor } from "@/lib/auth/actor";
import { withPlatformClient } from "@/lib/data/connections";
import { getPollTarget, saveSessions } from "@/lib/data/sync";
import { announce } from "./discover";
import { nextPollDelayMs } from "./schedule";

/** Asks about one unfinished interview. Returns how long to wait before asking again, null when that is over. */
export async function pollInterview(
  actor: JobActor,
  interviewId: string,
  now = () => new Date(),
): Promise<number | null> {
  const target = await getPollTarget(actor, interviewId);
  if (!target) return null;
  const session = await withPlatformClient(actor, target.connectionId, (client) =>
    client.getSession(target.sessionId),
  );
  await announce(actor, await saveSessions(actor, target.connectionId, [session]));
  return nextPollDelayMs(session, now());
}
