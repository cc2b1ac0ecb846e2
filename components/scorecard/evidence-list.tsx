"use client";

import { Clock, X } from "lucide-react";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { Button } from "@/components/ui/button";
import { describeDuration, formatDuration } from "@/lib/format/duration";
import type { Evidence } from "@/lib/scorecards/criterion";
import { MOST_EVIDENCE, withEvidence } from "@/lib/scorecards/with-evidence";

type EvidenceListProps = {
  evidence: Evidence[];
  /** Left out where it can only be read. */
  onChange?: (evidence: Evidence[]) => void;
  /** Whether the moment that plays can be added. */
  canLink?: boolean;
};

/** Moments of the recording that show why; each plays. */
export function EvidenceList({ evidence, onChange, canLink = true }: EvidenceListProps) {
  const store = usePlaybackStore();
  const hasRecording = usePlayback((state) => state.durationMs !== null);
  if (!onChange && evidence.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {evidence.map(({ atMs, quote }, index) => (
        <span
          key={`${atMs}-${quote}`}
          className="inline-flex h-7 items-center rounded-md bg-accent-soft text-accent-text text-sm tabular-nums touch:h-9"
        >
          <button
            type="button"
            aria-label={`Play from ${describeDuration(atMs / 1000)}`}
            title={quote || undefined}
            onClick={() => {
              store.seek(atMs);
              store.play();
            }}
            className="h-full rounded-md px-2 hover:underline"
          >
            {formatDuration(atMs / 1000)}
          </button>
          {onChange ? (
            <button
              type="button"
              aria-label={`Remove the moment at ${describeDuration(atMs / 1000)}`}
              onClick={() => onChange(evidence.filter((_, other) => other !== index))}
              className="grid h-full w-7 place-items-center rounded-md hover:bg-surface-hover"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          ) : null}
        </span>
      ))}
      {onChange && canLink && hasRecording && evidence.length < MOST_EVIDENCE ? (
        <Button
          size="sm"
          variant="ghost"
          className="px-1.5"
          onClick={() => onChange(withEvidence(evidence, { atMs: store.state().timeMs, quote: "" }))}
        >
          <Clock aria-hidden /> Link this moment
        </Button>
      ) : null}
    </div>
  );
}
