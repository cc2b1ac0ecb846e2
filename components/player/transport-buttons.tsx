"use client";

import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import { LONG_SKIP_MS, SKIP_MS } from "./player-keys";
import { SkipIcon } from "./skip-icon";

/** Play and what moves the position. On a narrow screen only the three that are needed most; the menu has the rest. */
export function TransportButtons() {
  const store = usePlaybackStore();
  const hasCues = usePlayback((state) => state.hasCues);
  const wide = "max-review:hidden";
  const finger = "touch:size-11";
  return (
    <div className="flex items-center gap-0.5 review:w-full review:justify-center">
      {hasCues ? (
        <IconButton label="Previous turn" shortcut="[" onClick={() => store.stepCue(-1)} className={wide}>
          <SkipBack aria-hidden />
        </IconButton>
      ) : null}
      <IconButton
        label="Back 15 seconds"
        shortcut="J"
        onClick={() => store.skip(-LONG_SKIP_MS)}
        className={wide}
      >
        <SkipIcon seconds={-15} />
      </IconButton>
      <IconButton
        label="Back 5 seconds"
        shortcut="←"
        onClick={() => store.skip(-SKIP_MS)}
        className={`max-review:order-2 ${finger}`}
      >
        <SkipIcon seconds={-5} />
      </IconButton>
      <PlayButton />
      <IconButton
        label="Forward 5 seconds"
        shortcut="→"
        onClick={() => store.skip(SKIP_MS)}
        className={`max-review:order-3 ${finger}`}
      >
        <SkipIcon seconds={5} />
      </IconButton>
      <IconButton
        label="Forward 15 seconds"
        shortcut="L"
        onClick={() => store.skip(LONG_SKIP_MS)}
        className={wide}
      >
        <SkipIcon seconds={15} />
      </IconButton>
      {hasCues ? (
        <IconButton label="Next turn" shortcut="]" onClick={() => store.stepCue(1)} className={wide}>
          <SkipForward aria-hidden />
        </IconButton>
      ) : null}
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
      className="mx-1 rounded-full max-review:ms-0 review:size-11 touch:size-11"
      aria-busy={isWaiting}
      onClick={() => store.toggle()}
    >
      {isWaiting ? <Spinner /> : isPlaying ? <Pause aria-hidden /> : <Play aria-hidden className="ms-0.5" />}
    </IconButton>
  );
}
