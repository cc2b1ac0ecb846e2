import type { ReactNode } from "react";
import { describeDuration, formatDuration } from "@/lib/format/duration";
import type { TalkTime } from "@/lib/transcript/talk-time";
import type { Speaker } from "@/lib/transcript/types";

type TalkFactsProps = {
  talk: TalkTime;
  speakers: readonly Speaker[];
  onJump: (turnIndex: number) => void;
};

/** The longest monologue and the pauses; each leads to its place. */
export function TalkFacts({ talk, speakers, onJump }: TalkFactsProps) {
  const { longestMonologue: longest, pauses } = talk;
  const lengthOf = ({ startMs, endMs }: { startMs: number; endMs: number }) => endMs - startMs;
  const longestPause = pauses.reduce<(typeof pauses)[number] | null>(
    (most, pause) => (most === null || lengthOf(pause) > lengthOf(most) ? pause : most),
    null,
  );
  const totalMs = pauses.reduce((sum, pause) => sum + lengthOf(pause), 0);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2 border-t pt-3 text-sm">
      {longest ? (
        <Fact name="Longest monologue">
          <bdi>{speakers.find(({ id }) => id === longest.speakerId)?.label ?? "Unknown speaker"}</bdi>,{" "}
          {formatDuration(lengthOf(longest) / 1000)}
          <Place atMs={longest.startMs} onPress={() => onJump(longest.turnIndex)} />
        </Fact>
      ) : null}
      <Fact name="Pauses">
        {pauses.length === 0
          ? "None over 1.5 seconds"
          : `${pauses.length}, ${formatDuration(totalMs / 1000)} in total`}
      </Fact>
      {longestPause ? (
        <Fact name="Longest pause">
          {(lengthOf(longestPause) / 1000).toFixed(1)} s
          <Place atMs={longestPause.startMs} onPress={() => onJump(longestPause.afterTurnIndex)} />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="py-0.5 text-muted">{name}</dt>
      <dd className="py-0.5 tabular-nums">{children}</dd>
    </div>
  );
}

function Place({ atMs, onPress }: { atMs: number; onPress: () => void }) {
  return (
    <>
      {" "}
      <button
        type="button"
        aria-label={`Go to ${describeDuration(atMs / 1000)}`}
        onClick={onPress}
        className="rounded-sm px-1 text-accent-text underline underline-offset-2 touch:py-2"
      >
        at {formatDuration(atMs / 1000)}
      </button>
    </>
  );
}
