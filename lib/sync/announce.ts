import type { JobActor } from "@/lib/auth/actor";
import type { InterviewChange } from "@/lib/data/sync/sync";
import { publish } from "@/lib/events/bus";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";

// A first discovery brings pages of news at once: one hint per batch is enough to look again.
const MOST_EVENTS = 20;

/** Tells open pages what changed, and whoever runs this what could not be read. */
export async function announce(actor: JobActor, changes: InterviewChange[]): Promise<void> {
  reportOddFields(actor, changes);
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

function reportOddFields(actor: JobActor, changes: InterviewChange[]): void {
  const counts: Record<string, number> = {};
  for (const field of changes.flatMap(({ newlyOdd }) => newlyOdd)) counts[field] = (counts[field] ?? 0) + 1;
  if (Object.keys(counts).length === 0) return;
  for (const [field, count] of Object.entries(counts)) metrics.oddFields.inc({ field }, count);
  log.warn({ tenantId: actor.tenantId, fields: counts }, "sessions hold fields that could not be read");
}
