"use client";

import { useEffect } from "react";
import { usePlaybackStore } from "@/components/playback/playback";

/** Revoked, a link goes quiet within five seconds: what the browser holds of the recording plays no further. */
const PLAYING_EVERY_MS = 3_000;
const RESTING_EVERY_MS = 20_000;

/** Tells what was heard, and asks by the same word whether the link still holds; where not, the page says so. */
export function HeardReports({ url }: { url: string }) {
  const store = usePlaybackStore();
  useEffect(() => {
    const abort = new AbortController();
    let sentAtMs = Date.now();
    let sent = store.state().heard;
    const report = async () => {
      sentAtMs = Date.now();
      sent = store.state().heard;
      const parts = sent.map(({ startMs, endMs }) => [Math.round(startMs), Math.round(endMs)] as const);
      const reply = await fetch(url, {
        method: "POST",
        body: JSON.stringify(parts.filter(([startMs, endMs]) => endMs > startMs).slice(-500)),
        headers: { "Content-Type": "application/json" },
        keepalive: true,
      }).catch(() => null);
      if (reply?.status !== 404 || abort.signal.aborted) return;
      store.pause();
      window.location.reload();
    };
    const timer = setInterval(() => {
      const { isPlaying } = store.state();
      if (document.visibilityState === "hidden" && !isPlaying) return;
      if (Date.now() - sentAtMs >= (isPlaying ? PLAYING_EVERY_MS : RESTING_EVERY_MS)) void report();
    }, 1_000);
    const last = () => {
      if (store.state().heard !== sent) void report();
    };
    window.addEventListener("pagehide", last, { signal: abort.signal });
    document.addEventListener("visibilitychange", last, { signal: abort.signal });
    return () => {
      last();
      abort.abort();
      clearInterval(timer);
    };
  }, [url, store]);
  return null;
}
