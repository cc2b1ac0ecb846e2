"use client";

import { type ReactNode, useRef } from "react";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { cn } from "@/components/ui/cn";
import { describeDuration } from "@/lib/format/duration";
import { SearchMarks } from "./search-marks";
import { TimelineHint } from "./timeline-hint";
import { TimelineParts } from "./timeline-parts";
import { useTimelinePointer } from "./use-timeline-pointer";

const STEP_MS = 1000;

type TimelineProps = {
  /** Drawn behind the range: a waveform. */
  children?: ReactNode;
  /** Places on the line: note markers. */
  marks?: ReactNode;
};

/**
 * The position in the recording: a range input, so that keys and screen readers work. With a mouse, a press seeks, the
 * position can be dragged, and dragging elsewhere chooses a passage to repeat; a finger drags the position.
 */
export function Timeline({ children, marks }: TimelineProps) {
  const store = usePlaybackStore();
  const input = useRef<HTMLInputElement>(null);
  const durationMs = usePlayback((state) => state.durationMs);
  const seconds = usePlayback((state) => Math.floor(state.timeMs / 1000));
  const { draft, hoverMs, isOnPosition, handlers } = useTimelinePointer(input);
  const total = durationMs === null ? "" : ` of ${describeDuration(durationMs / 1000)}`;
  return (
    <div className="relative h-14 select-none review:h-16 low:h-10 low:flex-1">
      {children}
      {durationMs ? (
        <TimelineParts durationMs={durationMs} hasWaveform={Boolean(children)} draft={draft} />
      ) : null}
      <input
        ref={input}
        type="range"
        aria-label="Position in the recording"
        aria-valuetext={`${describeDuration(seconds)}${total}`}
        min={0}
        max={durationMs ?? 0}
        step={STEP_MS}
        value={Math.min(seconds * 1000, durationMs ?? 0)}
        disabled={durationMs === null}
        onChange={(event) => store.seek(Number(event.target.value))}
        {...handlers}
        className={cn(
          "timeline-range absolute inset-0 size-full rounded-md disabled:cursor-default",
          isOnPosition ? "cursor-ew-resize" : "cursor-pointer",
        )}
      />
      <SearchMarks />
      {marks}
      {hoverMs === null || !durationMs ? null : (
        <TimelineHint atMs={hoverMs} durationMs={durationMs} draft={draft} />
      )}
    </div>
  );
}
