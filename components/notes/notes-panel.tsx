"use client";

import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useIsHydrated } from "@/components/browser/use-is-hydrated";
import { Button } from "@/components/ui/button";
import { useNoteDesk } from "./note-desk";
import { EVERY_NOTE, filterThreads, isWorthFiltering } from "./note-filter";
import { NoteFilters } from "./note-filters";
import { NoteForm } from "./note-form";
import { noteElementId } from "./note-item";
import { useNoteOpens } from "./note-starter";
import { NoteThreadView } from "./note-thread";
import { toThreads } from "./note-threads";
import { NoteUnsent } from "./note-unsent";

/** So many the server sends as elements; the browser makes those of the rest. */
const SHOWN_AT_FIRST = 50;

type NotesPanelProps = {
  hasMoments: boolean;
  /** What others think is hidden from the reader for now. */
  isBlind: boolean;
  onWanted: () => void;
};

/** The form for a new note and the notes of everybody in the tenant. */
export function NotesPanel({ hasMoments, isBlind, onWanted }: NotesPanelProps) {
  const { notes, unsent } = useNoteDesk();
  const isHydrated = useIsHydrated();
  const list = useRef<HTMLUListElement>(null);
  const [filter, setFilter] = useState(EVERY_NOTE);
  const threads = useMemo(() => toThreads(notes), [notes]);
  const shown = filterThreads(threads, filter).filter(
    ({ first, replies }) => !first.isDeleted || replies.some(({ isDeleted }) => !isDeleted),
  );
  const onTheWay = unsent.filter(({ input }) => input.parentId === null);
  const isEmpty = shown.length + onTheWay.length === 0;

  useNoteOpens((noteId) => {
    flushSync(() => {
      setFilter(EVERY_NOTE);
      onWanted();
    });
    const element = document.getElementById(noteElementId(noteId));
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
    // Who came with a mouse sees no focus ring.
    element?.animate({ backgroundColor: ["var(--surface-selected)", "transparent"] }, 1600);
  });

  // After a deletion reading goes on with the note that stands in its place.
  const focusNear = (index: number) =>
    requestAnimationFrame(() => {
      const items = list.current?.children;
      const next = items?.item(Math.min(index, items.length - 1));
      next?.querySelector("article")?.focus({ preventScroll: true });
    });

  return (
    <div className="flex flex-col gap-1">
      <NoteForm hasMoments={hasMoments} onWanted={onWanted} onSent={() => setFilter(EVERY_NOTE)} />
      {isBlind ? (
        <p className="pt-2 text-pretty text-muted text-sm">
          You will see your colleagues’ notes once you have submitted your review.
        </p>
      ) : null}
      {isWorthFiltering(threads) ? (
        <NoteFilters threads={threads} shownCount={shown.length} filter={filter} onChange={setFilter} />
      ) : null}
      {onTheWay.length > 0 ? (
        <ul aria-label="Not sent yet" className="divide-y border-b">
          {onTheWay.map((one) => (
            <li key={one.input.requestId}>
              <NoteUnsent unsent={one} />
            </li>
          ))}
        </ul>
      ) : null}
      {isEmpty && threads.length > 0 ? (
        <div className="flex flex-col items-start gap-2 py-4 text-muted text-sm">
          No matching notes.
          <Button size="sm" onClick={() => setFilter(EVERY_NOTE)}>
            Show all notes
          </Button>
        </div>
      ) : null}
      {isEmpty && threads.length === 0 ? (
        <p className="py-4 text-pretty text-muted text-sm">
          No notes yet. Notes are visible to your team or only to you, never to the candidate.
        </p>
      ) : null}
      <ul ref={list} className="divide-y empty:hidden">
        {(isHydrated ? shown : shown.slice(0, SHOWN_AT_FIRST)).map((thread, index) => (
          <li key={thread.first.id}>
            <NoteThreadView thread={thread} onDeleted={() => focusNear(index)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
