"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { atMostEvery } from "@/components/interviews/at-most-every";
import { listenToEvents } from "@/components/interviews/event-stream";

const REFRESH_GAP_MS = 1000;
const FALLBACK_EVERY_MS = 20_000;

type LiveRefreshProps = {
  tenantSlug: string;
  /** Whether something on the page may still change: then it is refreshed slowly when events cannot be had. */
  hasPending: boolean;
};

/**
 * Keeps the page's server-rendered content up to date: refreshes it when an event says that an interview has
 * changed, and reads the event's text out politely. Rests while the tab is hidden and catches up afterwards.
 */
export function LiveRefresh({ tenantSlug, hasPending }: LiveRefreshProps) {
  const router = useRouter();
  const [announcement, setAnnouncement] = useState("");
  const isConnected = useRef(false);
  const url = `/api/t/${encodeURIComponent(tenantSlug)}/events`;
  const refresh = useEffectEvent(() => router.refresh());

  useEffect(() => {
    const refreshing = atMostEvery(REFRESH_GAP_MS, () => refresh());
    let stop: (() => void) | undefined;
    let hasBeenAway = false;

    const start = () => {
      stop = listenToEvents(url, {
        onOpen: () => {
          isConnected.current = true;
          // What happened while nobody listened was not told.
          if (hasBeenAway) refreshing.call();
        },
        onLost: () => {
          isConnected.current = false;
          hasBeenAway = true;
        },
        onInterview: (text) => {
          refreshing.call();
          if (text) setAnnouncement(text);
        },
      });
    };
    const pause = () => {
      stop?.();
      refreshing.cancel();
      isConnected.current = false;
      hasBeenAway = true;
    };
    const onVisibility = () => {
      pause();
      if (document.visibilityState !== "visible") return;
      refreshing.call();
      start();
    };

    if (document.visibilityState === "visible") start();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      pause();
    };
  }, [url]);

  useEffect(() => {
    if (!hasPending) return;
    const timer = setInterval(() => {
      if (!isConnected.current && document.visibilityState === "visible") refresh();
    }, FALLBACK_EVERY_MS);
    return () => clearInterval(timer);
  }, [hasPending]);

  return (
    <p role="status" className="sr-only">
      {announcement}
    </p>
  );
}
