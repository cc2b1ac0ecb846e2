"use client";

import { usePlayback } from "@/components/playback/playback";
import type { TimeRange } from "@/components/playback/time-ranges";
import { voiceAt } from "@/components/playback/voices";
import { formatDuration } from "@/lib/format/duration";

type TimelineHintProps = { atMs: number; durationMs: number; draft: TimeRange | null };

/** Above the pointer: the moment it is at and who speaks there, or the passage that it chooses. */
export function TimelineHint({ atMs, durationMs, draft }: TimelineHintProps) {
  const voices = usePlayback((state) => state.voices);
  const label = draft ? null : voiceAt(voices, atMs)?.label;
  const shown = draft
    ? `Repeat ${formatDuration(draft.startMs / 1000)} – ${formatDuration(draft.endMs / 1000)}`
    : formatDuration(atMs / 1000);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute bottom-full z-10 mb-1 flex max-w-48 gap-1.5 whitespace-nowrap rounded-md border border-border-strong bg-surface-raised px-2 py-1 text-sm tabular-nums shadow-md"
      // Slides from its left edge to its right one, and so stays within the player.
      style={{ left: `${(atMs / durationMs) * 100}%`, translate: `${-(atMs / durationMs) * 100}% 0` }}
    >
      <span>{shown}</span>
      {label ? <bdi className="truncate text-muted">{label}</bdi> : null}
    </div>
  );
}
