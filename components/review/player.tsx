"use client";

import { Download, Pause, Play, RotateCcw, RotateCw, SkipBack, SkipForward } from "lucide-react";
import type { ReactNode } from "react";
import { KeySheet } from "@/components/review/key-sheet";
import { usePlayback, usePlaybackStore } from "@/components/review/playback";
import { PlaybackProblemBanner } from "@/components/review/playback-problem";
import { SpeedMenu } from "@/components/review/speed-menu";
import { Timeline } from "@/components/review/timeline";
import { usePlayerKeys } from "@/components/review/use-player-keys";
import { Waveform, type WaveformShape } from "@/components/review/waveform";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import { Tooltip } from "@/components/ui/tooltip";
import { formatDuration } from "@/lib/format/duration";

const SKIP_MS = 5_000;

type PlayerProps = {
  waveform: WaveformShape | null;
  /** Null where downloading is not allowed. */
  downloadUrl: string | null;
  marks?: ReactNode;
};

/** The recording's controls. The audio element itself lives in the `PlaybackProvider`. */
export function Player({ waveform, downloadUrl, marks }: PlayerProps) {
  const store = usePlaybackStore();
  usePlayerKeys(store);
  return (
    <div className="flex flex-col gap-2 max-lg:gap-0.5">
      <PlaybackProblemBanner />
      <Timeline marks={marks}>{waveform ? <Waveform shape={waveform} /> : null}</Timeline>
      <div className="flex items-center gap-1">
        <PlayButton />
        <IconButton label="Back 5 seconds" shortcut="←" onClick={() => store.skip(-SKIP_MS)}>
          <RotateCcw aria-hidden />
        </IconButton>
        <IconButton label="Forward 5 seconds" shortcut="→" onClick={() => store.skip(SKIP_MS)}>
          <RotateCw aria-hidden />
        </IconButton>
        <TurnButtons />
        <Clock />
        <div className="ms-auto flex items-center gap-1">
          <SpeedMenu />
          {downloadUrl ? (
            <Tooltip label="Download the recording">
              <a
                href={downloadUrl}
                aria-label="Download the recording"
                className={buttonClass({ variant: "ghost" }, "w-9 px-0 touch:w-10 touch:px-0")}
              >
                <Download aria-hidden />
              </a>
            </Tooltip>
          ) : null}
          <KeySheet />
        </div>
      </div>
    </div>
  );
}

function PlayButton() {
  const store = usePlaybackStore();
  const isPlaying = usePlayback((state) => state.isPlaying);
  const isWaiting = usePlayback((state) => state.isWaiting);
  return (
    <IconButton
      label={isPlaying ? "Pause" : "Play"}
      shortcut="Space"
      variant="primary"
      size="lg"
      className="me-1 rounded-full"
      onClick={() => store.toggle()}
    >
      {isWaiting ? <Spinner /> : isPlaying ? <Pause aria-hidden /> : <Play aria-hidden className="ms-0.5" />}
    </IconButton>
  );
}

function TurnButtons() {
  const store = usePlaybackStore();
  const hasCues = usePlayback((state) => state.hasCues);
  if (!hasCues) return null;
  return (
    <>
      <IconButton label="Previous turn" shortcut="[" onClick={() => store.stepCue(-1)}>
        <SkipBack aria-hidden />
      </IconButton>
      <IconButton label="Next turn" shortcut="]" onClick={() => store.stepCue(1)}>
        <SkipForward aria-hidden />
      </IconButton>
    </>
  );
}

function Clock() {
  const seconds = usePlayback((state) => Math.floor(state.timeMs / 1000));
  const durationMs = usePlayback((state) => state.durationMs);
  return (
    <p className="whitespace-nowrap ps-2 text-sm text-muted tabular-nums">
      <span className="text-text">{formatDuration(seconds)}</span>
      {durationMs === null ? null : ` / ${formatDuration(durationMs / 1000)}`}
    </p>
  );
}
