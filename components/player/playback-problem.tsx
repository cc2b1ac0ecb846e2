"use client";

import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { recordingNotice } from "./recording-notice";
import type { LoadedWaveform } from "./waveform-source";

/** Why the recording does not play and how to go on; nothing while it does. */
export function PlaybackProblemBanner({ waveform }: { waveform: LoadedWaveform | null }) {
  const store = usePlaybackStore();
  const problem = usePlayback((state) => state.problem);
  const notice = recordingNotice(problem, waveform);
  if (notice?.kind !== "banner") return null;
  const { tone, title, advice, action } = notice;
  return (
    <Banner
      tone={tone}
      role="status"
      title={title}
      action={
        action === null ? null : (
          <Button size="sm" onClick={() => store.retry()}>
            {action}
          </Button>
        )
      }
    >
      {advice}
    </Banner>
  );
}
