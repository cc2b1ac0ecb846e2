"use client";

import { useHotkey } from "@/components/browser/use-hotkey";
import { usePlayback } from "@/components/playback/playback";
import { evidenceTaker } from "@/components/queue/review-call";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { PLAYER_KEYS } from "./player-keys";

type KeySheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  canDownload: boolean;
  canNote: boolean;
};

/** The list of keys, opened from the menu or by `?`. */
export function KeySheet({ open, onOpenChange, canDownload, canNote }: KeySheetProps) {
  const hasTurns = usePlayback((state) => state.hasCues);
  const hasSilences = usePlayback((state) => (state.silences?.length ?? 0) > 0);
  useHotkey("?", () => onOpenChange(true));
  const has = {
    turns: hasTurns,
    silences: hasSilences,
    download: canDownload,
    notes: canNote,
    review: evidenceTaker() !== null,
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-2.5">
        {PLAYER_KEYS.filter(({ needs }) => needs === undefined || has[needs]).map((entry) => (
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
  );
}
