"use client";

import { useEffect, useState } from "react";
import { usePlaybackStore } from "@/components/playback/playback";

/** The element stops a little before or after what it says of its length. */
const NEARLY_THE_END_MS = 300;

/** Whether the recording has been played to its end, until it is played or sought again. */
export function useRecordingEnded(): boolean {
  const store = usePlaybackStore();
  const [hasEnded, setHasEnded] = useState(false);
  useEffect(() => {
    let wasPlaying = store.state().isPlaying;
    return store.subscribe(() => {
      const { isPlaying, timeMs, durationMs } = store.state();
      const isAtEnd = durationMs !== null && timeMs >= durationMs - NEARLY_THE_END_MS;
      if (isPlaying || !isAtEnd) setHasEnded(false);
      else if (wasPlaying) setHasEnded(true);
      wasPlaying = isPlaying;
    });
  }, [store]);
  return hasEnded;
}
