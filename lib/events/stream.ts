import { actorForMember, type MemberActor } from "@/lib/auth/actor";
import { anonymityFor } from "@/lib/data/anonymity";
import { hasChangedSince, subscribe, type TenantEvent } from "./bus";

const HEARTBEAT_MS = 20_000;
const RETRY_MS = 3_000;

/**
 * Server-sent events of the actor's tenant (WHATWG HTML, section 9.2). Each heartbeat asks again whether the
 * person still belongs to the tenant, and ends the stream when not. A page rendered at `sinceMs` (epoch) is told
 * with `catch-up` when something changed before it listened.
 */
export async function eventStream(
  actor: MemberActor,
  signal: AbortSignal,
  sinceMs: number | null = null,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      // What is said of an event names the candidate.
      const { isOn: isAnonymous } = await anonymityFor(actor);
      const onEvent = (event: TenantEvent) => {
        const told = isAnonymous && "text" in event ? { ...event, text: undefined } : event;
        send(`event: ${event.type}\ndata: ${JSON.stringify(told)}\n\n`);
      };
      const unsubscribe = await subscribe(actor, onEvent);
      const heartbeat = setInterval(async () => {
        const member = await actorForMember(actor.user.id, actor.tenant.slug).catch(() => actor);
        if (ended) return;
        if (member) send(": heartbeat\n\n");
        else end();
      }, HEARTBEAT_MS);
      let ended = false;
      end = () => {
        if (ended) return;
        ended = true;
        clearInterval(heartbeat);
        unsubscribe();
        controller.close();
      };
      send(`retry: ${RETRY_MS}\n\n`);
      if (sinceMs !== null && (await hasChangedSince(actor, sinceMs)) && !ended)
        send("event: catch-up\ndata: {}\n\n");
      if (signal.aborted) end();
      else signal.addEventListener("abort", () => end(), { once: true });
    },
    cancel() {
      end();
    },
  });
}
