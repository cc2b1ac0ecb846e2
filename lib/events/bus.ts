/**
 * Tells every replica that something of a tenant changed, by NOTIFY. An event is a hint to look again: it may be
 * lost while a connection is down, so nothing may depend on receiving one.
 */

import { EventEmitter } from "node:events";
import { z } from "zod";
import { database } from "@/lib/db/client";
import { parseJson } from "@/lib/format/parse-json";
import { log } from "@/lib/log";
import { processSingleton } from "@/lib/process-singleton";

/** Every replica listens to it, once. */
export const EVENT_CHANNEL = "debrief_events";
/** For the registry: this file is bundled several times into one process. */
const ALL_TENANTS = Symbol.for("debrief.all-tenants");

const eventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("interview"),
    interviewId: z.string(),
    status: z.string(),
    /** Said to screen readers. */
    text: z.string().optional(),
  }),
  /** With `readerId`, a private note's: nobody but that user is told. */
  z.object({ type: z.literal("notes"), interviewId: z.string(), readerId: z.string().optional() }),
  /** Reviews, assignments or the decision. */
  z.object({ type: z.literal("reviews"), interviewId: z.string() }),
  /** A speaker of its transcript has another name. */
  z.object({ type: z.literal("speakers"), interviewId: z.string() }),
  /** Of people who are invited together: one more has their link, or all wait. */
  z.object({ type: z.literal("invites"), batchId: z.string() }),
  z.object({ type: z.literal("connection") }),
  /** The platform key was replaced or refused, or one session's recording is gone. */
  z.object({ type: z.literal("access"), sessionId: z.string().optional() }),
]);

export type TenantEvent = z.infer<typeof eventSchema>;

const messageSchema = z.object({ tenantId: z.string(), event: eventSchema });

/** An actor, as far as events need to know one: this room lies below the actors'. */
type OfTenant = { tenantId: string };
type Listener = OfTenant & { user: { id: string } };

/** Sends the events, in their order, to everyone who listens for that tenant, on any replica. */
export async function publish({ tenantId }: OfTenant, ...events: TenantEvent[]): Promise<void> {
  if (events.length === 0) return;
  const messages = JSON.stringify(events.map((event) => JSON.stringify({ tenantId, event })));
  await database().prisma.$executeRaw`
    SELECT pg_notify(${EVENT_CHANNEL}, message) FROM jsonb_array_elements_text(${messages}::jsonb) AS message`;
}

/** Whether something of the actor's tenant changed at or after `sinceMs` (epoch), or may have before our start. */
export async function hasChangedSince(actor: Listener, sinceMs: number): Promise<boolean> {
  const { startedAtMs, lastEventAtMs } = await bus();
  const lastMs = [undefined, actor.user.id].map(
    (readerId) => lastEventAtMs.get(audience(actor.tenantId, readerId)) ?? Number.NEGATIVE_INFINITY,
  );
  return sinceMs <= Math.max(startedAtMs, ...lastMs);
}

/** Calls `listener` for each event of the actor's tenant that is for the actor, until the returned function is called. */
export async function subscribe(
  actor: Listener,
  listener: (event: TenantEvent) => void,
): Promise<() => void> {
  const { emitter } = await bus();
  const audiences = [audience(actor.tenantId), audience(actor.tenantId, actor.user.id)];
  for (const name of audiences) emitter.on(name, listener);
  return () => {
    for (const name of audiences) emitter.off(name, listener);
  };
}

/** Calls `listener` for the events of every tenant: for what this process itself keeps of them. */
export async function subscribeToAll(
  listener: (tenantId: string, event: TenantEvent) => void,
): Promise<void> {
  (await bus()).emitter.on(ALL_TENANTS, listener);
}

type Bus = { emitter: EventEmitter; startedAtMs: number; lastEventAtMs: Map<string, number> };

// Opened at start-up, by the spool: it knows what changed since then.
function bus(): Promise<Bus> {
  return processSingleton("event-bus", async () => {
    // One listener a connected browser, any number of browsers.
    const emitter = new EventEmitter().setMaxListeners(0);
    const lastEventAtMs = new Map<string, number>();
    await database().listen(EVENT_CHANNEL, (payload) => {
      const message = messageSchema.safeParse(parseJson(payload));
      if (message.success) {
        const { tenantId, event } = message.data;
        const name = audience(tenantId, event.type === "notes" ? event.readerId : undefined);
        lastEventAtMs.set(name, Date.now());
        emitter.emit(name, event);
        emitter.emit(ALL_TENANTS, tenantId, event);
      } else log.warn("event of an unknown form");
    });
    return { emitter, startedAtMs: Date.now(), lastEventAtMs };
  });
}

function audience(tenantId: string, readerId?: string): string {
  return readerId === undefined ? tenantId : `${tenantId} ${readerId}`;
}
