"use client";

import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { describeDuration, formatDuration } from "@/lib/format/duration";
import type { Speaker, Turn } from "@/lib/transcript/types";

type TurnRowProps = {
  turn: Turn;
  speaker: Speaker | null;
  /** Whether the one before is by the same speaker, who need not be named again. */
  isSameSpeaker: boolean;
  isActive: boolean;
  /** BCP 47, of the text. */
  lang: string | null;
  onPlay: (atMs: number) => void;
};

/** One turn: who, when, what. A press anywhere on it plays it; keys reach it by its time. */
export const TurnRow = memo(({ turn, speaker, isSameSpeaker, isActive, lang, onPlay }: TurnRowProps) => {
  const { startMs } = turn;
  const isCandidate = speaker?.role === "candidate";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the time inside is the button for keys.
    // biome-ignore lint/a11y/noStaticElementInteractions: as above.
    <div
      aria-current={isActive ? "true" : undefined}
      onClick={startMs === null ? undefined : () => isSelecting() || onPlay(startMs)}
      className={cn(
        "grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-2 border-s-2 border-transparent py-2 ps-3 pe-4 transition-colors",
        startMs !== null && "cursor-pointer hover:bg-surface-hover",
        isActive && "border-accent bg-surface-selected hover:bg-surface-selected",
        isSameSpeaker ? "pt-1" : "pt-3",
      )}
    >
      <div className="pt-px">
        {startMs === null ? null : (
          <button
            type="button"
            aria-label={`Play from ${describeDuration(startMs / 1000)}`}
            onClick={(event) => {
              event.stopPropagation();
              onPlay(startMs);
            }}
            className="-ms-1 rounded-sm px-1 text-sm text-muted tabular-nums hover:text-accent-text hover:underline"
          >
            {formatDuration(startMs / 1000)}
          </button>
        )}
      </div>
      <div className="min-w-0">
        {isSameSpeaker ? null : (
          <p
            dir="auto"
            className={cn("font-medium text-sm", isCandidate ? "text-accent-text" : "text-muted")}
          >
            {speaker?.label ?? "Unknown speaker"}
          </p>
        )}
        <p
          dir="auto"
          lang={lang ?? undefined}
          className="max-w-prose whitespace-pre-wrap break-words text-lg leading-relaxed"
        >
          {turn.text}
        </p>
      </div>
    </div>
  );
});

// A press that ends a selection is for copying, not for playing.
function isSelecting(): boolean {
  return window.getSelection()?.isCollapsed === false;
}
