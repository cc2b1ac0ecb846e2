"use client";

import { useEffect } from "react";
import { usePlayback } from "@/components/playback/playback";
import type { PlaybackStore } from "@/components/playback/playback-store";
import { SKIP_MS } from "./player-keys";

/** Lets the keyboard's media keys, the lock screen and headphones command the player. */
export function useMediaSession(store: PlaybackStore): void {
  const isPlaying = usePlayback((state) => state.isPlaying);
  const rate = usePlayback((state) => state.rate);
  const durationMs = usePlayback((state) => state.durationMs);
  const seconds = usePlayback((state) => Math.floor(state.timeMs / 1000));

  useEffect(() => {
    const session = navigator.mediaSession;
    if (!session) return;
    const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
      ["play", () => store.play()],
      ["pause", () => store.pause()],
      ["seekbackward", ({ seekOffset }) => store.skip(seekOffset ? -seekOffset * 1000 : -SKIP_MS)],
      ["seekforward", ({ seekOffset }) => store.skip(seekOffset ? seekOffset * 1000 : SKIP_MS)],
      ["seekto", ({ seekTime }) => seekTime !== undefined && store.seek(seekTime * 1000)],
      ["previoustrack", () => store.stepCue(-1)],
      ["nexttrack", () => store.stepCue(1)],
    ];
    for (const [action, handler] of actions) setAction(session, action, handler);
    return () => {
      for (const [action] of actions) setAction(session, action, null);
      session.metadata = null;
    };
  }, [store]);

  useEffect(() => {
    const session = navigator.mediaSession;
    if (!session) return;
    session.playbackState = isPlaying ? "playing" : "paused";
    // The page's own title says as much of the candidate as this reader may see.
    if (isPlaying) session.metadata = new MediaMetadata({ title: document.title });
  }, [isPlaying]);

  useEffect(() => {
    if (!durationMs) return;
    const duration = durationMs / 1000;
    navigator.mediaSession?.setPositionState?.({
      duration,
      playbackRate: rate,
      position: Math.min(seconds, duration),
    });
  }, [durationMs, rate, seconds]);
}

// A browser throws at actions that it does not know.
function setAction(
  session: MediaSession,
  action: MediaSessionAction,
  handler: MediaSessionActionHandler | null,
) {
  try {
    session.setActionHandler(action, handler);
  } catch {
    // It has no key for it then.
  }
}
