"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { type RefObject, useEffect, useMemo, useRef } from "react";
import { usePlayback, usePlaybackStore } from "@/components/review/playback";
import { type RenderTurn, TurnList, type TurnListHandle } from "@/components/review/turn-list";
import { TurnRow } from "@/components/review/turn-row";
import { useFollow } from "@/components/review/use-follow";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/lib/format/duration";
import { activeTurnIndex } from "@/lib/transcript/active-segment";
import type { Transcript } from "@/lib/transcript/types";

type TranscriptViewProps = { transcript: Transcript; language: string | null };

/** The turns as text. Follows what is spoken until the reader scrolls; a press on a turn plays it. */
export function TranscriptView({ transcript, language }: TranscriptViewProps) {
  const store = usePlaybackStore();
  const list = useRef<TurnListHandle>(null);
  const { turns, speakers } = transcript;
  const active = usePlayback((state) =>
    state.timeMs > 0 || state.isPlaying ? activeTurnIndex(turns, state.timeMs) : -1,
  );
  const { isFollowing, resume } = useFollow(active, list);
  useEffect(() => {
    store.setCues(turns.flatMap(({ startMs }) => (startMs === null ? [] : [startMs])).sort((a, b) => a - b));
    return () => store.setCues([]);
  }, [store, turns]);
  const bySpeaker = useMemo(() => new Map(speakers.map((speaker) => [speaker.id, speaker])), [speakers]);

  const renderTurn: RenderTurn = (index) => {
    const turn = turns[index];
    if (!turn) return null;
    const previous = turns[index - 1];
    return (
      <TurnRow
        turn={turn}
        speaker={turn.speakerId === null ? null : (bySpeaker.get(turn.speakerId) ?? null)}
        isSameSpeaker={previous !== undefined && previous.speakerId === turn.speakerId}
        isActive={index === active}
        lang={transcript.language ?? language}
        onPlay={(atMs) => {
          store.seek(atMs);
          store.play();
          resume();
        }}
      />
    );
  };

  const activeTurn = turns[active];
  return (
    <>
      <TurnList
        ref={list}
        count={turns.length}
        renderTurn={renderTurn}
        keyOf={(index) => turns[index]?.id ?? index}
      />
      {!isFollowing && activeTurn ? (
        <div className="pointer-events-none sticky bottom-[calc(var(--player-height,0px)+1rem)] z-10 flex justify-center">
          <Button size="sm" className="pointer-events-auto rounded-full shadow-md" onClick={resume}>
            <Direction list={list} index={active} />
            Back to {formatDuration((activeTurn.startMs ?? 0) / 1000)}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Direction({ list, index }: { list: RefObject<TurnListHandle | null>; index: number }) {
  return list.current?.isAbove(index) ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />;
}
