"use client";

import { type ReactNode, useState } from "react";
import { usePlaybackStore } from "@/components/playback/playback";
import { useLookAgain } from "@/components/playback/use-look-again";
import { KeySheet } from "./key-sheet";
import { MoreMenu } from "./more-menu";
import { PlaybackProblemBanner } from "./playback-problem";
import { PlayerAnnouncer } from "./player-announcer";
import { PlayerClock } from "./player-clock";
import { PlayerHints } from "./player-hints";
import { SkipSilences } from "./skip-silences";
import { SpeedMenu } from "./speed-menu";
import { Timeline } from "./timeline";
import { TransportButtons } from "./transport-buttons";
import { useMediaSession } from "./use-media-session";
import { usePlayerKeys } from "./use-player-keys";
import { useWaveform } from "./use-waveform";
import { VolumeControl } from "./volume-control";
import { Waveform } from "./waveform";

type PlayerProps = {
  /** Our own address of the recording's waveform. */
  waveformUrl: string;
  /** Null where downloading is not allowed. */
  downloadUrl: string | null;
  /** Note markers; absent for who writes no notes. */
  marks?: ReactNode;
};

/** The recording's controls. The audio element itself lives in the `PlaybackProvider`. */
export function Player({ waveformUrl, downloadUrl, marks }: PlayerProps) {
  const store = usePlaybackStore();
  const waveform = useWaveform(waveformUrl);
  const [areKeysShown, setAreKeysShown] = useState(false);
  usePlayerKeys(store, downloadUrl);
  useMediaSession(store);
  useLookAgain(store);
  return (
    <div className="flex flex-col gap-2.5 max-review:gap-1 low:flex-row low:flex-wrap low:items-center low:gap-x-3">
      <PlaybackProblemBanner waveform={waveform} />
      <Timeline marks={marks}>
        {waveform?.kind === "ready" ? <Waveform shape={waveform.shape} /> : null}
      </Timeline>
      <div className="flex items-center gap-1 review:flex-wrap review:gap-y-2.5">
        <TransportButtons />
        <PlayerClock />
        <div className="ms-auto flex items-center gap-0.5 max-review:gap-0">
          <VolumeControl />
          <SpeedMenu />
          <MoreMenu downloadUrl={downloadUrl} onShowKeys={() => setAreKeysShown(true)} />
        </div>
      </div>
      <SkipSilences />
      <PlayerHints waveform={waveform} />
      <PlayerAnnouncer />
      <KeySheet
        open={areKeysShown}
        onOpenChange={setAreKeysShown}
        canDownload={downloadUrl !== null}
        canNote={marks !== undefined}
      />
    </div>
  );
}
