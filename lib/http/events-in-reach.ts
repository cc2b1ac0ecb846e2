import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import type { TenantEvent } from "@/lib/events/bus";
import { tenantDb } from "@/lib/tenant/tenant-db";

/**
 * Hands each event on to `tell`, as far as whoever `reader` says listens now may know of it: an event names an interview, and
 * often its candidate. Those of a reader with a limit wait for the database, all that came meanwhile for one answer.
 */
export function tellingInReach(
  reader: () => MemberActor,
  tell: (event: TenantEvent) => void,
): (event: TenantEvent) => void {
  const waiting: TenantEvent[] = [];
  let isAsking = false;
  const tellWaiting = async () => {
    while (waiting.length > 0) {
      const events = waiting.splice(0);
      // One that is lost with the database is a hint less.
      for (const event of await inReach(reader(), events).catch(() => [])) tell(event);
    }
  };
  return (event) => {
    if (!isAsking && reader().limitedTo === null) return tell(event);
    waiting.push(event);
    if (isAsking) return;
    isAsking = true;
    void tellWaiting().finally(() => {
      isAsking = false;
    });
  };
}

/** Those of the events that are of no interview or of one in reach, without the names of sessions. */
async function inReach(actor: MemberActor, events: TenantEvent[]): Promise<TenantEvent[]> {
  const ids = events.flatMap((event) => ("interviewId" in event ? event.interviewId : []));
  const reached = await tenantDb(actor).interview.findMany({
    where: { id: { in: ids.filter((id) => z.uuid().safeParse(id).success) } },
    select: { id: true },
  });
  const known = new Set(reached.map(({ id }) => id));
  return events.flatMap((event) => {
    if (event.type === "access") return { type: event.type };
    return !("interviewId" in event) || known.has(event.interviewId) ? event : [];
  });
}
