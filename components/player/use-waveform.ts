"use client";

import { useEffect, useState } from "react";
import { usePlaybackStore } from "@/components/playback/playback";
import { silencesBetween } from "./silences";
import { type LoadedWaveform, loadWaveform } from "./waveform-source";

/** The waveform at `url` once it is there; null until then. Tells the player which silences can be skipped. */
export function useWaveform(url: string): LoadedWaveform | null {
  const store = usePlaybackStore();
  const [loaded, setLoaded] = useState<LoadedWaveform | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void loadWaveform(url, abort.signal).then((waveform) => {
      if (abort.signal.aborted) return;
      setLoaded(waveform);
      if (waveform?.kind === "ready")
        store.setSilences(silencesBetween(waveform.speech, waveform.shape.durationMs));
    });
    return () => abort.abort();
  }, [url, store]);
  return loaded;
}
