"use client";

import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import type { PlaybackProblem } from "@/components/playback/recording-problem";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

const WORDS: Record<PlaybackProblem, { title: string; advice: string; action: string | null }> = {
  "signed-out": {
    title: "Your session has expired.",
    advice: "Sign in again in another tab, then continue here. Nothing is lost.",
    action: "Go on",
  },
  gone: {
    title: "This recording is no longer available.",
    advice: "It was removed, or you no longer have access.",
    action: null,
  },
  offline: {
    title: "You are offline.",
    advice: "Playback resumes when you are back online.",
    action: "Try again",
  },
  slow: {
    title: "Waiting for the recording.",
    advice: "The platform is sending it slowly. Playback resumes once this part arrives.",
    action: null,
  },
  "not-ready": {
    title: "The recording is not ready yet.",
    advice: "The platform is still preparing it. This usually takes less than a minute.",
    action: "Try again",
  },
  unreachable: {
    title: "The recording could not be loaded.",
    advice: "The connection or the interview platform is down. Playback resumes where it stopped.",
    action: "Try again",
  },
  unplayable: {
    title: "This browser cannot play the recording.",
    advice: "The file is damaged or in an unsupported format. Download it to play it elsewhere.",
    action: "Try again",
  },
};

/** Why the recording does not play and how to go on; nothing while it does. */
export function PlaybackProblemBanner() {
  const store = usePlaybackStore();
  const problem = usePlayback((state) => state.problem);
  if (problem === null) return null;
  const { title, advice, action } = WORDS[problem];
  return (
    <Banner
      tone={problem === "not-ready" || problem === "slow" ? "info" : "warning"}
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
