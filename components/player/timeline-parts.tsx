"use client";

import { usePlayback } from "@/components/playback/playback";
import type { TimeRange } from "@/components/playback/time-ranges";
import { cn } from "@/components/ui/cn";

type TimelinePartsProps = {
  durationMs: number;
  /** Without one, what was heard is all there is to see, and stands in the middle. */
  hasWaveform: boolean;
  /** A passage that is just being chosen. */
  draft: TimeRange | null;
};

/** What lies on the time line: how far it has played, what was heard before, and the passage that is repeated. */
export function TimelineParts({ durationMs, hasWaveform, draft }: TimelinePartsProps) {
  const percent = usePlayback((state) => toPercent(state.timeMs, durationMs));
  const heard = usePlayback((state) => state.heard);
  const loop = usePlayback((state) => state.loop);
  const loopFromMs = usePlayback((state) => state.loopFromMs);
  const passage = draft ?? loop;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {hasWaveform ? (
        <div className="absolute inset-y-0 right-0 bg-surface opacity-55" style={{ left: `${percent}%` }} />
      ) : null}
      <div
        data-testid="heard"
        className={cn(
          "absolute inset-x-0 overflow-hidden rounded-full bg-border",
          hasWaveform ? "bottom-0 h-1" : "top-1/2 h-1.5 -translate-y-1/2",
        )}
      >
        {heard.map((range) => (
          <div key={range.startMs} className="absolute inset-y-0 bg-accent" style={span(range, durationMs)} />
        ))}
      </div>
      {passage ? (
        <div
          data-testid="loop"
          className={cn(
            "absolute top-0 bottom-2 rounded-sm border-accent border-x-2 bg-accent/15",
            draft && "border-dashed",
          )}
          style={span(passage, durationMs)}
        />
      ) : null}
      {loopFromMs === null ? null : (
        <div
          className="absolute top-0 bottom-2 border-accent border-s-2 border-dashed"
          style={{ left: `${toPercent(loopFromMs, durationMs)}%` }}
        />
      )}
      <div className="absolute top-0 bottom-1.5 -translate-x-1/2" style={{ left: `${percent}%` }}>
        <div className="mx-auto h-full w-0.5 rounded-full bg-text" />
        <div className="absolute -bottom-1 left-1/2 size-2.5 -translate-x-1/2 rounded-full border-2 border-surface bg-text" />
      </div>
    </div>
  );
}

function span({ startMs, endMs }: TimeRange, durationMs: number) {
  const left = toPercent(startMs, durationMs);
  return { left: `${left}%`, width: `${Math.max(0.15, toPercent(endMs, durationMs) - left)}%` };
}

function toPercent(timeMs: number, durationMs: number): number {
  return Math.min(100, Math.round((timeMs / durationMs) * 10_000) / 100);
}
