"use client";

import "./note-turn-marks.css";
import { MessageSquare } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useNotesShown } from "@/components/notes/note-desk";
import { notesByTurn, type TurnNote } from "@/components/notes/note-passages";
import { useOpenNote } from "@/components/notes/note-starter";
import type { Turn } from "@/lib/transcript/types";
import { rangeWithin } from "./text-offsets";
import { turnTextElement } from "./turn-element";

const HIGHLIGHT = "noted";

/** The notes at each turn, by its index. */
export function useNotesByTurn(turns: readonly Turn[]): Map<number, TurnNote[]> {
  const notes = useNotesShown();
  return useMemo(() => notesByTurn(turns, notes), [turns, notes]);
}

/** That there are notes at a turn, with the quoted words underlined; a press shows them in the list. */
export function NoteTurnMarks({ turnIndex, notes }: { turnIndex: number; notes: readonly TurnNote[] }) {
  const openNote = useOpenNote();
  const button = useRef<HTMLButtonElement>(null);

  // Each rendering may have cut the text into other nodes. Browsers without highlights show the button only.
  useEffect(() => {
    const row = button.current?.closest("li") ?? null;
    const element = turnTextElement(row, turnIndex);
    if (!element || !("highlights" in CSS)) return;
    const ranges = notes.flatMap(({ part }) => (part && rangeWithin(element, part.start, part.end)) ?? []);
    const highlight = CSS.highlights.get(HIGHLIGHT) ?? new Highlight();
    CSS.highlights.set(HIGHLIGHT, highlight);
    for (const range of ranges) highlight.add(range);
    return () => {
      for (const range of ranges) highlight.delete(range);
    };
  });

  const [first] = notes;
  if (!first) return null;
  const authors = [...new Set(notes.map(({ note }) => note.authorName))].join(", ");
  return (
    <button
      ref={button}
      type="button"
      aria-label={`${notes.length === 1 ? "Note" : `${notes.length} notes`} by ${authors}`}
      onClick={(event) => {
        event.stopPropagation();
        openNote(first.note.id);
      }}
      className="-ms-1 mt-1 flex h-6 items-center gap-1 rounded-sm px-1 text-sm text-warning-text tabular-nums hover:bg-warning-soft touch:h-8 print:hidden"
    >
      <MessageSquare aria-hidden className="size-3.5" />
      {notes.length > 1 ? notes.length : null}
    </button>
  );
}
