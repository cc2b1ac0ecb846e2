"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import { usePlaybackStore } from "@/components/review/playback";

/** What the server learnt while the recording's bytes passed. `peaks` are 0 to 1, one for each `bucketMs`. */
export type WaveformShape = { durationMs: number; bucketMs: number; peaks: number[] };

const HEIGHT_PX = 56;

/** The recording's waveform from stored peaks: nothing is downloaded to draw it. Seeing it is optional. */
export function Waveform({ shape }: { shape: WaveformShape }) {
  const container = useRef<HTMLDivElement>(null);
  const store = usePlaybackStore();
  const { resolvedTheme } = useTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read inside.
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let end = () => {};
    let isGone = false;
    void import("wavesurfer.js").then(({ default: WaveSurfer }) => {
      const media = store.audio;
      if (isGone || !media) return;
      const colors = getComputedStyle(element);
      const wave = WaveSurfer.create({
        container: element,
        media,
        peaks: [shape.peaks],
        duration: shape.durationMs / 1000,
        height: HEIGHT_PX,
        normalize: true,
        interact: false,
        cursorWidth: 0,
        barWidth: 2,
        barGap: 1.5,
        barRadius: 2,
        barMinHeight: 2,
        waveColor: colors.getPropertyValue("--wave").trim(),
        progressColor: colors.getPropertyValue("--accent").trim(),
      });
      end = () => wave.destroy();
    });
    return () => {
      isGone = true;
      end();
    };
  }, [store, shape, resolvedTheme]);
  return (
    <div
      ref={container}
      aria-hidden
      data-testid="waveform"
      className="pointer-events-none absolute inset-0"
    />
  );
}
