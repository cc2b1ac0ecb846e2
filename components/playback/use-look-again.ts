"use client";

import { useEffect } from "react";
import type { PlaybackStore } from "./playback-store";

/** Looks again after a problem when something changed that may have ended it: the network, or who comes back here. */
export function useLookAgain(store: PlaybackStore): void {
  useEffect(() => {
    const abort = new AbortController();
    const look = () => {
      if (document.visibilityState === "visible") store.lookAgain();
    };
    window.addEventListener("online", look, { signal: abort.signal });
    window.addEventListener("focus", look, { signal: abort.signal });
    document.addEventListener("visibilitychange", look, { signal: abort.signal });
    return () => abort.abort();
  }, [store]);
}
