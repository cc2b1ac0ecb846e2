"use client";

import { History, Repeat, X } from "lucide-react";
import type { ReactNode } from "react";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { formatDuration } from "@/lib/format/duration";
import { recordingNotice } from "./recording-notice";
import type { LoadedWaveform } from "./waveform-source";

/** Quiet lines about what the player does of its own accord, each with its way back. */
export function PlayerHints({ waveform }: { waveform: LoadedWaveform | null }) {
  return (
    <>
      <LoopHint />
      <ResumeHint />
      <WaveformHint waveform={waveform} />
    </>
  );
}

function WaveformHint({ waveform }: { waveform: LoadedWaveform | null }) {
  const problem = usePlayback((state) => state.problem);
  const notice = recordingNotice(problem, waveform);
  return notice?.kind === "line" ? (
    <p className="text-muted text-sm max-review:hidden">{notice.text}</p>
  ) : null;
}

function LoopHint() {
  const store = usePlaybackStore();
  const loop = usePlayback((state) => state.loop);
  const loopFromMs = usePlayback((state) => state.loopFromMs);
  if (loop === null && loopFromMs === null) return null;
  return (
    <Hint icon={<Repeat aria-hidden />}>
      {loop ? (
        <span className="tabular-nums">
          Repeating {formatDuration(loop.startMs / 1000)} – {formatDuration(loop.endMs / 1000)}
        </span>
      ) : (
        <>
          <span className="tabular-nums">Repeat from {formatDuration((loopFromMs ?? 0) / 1000)} …</span>
          <Button size="sm" variant="ghost" onClick={() => store.markLoop("end")} className="touch:h-11">
            to here
          </Button>
        </>
      )}
      <IconButton
        label="Stop repeating"
        shortcut="Esc"
        size="sm"
        className="ms-auto touch:size-11"
        onClick={() => store.setLoop(null)}
      >
        <X aria-hidden />
      </IconButton>
    </Hint>
  );
}

function ResumeHint() {
  const store = usePlaybackStore();
  const resumedAtMs = usePlayback((state) => state.resumedAtMs);
  if (resumedAtMs === null) return null;
  return (
    <Hint icon={<History aria-hidden />}>
      <span className="tabular-nums">You left off at {formatDuration(resumedAtMs / 1000)}</span>
      <Button size="sm" variant="ghost" className="ms-auto touch:h-11" onClick={() => store.seek(0)}>
        Start over
      </Button>
    </Hint>
  );
}

function Hint({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center gap-2 rounded-md bg-surface-sunken ps-2.5 text-sm [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted">
      {icon}
      {children}
    </div>
  );
}
