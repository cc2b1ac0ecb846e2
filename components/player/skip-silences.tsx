"use client";

import { FastForward } from "lucide-react";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { formatDuration } from "@/lib/format/duration";
import { savedMs } from "./silences";

/** Leaps over what nobody says, and tells how much sooner one is through; remembered for this person. */
export function SkipSilences() {
  const store = usePlaybackStore();
  const isOn = usePlayback((state) => state.skipsSilences);
  const label = useSkipSilencesLabel();
  if (label === null) return null;
  return (
    <Tooltip label="Skip silences" shortcut="S" side="bottom">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        onClick={() => store.setSkipsSilences(!isOn)}
        className="group flex h-9 items-center gap-2.5 rounded-md border-t-0 px-1 text-sm max-review:hidden touch:h-11"
      >
        <FastForward aria-hidden className="size-4 text-muted" />
        <span>{label.name}</span>
        <span className="text-muted tabular-nums">{label.saving}</span>
        <span
          aria-hidden
          className={cn(
            "relative ms-auto h-5 w-9 rounded-full border transition-colors",
            isOn ? "border-accent bg-accent" : "border-control bg-surface-sunken",
          )}
        >
          <span
            className={cn(
              "absolute top-1/2 size-3.5 -translate-y-1/2 rounded-full transition-[left]",
              isOn ? "left-[1.125rem] bg-accent-fg" : "left-0.5 bg-control",
            )}
          />
        </span>
      </button>
    </Tooltip>
  );
}

/** What the control says; null until it is known, or when there is nothing to skip. */
export function useSkipSilencesLabel(): { name: string; saving: string } | null {
  const silences = usePlayback((state) => state.silences);
  const rate = usePlayback((state) => state.rate);
  if (silences === null || silences.length === 0) return null;
  const saved = savedMs(silences, rate);
  return { name: "Skip silences", saving: `· saves ${formatDuration(saved / 1000)}` };
}
