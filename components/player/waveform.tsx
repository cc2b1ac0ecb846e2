"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import { usePlayback } from "@/components/playback/playback";
import { drawBars } from "./draw-bars";
import type { WaveformShape } from "./waveform-bars";

/**
 * The recording's waveform from stored peaks: nothing is downloaded to draw it. Seeing it is optional. How far it has
 * played is shown by what lies on top, so that the colours can say who speaks.
 */
export function Waveform({ shape }: { shape: WaveformShape }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const voices = usePlayback((state) => state.voices);
  const { resolvedTheme } = useTheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read inside.
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    // Also called once at the beginning.
    const observer = new ResizeObserver(() => {
      const ratio = window.devicePixelRatio || 1;
      element.width = Math.round(element.clientWidth * ratio);
      element.height = Math.round(element.clientHeight * ratio);
      drawBars(context, shape, voices, getComputedStyle(element));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [shape, voices, resolvedTheme]);

  return (
    <div aria-hidden data-testid="waveform" className="absolute inset-x-0 top-1.5 bottom-2.5 isolate">
      <canvas ref={canvas} className="block size-full" />
    </div>
  );
}
