"use client";

import { Pause, Play } from "lucide-react";
import { useComparePlayer } from "@/components/compare/compare-player";
import { type Segment, segmentKey } from "@/components/compare/segment";
import { cn } from "@/components/ui/cn";
import { formatDuration } from "@/lib/format/duration";

type PlayButtonProps = {
  segment: Segment;
  /** Read out: "Play from 1 minute: …, Maya". */
  label: string;
  title?: string | undefined;
};

/** Plays a segment where one stands; pressed again, it pauses. Shows when in the recording it is. */
export function PlayButton({ segment, label, title }: PlayButtonProps) {
  const { currentKey, isPlaying, canPlay, play, toggle } = useComparePlayer();
  const isCurrent = currentKey === segmentKey(segment);
  const isHeard = isCurrent && isPlaying;
  const Icon = isHeard ? Pause : Play;
  if (!canPlay(segment.interviewId)) return null;
  return (
    <button
      type="button"
      aria-label={isHeard ? `Pause: ${label}` : `Play: ${label}`}
      title={title}
      onClick={() => (isHeard ? toggle() : play([segment]))}
      className={cn(
        "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md bg-accent-soft px-2 text-accent-text text-sm tabular-nums hover:underline touch:h-10 touch:px-3",
        isCurrent && "outline-2 outline-accent",
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {formatDuration(segment.startMs / 1000)}
    </button>
  );
}
