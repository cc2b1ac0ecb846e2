"use client";

import { Pause, Play, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { hasRunThrough, type Segment } from "@/components/compare/segment";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import type { PlaybackState } from "@/components/playback/playback-state";
import type { PlaybackStore } from "@/components/playback/playback-store";
import { useLookAgain } from "@/components/playback/use-look-again";
import { PlaybackProblemBanner } from "@/components/player/playback-problem";
import { PlayerClock } from "@/components/player/player-clock";
import { SKIP_MS } from "@/components/player/player-keys";
import { SkipIcon } from "@/components/player/skip-icon";
import { SpeedMenu } from "@/components/player/speed-menu";
import { usePlayerKeys } from "@/components/player/use-player-keys";
import { useWaveform } from "@/components/player/use-waveform";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";

type PlayerDockProps = {
  segment: Segment & { serial: number };
  candidateName: string;
  /** Says what the recording is where it does not play. */
  waveformUrl: string;
  /** Segments that follow by themselves. */
  waitingCount: number;
  onStore: (store: PlaybackStore | null) => void;
  onPlaying: (isPlaying: boolean) => void;
  /** True where something follows. */
  onEnded: () => boolean;
  onClose: () => void;
};

/** What is heard now, at the foot of the page. Stands inside a `PlaybackProvider`. */
export function PlayerDock(props: PlayerDockProps) {
  const { segment, candidateName, waveformUrl, waitingCount, onStore, onPlaying, onEnded, onClose } = props;
  const store = usePlaybackStore();
  const isPlaying = usePlayback((state) => state.isPlaying);
  const isWaiting = usePlayback((state) => state.isWaiting);
  const waveform = useWaveform(waveformUrl);
  usePlayerKeys(store, null);
  useLookAgain(store);
  useSegment(store, segment, onEnded);

  const tellStore = useEffectEvent(onStore);
  useEffect(() => {
    tellStore(store);
    return () => tellStore(null);
  }, [store]);
  const tellPlaying = useEffectEvent(onPlaying);
  useEffect(() => tellPlaying(isPlaying), [isPlaying]);

  return (
    <section
      aria-label="Player"
      className="sticky bottom-[calc(var(--bottom-bar,0px)+0.75rem)] z-20 mx-auto flex w-full max-w-3xl flex-col gap-2 rounded-xl border border-border-strong bg-surface-raised p-2 ps-3 shadow-lg"
    >
      <PlaybackProblemBanner waveform={waveform} />
      <div className="flex items-center gap-1.5">
        <p role="status" className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">
            <bdi>{candidateName}</bdi>
          </span>
          <span className="truncate text-muted text-sm">
            <bdi>{segment.label}</bdi>
            {waitingCount > 0 ? `, then ${waitingCount} more` : null}
          </span>
        </p>
        <IconButton
          label="Back 5 seconds"
          shortcut="←"
          onClick={() => store.skip(-SKIP_MS)}
          className="max-sm:hidden"
        >
          <SkipIcon seconds={-5} />
        </IconButton>
        <IconButton
          label={isPlaying ? "Pause" : "Play"}
          shortcut="Space"
          variant="primary"
          className="rounded-full touch:size-11"
          aria-busy={isWaiting}
          onClick={() => store.toggle()}
        >
          {isWaiting ? (
            <Spinner />
          ) : isPlaying ? (
            <Pause aria-hidden />
          ) : (
            <Play aria-hidden className="ms-0.5" />
          )}
        </IconButton>
        <IconButton
          label="Forward 5 seconds"
          shortcut="→"
          onClick={() => store.skip(SKIP_MS)}
          className="max-sm:hidden"
        >
          <SkipIcon seconds={5} />
        </IconButton>
        <PlayerClock />
        <SpeedMenu />
        <IconButton label="Close player" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
    </section>
  );
}

/** Goes to each segment that is asked for after the first, and stops where a segment ends. */
function useSegment(
  store: PlaybackStore,
  segment: Segment & { serial: number },
  onEnded: () => boolean,
): void {
  const { serial, startMs, endMs } = segment;
  const begun = useRef(serial);
  useEffect(() => {
    if (begun.current === serial) return;
    begun.current = serial;
    store.seek(startMs);
    store.play();
  }, [store, serial, startMs]);

  const over = useRef<number | null>(null);
  const look = useEffectEvent((before: PlaybackState, now: PlaybackState) => {
    if (over.current === serial || !hasRunThrough(before, now, endMs)) return;
    over.current = serial;
    if (!onEnded()) store.pause();
  });
  useEffect(() => {
    let last = store.state();
    return store.subscribe(() => {
      const before = last;
      last = store.state();
      look(before, last);
    });
  }, [store]);
}
