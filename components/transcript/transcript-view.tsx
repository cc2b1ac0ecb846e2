"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { type RefObject, useEffect, useMemo } from "react";
import { usePlaybackStore } from "@/components/playback/playback";
import { voicesOf } from "@/components/playback/voices";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/lib/format/duration";
import type { Transcript } from "@/lib/transcript/types";
import { useNotesByTurn } from "./note-turn-marks";
import { type RenderTurn, TurnList, type TurnListHandle } from "./turn-list";
import { TurnRow } from "./turn-row";
import type { TranscriptSearch } from "./use-transcript-search";

type TranscriptViewProps = {
  transcript: Transcript;
  /** The interview's, where the document does not say. BCP 47. */
  language: string | null;
  list: RefObject<TurnListHandle | null>;
  turnIndexes: readonly number[];
  active: number;
  search: TranscriptSearch;
  isWhole: boolean;
  isFollowing: boolean;
  onResume: () => void;
  onPlay: (atMs: number) => void;
  onQuote: (turnIndex: number, button: HTMLElement) => void;
};

/** The turns as text; a press on a turn plays it. */
export function TranscriptView(props: TranscriptViewProps) {
  const { transcript, language, list, turnIndexes, active, search, isFollowing } = props;
  const { turns, speakers } = transcript;
  const store = usePlaybackStore();
  useEffect(() => {
    store.setCues(turns.flatMap(({ startMs }) => (startMs === null ? [] : [startMs])).sort((a, b) => a - b));
    store.setVoices(voicesOf({ turns, speakers }));
    return () => {
      store.setCues([]);
      store.setVoices([]);
    };
  }, [store, turns, speakers]);
  const notes = useNotesByTurn(turns);
  const bySpeaker = useMemo(() => new Map(speakers.map((speaker) => [speaker.id, speaker])), [speakers]);

  const renderTurn: RenderTurn = (turnIndex) => {
    const turn = turns[turnIndex];
    if (!turn) return null;
    const previous = turns[turnIndex - 1];
    return (
      <TurnRow
        turn={turn}
        turnIndex={turnIndex}
        speaker={turn.speakerId === null ? null : (bySpeaker.get(turn.speakerId) ?? null)}
        isSameSpeaker={previous !== undefined && previous.speakerId === turn.speakerId}
        isActive={turnIndex === active}
        lang={transcript.language ?? language}
        matches={search.matchesOf(turnIndex)}
        currentStart={search.current?.turnIndex === turnIndex ? search.current.start : null}
        notes={notes.get(turnIndex)}
        onPlay={props.onPlay}
        onQuote={props.onQuote}
      />
    );
  };

  const activeTurn = turns[active];
  return (
    <>
      <TurnList
        ref={list}
        turnIndexes={turnIndexes}
        renderTurn={renderTurn}
        keyOf={(turnIndex) => turns[turnIndex]?.id ?? turnIndex}
        isWhole={props.isWhole}
      />
      {!isFollowing && activeTurn ? (
        <div className="pointer-events-none sticky bottom-[calc(var(--player-height,0px)+1rem)] z-10 flex justify-center print:hidden">
          <Button
            size="sm"
            className="pointer-events-auto rounded-full shadow-md touch:h-11"
            onClick={props.onResume}
          >
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
