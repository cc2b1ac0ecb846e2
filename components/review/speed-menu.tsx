"use client";

import { Check } from "lucide-react";
import { usePlayback, usePlaybackStore } from "@/components/review/playback";
import { RATES } from "@/components/review/playback-store";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";

/** How fast the recording plays; pitch stays. Remembered on this device. */
export function SpeedMenu() {
  const store = usePlaybackStore();
  const rate = usePlayback((state) => state.rate);
  return (
    <Menu
      side="top"
      align="end"
      className="min-w-32"
      trigger={
        <Button variant="ghost" aria-label={`Speed ${rate}×`} className="min-w-14 px-2 tabular-nums">
          {rate}×
        </Button>
      }
    >
      {RATES.map((choice) => (
        <MenuItem
          key={choice}
          onSelect={() => store.setRate(choice)}
          aria-current={choice === rate ? "true" : undefined}
          className="justify-between tabular-nums"
        >
          {choice}×{choice === rate ? <Check aria-hidden /> : null}
        </MenuItem>
      ))}
    </Menu>
  );
}
