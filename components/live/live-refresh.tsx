"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { atMostEvery } from "./at-most-every";
import { isListening, listenToEvents } from "./event-stream";
import { eventsUrl } from "./events-url";

const REFRESH_GAP_MS = 1000;
const FALLBACK_EVERY_MS = 20_000;
const SLOW_FALLBACK_EVERY_MS = 60_000;

type LiveRefreshProps = {
  tenantSlug: string;
  /** On the page of one interview: what happens to others is nothing to it. */
  interviewId?: string;
  /** The server's time before it read what the page shows. */
  renderedAtMs: number;
  /** Whether something on the page may still change: without events it is refreshed more often then. */
  hasPending: boolean;
};

/**
 * Keeps the page's server-rendered content up to date: refreshes it when an event says that an interview has
 * changed, and reads the event's text out politely. Rests while the tab is hidden and catches up afterwards.
 */
export function LiveRefresh({ tenantSlug, interviewId, renderedAtMs, hasPending }: LiveRefreshProps) {
  const router = useRouter();
  const [announcement, setAnnouncement] = useState("");
  // Later renderings come over the connection that the first one opened.
  const [firstRenderedAtMs] = useState(renderedAtMs);
  const url = eventsUrl(tenantSlug);
  const refresh = useEffectEvent(() => router.refresh());

  useEffect(() => {
    const refreshing = atMostEvery(REFRESH_GAP_MS, () => refresh());
    const stop = listenToEvents(url, firstRenderedAtMs, {
      onReturn: () => refreshing.call(),
      onEvent: (event) => {
        if (event.type === "notes") return;
        if (interviewId === undefined ? event.type === "speakers" : event.interviewId !== interviewId) return;
        refreshing.call();
        if (event.text) setAnnouncement(event.text);
      },
    });
    return () => {
      stop();
      refreshing.cancel();
    };
  }, [url, interviewId, firstRenderedAtMs]);

  useEffect(() => {
    const timer = setInterval(
      () => {
        if (!isListening(url) && document.visibilityState === "visible") refresh();
      },
      hasPending ? FALLBACK_EVERY_MS : SLOW_FALLBACK_EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [url, hasPending]);

  return (
    <p role="status" className="sr-only">
      {announcement}
    </p>
  );
}
