"use client";

import { Quote } from "lucide-react";
import { type MouseEvent, memo } from "react";
import type { TurnNote } from "@/components/notes/note-passages";
import { cn } from "@/components/ui/cn";
import { describeDuration, formatDuration } from "@/lib/format/duration";
import type { Match } from "@/lib/transcript/search-turns";
import type { Speaker, Turn } from "@/lib/transcript/types";
import { placedWords, wordAtOffset } from "@/lib/transcript/word-offsets";
import { NoteTurnMarks } from "./note-turn-marks";
import { offsetAtPoint } from "./text-offsets";
import { TurnText } from "./turn-text";

type TurnRowProps = {
  turn: Turn;
  turnIndex: number;
  speaker: Speaker | null;
  /** Whether the one before is by the same speaker, who need not be named again. */
  isSameSpeaker: boolean;
  isActive: boolean;
  /** BCP 47, of the text. */
  lang: string | null;
  matches: readonly Match[] | undefined;
  currentStart: number | null;
  notes: readonly TurnNote[] | undefined;
  onPlay: (atMs: number) => void;
  onQuote: (turnIndex: number, button: HTMLElement) => void;
};

/** One turn: who, when, what. A press anywhere on it plays it, on a word from there; keys reach it by its time. */
export const TurnRow = memo((props: TurnRowProps) => {
  const { turn, turnIndex, speaker, isSameSpeaker, isActive, lang, matches, currentStart } = props;
  const { onPlay, onQuote } = props;
  const { startMs } = turn;
  const label = speaker?.label ?? "Unknown speaker";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the time inside is the button for keys.
    // biome-ignore lint/a11y/noStaticElementInteractions: as above.
    <div
      aria-current={isActive ? "true" : undefined}
      onClick={
        startMs === null ? undefined : (event) => isSelecting() || onPlay(pressedMs(turn, event) ?? startMs)
      }
      className={cn(
        "group relative grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-2 border-s-2 border-transparent py-2 ps-3 pe-4 transition-colors print:break-inside-avoid",
        startMs !== null && "cursor-pointer hover:bg-surface-hover",
        isActive && "border-accent bg-surface-selected hover:bg-surface-selected",
        isSameSpeaker ? "pt-1" : "pt-3",
      )}
    >
      <div className="pt-px">
        {startMs === null ? null : (
          <button
            type="button"
            aria-label={`Play from ${describeDuration(startMs / 1000)}`}
            onClick={(event) => {
              event.stopPropagation();
              onPlay(startMs);
            }}
            className="-ms-1 rounded-sm px-1 text-muted text-sm tabular-nums hover:text-accent-text hover:underline"
          >
            {formatDuration(startMs / 1000)}
          </button>
        )}
        {props.notes ? <NoteTurnMarks turnIndex={turnIndex} notes={props.notes} /> : null}
      </div>
      <div className="min-w-0">
        {isSameSpeaker ? null : (
          <p
            dir="auto"
            className={cn(
              "font-medium text-sm",
              speaker?.role === "candidate" ? "text-accent-text" : "text-muted",
            )}
          >
            {label}
          </p>
        )}
        <TurnText
          turnIndex={turnIndex}
          text={turn.text}
          lang={lang}
          matches={matches}
          currentStart={currentStart}
        />
      </div>
      <button
        type="button"
        aria-label={`Quote ${label}${startMs === null ? "" : ` at ${formatDuration(startMs / 1000)}`}`}
        onClick={(event) => {
          event.stopPropagation();
          onQuote(turnIndex, event.currentTarget);
        }}
        className="absolute end-2 top-2 flex size-7 items-center justify-center rounded-md border bg-surface-raised text-muted opacity-0 shadow-xs transition-opacity hover:text-text focus-visible:opacity-100 group-hover:opacity-100 touch:hidden print:hidden"
      >
        <Quote aria-hidden className="size-3.5" />
      </button>
    </div>
  );
});

// A press that ends a selection is for copying, not for playing.
function isSelecting(): boolean {
  return window.getSelection()?.isCollapsed === false;
}

/** When the word under the pointer was said; null beside the text, or when the words are not known. */
function pressedMs(turn: Turn, event: MouseEvent<HTMLElement>): number | null {
  const element = event.target instanceof Element ? event.target.closest("[data-turn]") : null;
  const offset = element && turn.words ? offsetAtPoint(element, event.clientX, event.clientY) : null;
  return offset === null ? null : (wordAtOffset(placedWords(turn), offset)?.startMs ?? null);
}
