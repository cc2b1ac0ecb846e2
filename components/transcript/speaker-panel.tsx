"use client";

import { Users } from "lucide-react";
import { useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import { formatDuration } from "@/lib/format/duration";
import { measureTalkTime } from "@/lib/transcript/talk-time";
import type { Speaker, Transcript } from "@/lib/transcript/types";
import { SpeakerName } from "./speaker-name";
import { speechLane } from "./speech-lanes";
import { TalkFacts } from "./talk-facts";
import { ToolButton } from "./tool-button";
import type { SpeakerFilter } from "./turns-shown";

type SpeakerPanelProps = {
  transcript: Transcript;
  filter: SpeakerFilter;
  onFilter: (filter: SpeakerFilter) => void;
  onJump: (turnIndex: number) => void;
  /** Null for who may not. */
  renamesIn: string | null;
};

/** Who speaks when and how much, as a picture and in words; a speaker can be read alone. */
export function SpeakerPanel(props: SpeakerPanelProps) {
  return (
    <Popover
      label="Speakers and talk time"
      align="end"
      className="max-h-[70dvh] w-[min(24rem,calc(100vw-1rem))] overflow-y-auto"
      trigger={<ToolButton icon={<Users aria-hidden />} label="Speakers" />}
    >
      <SpeakerFigures {...props} />
    </Popover>
  );
}

function SpeakerFigures({ transcript, filter, onFilter, onJump, renamesIn }: SpeakerPanelProps) {
  const { turns, speakers } = transcript;
  const talk = useMemo(() => measureTalkTime(transcript), [transcript]);
  const endMs = turns.reduce((last, turn) => Math.max(last, turn.endMs ?? turn.startMs ?? 0), 0);
  const ids = useMemo(() => [...new Set(turns.map(({ speakerId }) => speakerId))], [turns]);
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-4">
        {ids.map((id) => {
          const speaker = speakers.find((one) => one.id === id);
          const figures = talk?.speakers.find(({ speakerId }) => speakerId === id);
          const count = turns.filter(({ speakerId }) => speakerId === id).length;
          const isAlone = filter !== null && filter.speakerId === id;
          return (
            <li key={id ?? ""} className="flex flex-col gap-1.5">
              <div className="flex items-center gap-2">
                <div className="min-w-0 flex-1">
                  <SpeakerName speaker={speaker} interviewId={renamesIn} />
                  <p className="text-muted text-sm tabular-nums">
                    {figures
                      ? `${Math.round(figures.share * 100)} % · ${formatDuration(figures.spokenMs / 1000)} · `
                      : null}
                    {count} {count === 1 ? "turn" : "turns"}
                  </p>
                </div>
                {ids.length > 1 ? (
                  <button
                    type="button"
                    aria-pressed={isAlone}
                    aria-label={`Show only ${speaker?.label ?? "unknown speaker"}`}
                    onClick={() => onFilter(isAlone ? null : { speakerId: id })}
                    className={cn(
                      "h-8 shrink-0 rounded-md border px-2.5 text-sm touch:h-11",
                      isAlone
                        ? "border-accent/40 bg-accent-soft text-accent-text"
                        : "text-muted hover:bg-surface-hover hover:text-text",
                    )}
                  >
                    Only
                  </button>
                ) : null}
              </div>
              {talk ? <Lane path={speechLane(turns, id, endMs)} role={speaker?.role} /> : null}
            </li>
          );
        })}
      </ul>
      {talk ? (
        <TalkFacts talk={talk} speakers={speakers} onJump={onJump} />
      ) : (
        <p className="border-t pt-3 text-muted text-sm">Talk time is available once there are timestamps.</p>
      )}
    </div>
  );
}

// The figures beside it say the same in words.
function Lane({ path, role }: { path: string; role: Speaker["role"] | undefined }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 1000 1"
      preserveAspectRatio="none"
      className={cn(
        "h-3 w-full rounded-sm bg-surface-sunken",
        role === "candidate" ? "text-accent" : "text-control",
      )}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
