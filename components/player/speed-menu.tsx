"use client";

import { Check } from "lucide-react";
import { layersInUse } from "@/components/layers/layers";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { RATES } from "@/components/playback/player-preferences";
import { Button } from "@/components/ui/button";
import { MENU_ITEM_CLASS, Menu } from "@/components/ui/menu";

/** How fast the recording plays; pitch stays. Remembered for this person. */
export function SpeedMenu() {
  const rate = usePlayback((state) => state.rate);
  return (
    <Menu
      side="top"
      align="end"
      className="min-w-32"
      trigger={
        <Button
          variant="ghost"
          aria-label={`Speed ${rate}×`}
          title="Speed (< and >)"
          className="min-w-12 px-1.5 tabular-nums touch:h-11"
        >
          {rate}×
        </Button>
      }
    >
      <Speeds />
    </Menu>
  );
}

function Speeds() {
  const { DropdownMenu } = layersInUse();
  const store = usePlaybackStore();
  const rate = usePlayback((state) => state.rate);
  return (
    <DropdownMenu.RadioGroup value={String(rate)} onValueChange={(choice) => store.setRate(Number(choice))}>
      {RATES.map((choice) => (
        <DropdownMenu.RadioItem
          key={choice}
          value={String(choice)}
          className={`${MENU_ITEM_CLASS} justify-between tabular-nums max-review:touch:h-10`}
        >
          {choice}×
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
