"use client";

import { createContext, type ReactNode, use, useMemo, useRef, useState } from "react";
import { PlayerDock } from "@/components/compare/player-dock";
import { type ComparedRecording, type Segment, segmentKey } from "@/components/compare/segment";
import { PlaybackProvider } from "@/components/playback/playback";
import type { PlaybackStore } from "@/components/playback/playback-store";

type ComparePlayer = {
  /** Which segment is loaded, by `segmentKey`, and whether it is heard now. */
  currentKey: string | null;
  isPlaying: boolean;
  canPlay: (interviewId: string) => boolean;
  /** Plays the segments one after the other; whatever played before stops. */
  play: (segments: Segment[]) => void;
  /** Pauses the loaded segment, or goes on with it. */
  toggle: () => void;
};

/** A segment that was asked for: asking for the same one again is something new. */
type Asked = Segment & { serial: number };

const Context = createContext<ComparePlayer | null>(null);

type ProviderProps = {
  recordings: ComparedRecording[];
  /** Whose speed and parts heard are remembered. */
  listener: string;
  children: ReactNode;
};

/** One player for several recordings: it holds the one that is heard, and shows itself once something is. */
export function ComparePlayerProvider({ recordings, listener, children }: ProviderProps) {
  const [waiting, setWaiting] = useState<Asked[]>([]);
  const [isPlaying, setIsPlaying] = useState(false);
  const serial = useRef(0);
  const store = useRef<PlaybackStore | null>(null);
  const [current] = waiting;
  const recording = recordings.find(({ interviewId }) => interviewId === current?.interviewId);
  const currentKey = current ? segmentKey(current) : null;

  const player = useMemo<ComparePlayer>(() => {
    const sources = new Map(recordings.map(({ interviewId, base }) => [interviewId, base]));
    const canPlay = (interviewId: string) => sources.get(interviewId) != null;
    return {
      currentKey,
      isPlaying,
      canPlay,
      play: (segments) => {
        setWaiting(
          segments
            .filter(({ interviewId }) => canPlay(interviewId))
            .map((segment) => {
              serial.current += 1;
              return { ...segment, serial: serial.current };
            }),
        );
      },
      toggle: () => store.current?.toggle(),
    };
  }, [recordings, currentKey, isPlaying]);

  return (
    <Context value={player}>
      {children}
      {current && recording?.base ? (
        <Loaded
          key={current.interviewId}
          segment={current}
          recording={recording}
          base={recording.base}
          listener={listener}
          waitingCount={waiting.length - 1}
          onStore={(next) => {
            store.current = next;
          }}
          onPlaying={setIsPlaying}
          onEnded={() => {
            if (waiting.length < 2) return false;
            setWaiting(waiting.slice(1));
            return true;
          }}
          onClose={() => {
            setWaiting([]);
            setIsPlaying(false);
          }}
        />
      ) : null}
    </Context>
  );
}

type LoadedProps = Omit<Parameters<typeof PlayerDock>[0], "candidateName" | "waveformUrl"> & {
  recording: ComparedRecording;
  base: string;
  listener: string;
};

function Loaded({ recording, base, listener, ...dock }: LoadedProps) {
  // The dock moves on to later segments of the same recording: another start would load it anew.
  const [startAtMs] = useState(dock.segment.startMs);
  return (
    <PlaybackProvider
      src={`${base}/recording`}
      durationMs={recording.durationMs}
      startAtMs={startAtMs}
      startsPlaying
      listener={listener}
      recordingId={recording.interviewId}
    >
      <PlayerDock {...dock} candidateName={recording.candidateName} waveformUrl={`${base}/waveform`} />
    </PlaybackProvider>
  );
}

/** The page's one player, inside `ComparePlayerProvider`. */
export function useComparePlayer(): ComparePlayer {
  const player = use(Context);
  if (!player) throw new Error("useComparePlayer needs a ComparePlayerProvider above it.");
  return player;
}
