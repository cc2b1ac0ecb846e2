import type { MemberActor } from "@/lib/auth/actor";
import { discoverSoon } from "@/lib/data/platform/pending-interviews";
import { anonymityFor } from "@/lib/data/sight/anonymity";
import { hasChangedSince, subscribe, type TenantEvent } from "@/lib/events/bus";
import { watchAccess } from "./access-watch";
import { tellingInReach } from "./events-in-reach";
import { takeStreamPlace } from "./open-streams";
import { endAtStop } from "./stopping";

const HEARTBEAT_MS = 20_000;
const RETRY_MS = 3_000;
/** Somebody looks: then news is not older than this when it comes. */
const FRESH_MS = 15_000;

/**
 * Server-sent events of the actor's tenant (WHATWG HTML, section 9.2). `check` throws when the listener may not listen
 * any more: it is asked every RECHECK_MS, and then the stream ends; what it returns is who listens, and how far they reach.
 * Each heartbeat has the platform asked for news while
 * somebody `isWatching`. First comes `ready`, or `catch-up` when something changed since `sinceMs` (epoch), when the page
 * was rendered or heard its last event. The id of each is our time in milliseconds. Throws `rate_limited` when too many
 * streams are open.
 */
export async function eventStream(
  actor: MemberActor,
  check: () => Promise<MemberActor>,
  signal: AbortSignal,
  { sinceMs = null, isWatching = true }: { sinceMs?: number | null; isWatching?: boolean } = {},
): Promise<ReadableStream<Uint8Array>> {
  // What is said of an event names the candidate.
  let isAnonymous = (await anonymityFor(actor)).isOn;
  const giveBack = takeStreamPlace(actor.user.id);
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const send = (type: string, content: object) =>
        write(`id: ${Date.now()}\nevent: ${type}\ndata: ${JSON.stringify(content)}\n\n`);
      let ended = false;
      let reader = actor;
      const tell = (event: TenantEvent) => {
        const told = isAnonymous && "text" in event ? { ...event, text: undefined } : event;
        if (!ended) send(event.type, told);
      };
      const onEvent = tellingInReach(() => reader, tell);
      const unsubscribe = await subscribe(actor, onEvent).catch((error) => {
        giveBack();
        throw error;
      });
      const heartbeat = setInterval(async () => {
        write(": heartbeat\n\n");
        if (isWatching) await discoverSoon(actor, FRESH_MS).catch(() => {});
      }, HEARTBEAT_MS);
      const watch = watchAccess(async () => {
        reader = await check();
        // A role may have become anonymous since.
        isAnonymous = (await anonymityFor(reader)).isOn;
      });
      let goOn = () => {};
      end = () => {
        if (ended) return;
        ended = true;
        clearInterval(heartbeat);
        goOn();
        watch.stop();
        unsubscribe();
        giveBack();
        controller.close();
      };
      write(`retry: ${RETRY_MS}\n\n`);
      const hasMissed = sinceMs !== null && (await hasChangedSince(actor, sinceMs));
      if (!ended) send(hasMissed ? "catch-up" : "ready", {});
      if (signal.aborted) end();
      else for (const one of [signal, watch.signal]) one.addEventListener("abort", end, { once: true });
      if (!ended) goOn = endAtStop(end);
    },
    cancel() {
      end();
    },
  });
}
