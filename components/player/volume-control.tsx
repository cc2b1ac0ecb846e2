"use client";

import { Volume1, Volume2, VolumeX } from "lucide-react";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";

/** Volume and mute, remembered for this person. On phones the device has keys for it; the menu can mute. */
export function VolumeControl() {
  const store = usePlaybackStore();
  const volume = usePlayback((state) => state.volume);
  const isMuted = usePlayback((state) => state.isMuted);
  const percent = isMuted ? 0 : Math.round(volume * 100);
  const Icon = isMuted ? VolumeX : volume < 0.5 ? Volume1 : Volume2;
  return (
    <Popover
      label="Volume"
      align="center"
      className="flex w-56 items-center gap-2 p-2"
      trigger={
        <Button
          variant="ghost"
          aria-label={isMuted ? "Volume, muted" : `Volume ${percent} %`}
          title="Volume (M mutes, − and + change it)"
          className="w-9 px-0 max-review:hidden touch:size-11"
        >
          <Icon aria-hidden />
        </Button>
      }
    >
      <IconButton
        label="Mute"
        shortcut="M"
        aria-pressed={isMuted}
        onClick={() => store.setMuted(!isMuted)}
        className="touch:size-11"
      >
        <Icon aria-hidden />
      </IconButton>
      <input
        type="range"
        aria-label="Volume"
        aria-valuetext={isMuted ? "Muted" : `${percent} %`}
        min={0}
        max={100}
        step={5}
        value={percent}
        onChange={(event) => store.setVolume(Number(event.target.value) / 100)}
        className="volume-range min-w-0 flex-1"
        style={{ "--filled": `${percent}%` } as React.CSSProperties}
      />
      <span aria-hidden className="w-9 text-end text-muted text-sm tabular-nums">
        {percent} %
      </span>
    </Popover>
  );
}
