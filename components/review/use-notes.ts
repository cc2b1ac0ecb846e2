"use client";

import { useCallback, useEffect, useState } from "react";
import { listenToEvents } from "@/components/interviews/event-stream";
import { inNoteOrder } from "@/components/review/note-order";
import type { Note } from "@/lib/data/note-rows";

/**
 * The interview's notes: as the page brought them, then as they change. Others' changes come by events, which are
 * only hints: each makes the list be read again from `notesUrl`.
 */
export function useNotes(initial: Note[], { notesUrl, eventsUrl, interviewId, renderedAtMs }: NotesSource) {
  const [notes, setNotes] = useState(initial);
  const [firstRenderedAtMs] = useState(renderedAtMs);

  const put = useCallback((note: Note) => {
    setNotes((before) => inNoteOrder([...before.filter(({ id }) => id !== note.id), note]));
  }, []);
  const drop = useCallback((noteId: string) => {
    setNotes((before) => before.filter(({ id }) => id !== noteId));
  }, []);

  useEffect(() => {
    const readAgain = async () => {
      const answer = await fetch(notesUrl).catch(() => null);
      if (!answer?.ok) return;
      const { notes: fresh }: { notes: Note[] } = await answer.json();
      setNotes(fresh);
    };
    return listenToEvents(eventsUrl, firstRenderedAtMs, {
      onReturn: () => void readAgain(),
      onEvent: (event) => {
        if (event.type === "notes" && event.interviewId === interviewId) void readAgain();
      },
    });
  }, [notesUrl, eventsUrl, interviewId, firstRenderedAtMs]);

  return { notes, put, drop };
}

export type NotesSource = {
  notesUrl: string;
  eventsUrl: string;
  interviewId: string;
  /** The server's time before it read the notes. */
  renderedAtMs: number;
};
