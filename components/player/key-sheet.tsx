"use client";

import { useHotkey } from "@/components/browser/use-hotkey";
import { usePlayback } from "@/components/playback/playback";
import { evidenceTaker } from "@/components/queue/review-call";
import { KeysDialog } from "@/components/ui/keys-dialog";
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
  const keys = PLAYER_KEYS.filter(({ needs }) => needs === undefined || has[needs]);
  return <KeysDialog keys={keys} open={open} onOpenChange={onOpenChange} />;
}
