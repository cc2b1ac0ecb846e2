"use client";

import { type ReactNode, useState } from "react";
import { KeySheet } from "@/components/review/key-sheet";
import { MoreMenu } from "@/components/review/more-menu";
import { usePlaybackStore } from "@/components/review/playback";
import { PlaybackProblemBanner } from "@/components/review/playback-problem";
import { PlayerAnnouncer } from "@/components/review/player-announcer";
import { PlayerClock } from "@/components/review/player-clock";
import { PlayerHints } from "@/components/review/player-hints";
import { SkipSilences } from "@/components/review/skip-silences";
import { SpeedMenu } from "@/components/review/speed-menu";
import { Timeline } from "@/components/review/timeline";
import { TransportButtons } from "@/components/review/transport-buttons";
import { useLookAgain } from "@/components/review/use-look-again";
import { useMediaSession } from "@/components/review/use-media-session";
import { usePlayerKeys } from "@/components/review/use-player-keys";
import { useWaveform } from "@/components/review/use-waveform";
import { VolumeControl } from "@/components/review/volume-control";
import { Waveform } from "@/components/review/waveform";

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
    <div className="flex flex-col gap-2.5 max-lg:gap-1">
      <PlaybackProblemBanner />
      <Timeline marks={marks}>
        {waveform?.kind === "ready" ? <Waveform shape={waveform.shape} /> : null}
      </Timeline>
      <div className="flex items-center gap-1 lg:flex-wrap lg:gap-y-2.5">
        <TransportButtons />
        <PlayerClock />
        <div className="ms-auto flex items-center gap-0.5 max-lg:gap-0">
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
