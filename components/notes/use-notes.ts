"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { listenToEvents } from "@/components/live/event-stream";
import type { Note } from "@/lib/data/notes/note-rows";
import { inNoteOrder } from "./note-order";

type Listeners = {
  /** Notes of others that were not there before. */
  onArrived: (notes: Note[]) => void;
  /** The server answers again after a time without it. */
  onReturn: () => void;
};

/**
 * The interview's notes: as the page brought them, then as they change. Others' changes come by events, which are
 * only hints: each makes the list be read again from `notesUrl`.
 */
export function useNotes(
  initial: Note[],
  { notesUrl, eventsUrl, interviewId, renderedAtMs }: NotesSource,
  listeners: Listeners,
) {
  const [notes, setNotes] = useState(initial);
  const [firstRenderedAtMs] = useState(renderedAtMs);
  const known = useRef(new Set(initial.map(({ id }) => id)));
  const ownChanges = useRef(0);
  const reads = useRef(0);

  const put = useCallback((note: Note) => {
    ownChanges.current += 1;
    known.current.add(note.id);
    setNotes((before) => inNoteOrder([...before.filter(({ id }) => id !== note.id), note]));
  }, []);

  const readAgain = useEffectEvent(async (): Promise<void> => {
    reads.current += 1;
    const [read, changes] = [reads.current, ownChanges.current];
    const answer = await fetch(notesUrl).catch(() => null);
    if (!answer?.ok) return;
    const { notes: fresh }: { notes: Note[] } = await answer.json();
    // A later read knows more; an own change may not be in this one yet.
    if (read !== reads.current) return;
    if (changes !== ownChanges.current) return readAgain();
    setNotes(fresh);
    const arrived = fresh.filter(
      ({ id, isOwn, isDeleted }) => !known.current.has(id) && !isOwn && !isDeleted,
    );
    known.current = new Set(fresh.map(({ id }) => id));
    if (arrived.length > 0) listeners.onArrived(arrived);
  });
  const onReturn = useEffectEvent(() => {
    void readAgain();
    listeners.onReturn();
  });

  useEffect(
    () =>
      listenToEvents(eventsUrl, firstRenderedAtMs, {
        onReturn: () => onReturn(),
        onEvent: (event) => {
          // A submitted review can open what others wrote.
          const isAboutNotes = event.type === "notes" || event.type === "reviews";
          if (isAboutNotes && event.interviewId === interviewId) void readAgain();
        },
      }),
    [eventsUrl, interviewId, firstRenderedAtMs],
  );

  return { notes, put };
}

export type NotesSource = {
  notesUrl: string;
  eventsUrl: string;
  interviewId: string;
  /** The server's time before it read the notes. */
  renderedAtMs: number;
};
