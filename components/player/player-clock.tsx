"use client";

import { usePlayback } from "@/components/playback/playback";
import { formatDuration } from "@/lib/format/duration";

/** Where it is and how long it all is; one above the other where there is little room. */
export function PlayerClock() {
  const seconds = usePlayback((state) => Math.floor(state.timeMs / 1000));
  const durationMs = usePlayback((state) => state.durationMs);
  return (
    <p className="whitespace-nowrap text-muted text-sm tabular-nums max-lg:flex max-lg:flex-col max-lg:ps-1 max-lg:leading-4">
      <span className="font-medium text-text">{formatDuration(seconds)}</span>
      {durationMs === null ? null : (
        <span className="max-lg:text-xs">
          <span className="max-lg:sr-only"> / </span>
          {formatDuration(durationMs / 1000)}
        </span>
      )}
    </p>
  );
}
