"use client";

import type { ReactNode } from "react";
import { usePlayback, usePlaybackStore } from "@/components/review/playback";
import { describeDuration } from "@/lib/format/duration";

const STEP_MS = 1000;

type TimelineProps = {
  /** Drawn behind the range: a waveform. */
  children?: ReactNode;
  /** Places on the line: note markers. */
  marks?: ReactNode;
};

/** The position in the recording: a range input, so that pointer, touch, keys and screen readers all work. */
export function Timeline({ children, marks }: TimelineProps) {
  const store = usePlaybackStore();
  const durationMs = usePlayback((state) => state.durationMs);
  const seconds = usePlayback((state) => Math.floor(state.timeMs / 1000));
  const percent = usePlayback((state) =>
    state.durationMs ? Math.round((state.timeMs / state.durationMs) * 10_000) / 100 : 0,
  );
  const total = durationMs === null ? "" : ` of ${describeDuration(durationMs / 1000)}`;
  return (
    <div className="relative h-14 select-none">
      {children ?? (
        <div aria-hidden className="absolute inset-x-0 top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-border">
          <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
        </div>
      )}
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-1 w-0.5 -translate-x-1/2 rounded-full bg-accent"
        style={{ left: `${percent}%` }}
      />
      <input
        type="range"
        aria-label="Position in the recording"
        aria-valuetext={`${describeDuration(seconds)}${total}`}
        min={0}
        max={durationMs ?? 0}
        step={STEP_MS}
        value={Math.min(seconds * 1000, durationMs ?? 0)}
        disabled={durationMs === null}
        onChange={(event) => store.seek(Number(event.target.value))}
        className="timeline-range absolute inset-0 size-full cursor-pointer rounded-md disabled:cursor-default"
      />
      {marks}
    </div>
  );
}
