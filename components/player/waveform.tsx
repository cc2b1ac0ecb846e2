"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef, useState } from "react";
import type WaveSurfer from "wavesurfer.js";
import { usePlayback } from "@/components/playback/playback";
import { drawBars } from "./draw-bars";
import type { WaveformShape } from "./waveform-bars";

/** The drawing library; null when it cannot be loaded, and then there is only the time line. */
export function loadWaveSurfer(): Promise<typeof WaveSurfer | null> {
  return import("wavesurfer.js").then(
    (library) => library.default,
    () => null,
  );
}

/**
 * The recording's waveform from stored peaks: nothing is downloaded to draw it. Seeing it is optional. How far it has
 * played is shown by what lies on top, so that the colours can say who speaks.
 */
export function Waveform({ shape }: { shape: WaveformShape }) {
  const container = useRef<HTMLDivElement>(null);
  const voices = usePlayback((state) => state.voices);
  const { resolvedTheme } = useTheme();
  const [wave, setWave] = useState<WaveSurfer | null>(null);

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let made: WaveSurfer | null = null;
    let isGone = false;
    void loadWaveSurfer().then((WaveSurferClass) => {
      if (isGone || !WaveSurferClass) return;
      made = WaveSurferClass.create({
        container: element,
        // It only draws, `drawBars` the bars and the library their canvas at any size: what plays is not its own.
        media: new Audio(),
        peaks: [shape.peaks],
        duration: shape.durationMs / 1000,
        height: "auto",
        interact: false,
        cursorWidth: 0,
        renderFunction: () => {},
      });
      setWave(made);
    });
    return () => {
      isGone = true;
      made?.destroy();
      setWave(null);
    };
  }, [shape]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read inside.
  useEffect(() => {
    const element = container.current;
    if (!wave || !element) return;
    wave.setOptions({
      renderFunction: (_, canvas) => drawBars(canvas, shape, voices, getComputedStyle(element)),
    });
  }, [wave, shape, voices, resolvedTheme]);

  return (
    <div
      ref={container}
      aria-hidden
      data-testid="waveform"
      className="absolute inset-x-0 top-1.5 bottom-2.5 isolate"
    />
  );
}
