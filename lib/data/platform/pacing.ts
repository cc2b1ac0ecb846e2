import type { ApiTokenActor, JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { PlatformPausedError } from "@/lib/platform/errors";
import type { Pacer, PlatformAnswer } from "@/lib/platform/pacer";
import {
  noteAnswer,
  noteLimited,
  noteRefused,
  noteRemaining,
  noteUnavailable,
  type Pace,
  takeRequest,
} from "@/lib/tenant/platform-pace";

// Fewer left than this, and somebody else uses the key as well.
const LOW_SHARE = 0.2;

/** Keeps the requests of the actor's tenant within what the platform allows. People are never kept waiting by it. */
export function pacerFor(actor: MemberActor | ReviewLinkActor | ApiTokenActor | JobActor): Pacer {
  let pace: Pace | null = null;
  return {
    admit: async () => {
      const taken = await takeRequest(actor, actor.kind !== "job");
      if (taken.ok) pace = taken.pace;
      else if (actor.kind === "job") throw new PlatformPausedError(taken.waitMs);
    },
    report: async (answer) => {
      await note(answer);
    },
  };

  async function note(answer: PlatformAnswer): Promise<void> {
    switch (answer.kind) {
      case "answered": {
        const { perMinute = null, remaining = null, resetMs = null } = answer.hint ?? {};
        const ceiling = perMinute !== null && perMinute !== pace?.ceiling ? perMinute : null;
        // Most answers teach nothing: then nothing is written.
        const isNews = !pace || pace.isStale || pace.failures > 0 || pace.platformFailures > 0;
        if (isNews || ceiling !== null) await noteAnswer(actor, ceiling);
        pace = pace && { ...pace, isStale: false, failures: 0, platformFailures: 0 };
        if (remaining !== null && remaining < LOW_SHARE * (perMinute ?? pace?.ceiling ?? 0))
          await noteRemaining(actor, remaining, resetMs);
        return;
      }
      case "limited":
        return noteLimited(actor, answer.code, answer.retryAfterMs);
      case "unavailable":
        return noteUnavailable(actor, answer.code, answer.retryAfterMs);
      case "refused":
        return noteRefused(actor, answer.code);
    }
  }
}
