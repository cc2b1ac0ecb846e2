"use client";

import { Keyboard } from "lucide-react";
import { useState } from "react";
import { usePlayback } from "@/components/review/playback";
import { PLAYER_KEYS } from "@/components/review/use-player-keys";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { useHotkey } from "@/components/ui/use-hotkey";

/** The list of keys, opened by its button or by `?`. */
export function KeySheet() {
  const [isOpen, setIsOpen] = useState(false);
  const hasCues = usePlayback((state) => state.hasCues);
  useHotkey("?", () => setIsOpen(true));
  return (
    <>
      <IconButton
        label="Keyboard shortcuts"
        shortcut="?"
        onClick={() => setIsOpen(true)}
        className="max-lg:hidden"
      >
        <Keyboard aria-hidden />
      </IconButton>
      <Dialog open={isOpen} onOpenChange={setIsOpen} title="Keyboard shortcuts">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-3">
          {PLAYER_KEYS.filter((entry) => hasCues || !entry.needsTurns).map((entry) => (
            <div key={entry.label} className="contents">
              <dt className="flex gap-1">
                {entry.keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{entry.label}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
