import type { JobActor } from "@/lib/auth/actor";
import type { InterviewChange } from "@/lib/data/sync";
import { publish } from "@/lib/events/bus";

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
