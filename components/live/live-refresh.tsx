"use client";

import { useEffect, useState } from "react";
import { useRefresh } from "@/components/browser/use-refresh";
import { atMostEvery } from "./at-most-every";
import { isListening, listenToEvents } from "./event-stream";
import { eventsUrl } from "./events-url";

const REFRESH_GAP_MS = 1000;
const FIRST_DOUBT_MS = 4000;
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
  const refresh = useRefresh();
  const [announcement, setAnnouncement] = useState("");
  // Later renderings come over the connection that the first one opened.
  const [firstRenderedAtMs] = useState(renderedAtMs);
  const url = eventsUrl(tenantSlug);
  // By the server's clock: what is shown must be read after it.
  const [changedAtMs, setChangedAtMs] = useState(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const refreshing = atMostEvery(REFRESH_GAP_MS, () => void refresh());
    const onChange = (atMs: number) => {
      setChangedAtMs(atMs);
      refreshing.call();
    };
    const stop = listenToEvents(url, firstRenderedAtMs, {
      onReturn: onChange,
      onEvent: (event, atMs) => {
        if (event.type === "notes") return;
        if (interviewId === undefined ? event.type === "speakers" : event.interviewId !== interviewId) return;
        onChange(atMs);
        if (event.text) setAnnouncement(event.text);
      },
    });
    return () => {
      stop();
      refreshing.cancel();
    };
  }, [url, interviewId, firstRenderedAtMs, refresh]);

  // A refresh can get lost. The gaps double, so that two servers whose clocks differ are not asked for ever.
  useEffect(() => {
    if (renderedAtMs > changedAtMs) return;
    let gapMs = FIRST_DOUBT_MS;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(() => {
        void refresh();
        gapMs *= 2;
        wait();
      }, gapMs);
    };
    wait();
    return () => clearTimeout(timer);
  }, [renderedAtMs, changedAtMs, refresh]);

  useEffect(() => {
    const timer = setInterval(
      () => {
        if (!isListening(url) && document.visibilityState === "visible") void refresh();
      },
      hasPending ? FALLBACK_EVERY_MS : SLOW_FALLBACK_EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [url, hasPending, refresh]);

  return (
    <p role="status" className="sr-only">
      {announcement}
    </p>
  );
}
