"use client";

import { usePlaybackStore } from "@/components/playback/playback";
import { describeDuration, formatDuration } from "@/lib/format/duration";

type Place = { atMs: number; endMs: number | null };

/** Where a note belongs in the recording; a press plays from there. */
export function NotePlace({ atMs, endMs }: Place) {
  const store = usePlaybackStore();
  return (
    <button
      type="button"
      aria-label={`Play from ${describeDuration(atMs / 1000)}`}
      onClick={() => {
        store.seek(atMs);
        store.play();
      }}
      className="rounded-sm bg-accent-soft px-1.5 text-accent-text text-sm tabular-nums hover:underline touch:py-1"
    >
      {placeWords(atMs, endMs)}
    </button>
  );
}

/** "1:05", or "1:05–1:12" for a passage. */
export function placeWords(atMs: number, endMs: number | null): string {
  const start = formatDuration(atMs / 1000);
  const end = endMs === null ? start : formatDuration(endMs / 1000);
  return end === start ? start : `${start}–${end}`;
}
