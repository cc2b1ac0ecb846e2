"use client";

import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { formatDuration } from "@/lib/format/duration";

/** Where it is and how long it all is; one above the other where there is little room. */
export function PlayerClock() {
  const store = usePlaybackStore();
  const seconds = usePlayback((state) => Math.floor(state.timeMs / 1000));
  const durationMs = usePlayback((state) => state.durationMs);
  return (
    <p className="whitespace-nowrap text-muted text-sm tabular-nums max-review:flex max-review:flex-col max-review:ps-1 max-review:leading-4">
      <span className="font-medium text-text">{formatDuration(seconds)}</span>
      {durationMs === null ? null : (
        <span className="max-review:text-xs">
          <span className="max-review:sr-only"> / </span>
          {formatDuration(totalSeconds(durationMs, store.initial.durationMs))}
        </span>
      )}
    </p>
  );
}

/** What the page's header says of the length, unless the recording is truly another: they differ by rounding. */
function totalSeconds(durationMs: number, knownMs: number | null): number {
  const isSame = knownMs !== null && Math.abs(knownMs - durationMs) < 1000;
  return isSame ? knownMs / 1000 : Math.round(durationMs / 1000);
}
