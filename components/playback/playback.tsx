"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { PlaybackState } from "./playback-state";
import { PlaybackStore } from "./playback-store";
import { rememberListening } from "./remember-listening";

const PlaybackContext = createContext<PlaybackStore | null>(null);

type PlaybackProviderProps = {
  /** Our own address of the recording; null when there is none. */
  src: string | null;
  durationMs: number | null;
  /** Where to start, from a link to a moment. */
  startAtMs?: number | null;
  /** Plays at once: whoever came here asked for it. */
  startsPlaying?: boolean;
  /** Whose speed, place and parts heard are remembered on this device. */
  listener: string;
  /** Names the recording in what is remembered. */
  recordingId: string;
  children: ReactNode;
};

/** Holds the page's one `<audio>` element; everything inside can read and command it. */
export function PlaybackProvider({
  src,
  durationMs,
  startAtMs = null,
  startsPlaying = false,
  listener,
  recordingId,
  children,
}: PlaybackProviderProps) {
  const [store] = useState(() => new PlaybackStore(durationMs, listener));
  const audioRef = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = audioRef.current;
    if (!audio || src === null) return;
    const detach = store.attach(audio);
    const forget = rememberListening(store, { listener, recordingId, startAtMs });
    if (startsPlaying) store.play();
    else store.playIfAsked();
    return () => {
      forget();
      detach();
    };
  }, [store, src, startAtMs, startsPlaying, listener, recordingId]);
  return (
    <PlaybackContext value={store}>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript stands beside it. */}
      {src === null ? null : <audio ref={audioRef} src={src} preload="metadata" />}
      {children}
    </PlaybackContext>
  );
}

/** The page's playback, for commands. Reading from it does not render again; see `usePlayback`. */
export function usePlaybackStore(): PlaybackStore {
  const store = useContext(PlaybackContext);
  if (!store) throw new Error("usePlaybackStore needs a PlaybackProvider above it.");
  return store;
}

/**
 * What `select` picks from the playback state; renders again only when that changes. It picks a value or one of the
 * state's own objects: a new object each time would render for ever.
 */
export function usePlayback<T extends string | number | boolean | null | PlaybackState[keyof PlaybackState]>(
  select: (state: PlaybackState) => T,
): T {
  const store = usePlaybackStore();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.state()),
    // What is streamed in later is still compared with the server's: by then, the player has long begun.
    () => select(store.initial),
  );
}
