"use client";

import { useMemo, useState } from "react";
import type { Note } from "@/lib/data/notes/note-rows";
import type { NoteDesk, NotesStart } from "./note-desk";
import { useNoteOutbox } from "./use-note-outbox";
import { type NotesSource, useNotes } from "./use-notes";

/** Notes, what is on its way, and what was last said about them to screen readers. */
export function useNoteDeskState(start: NotesStart, source: NotesSource): { desk: NoteDesk; news: string } {
  const { interviewId } = source;
  // Whoever began to write here. When somebody else signs in in this browser, the page is read again as theirs: what
  // was written must not become their words.
  const [{ writer, people, initial }] = useState(start);
  const [news, setNews] = useState("");
  // The same words twice are read out twice only when they differ.
  const say = (words: string) => setNews((before) => (before === words ? `${words}\u00a0` : words));
  const place = useMemo(() => ({ userId: writer.userId, interviewId }), [writer.userId, interviewId]);
  const { notes, put } = useNotes(initial, source, {
    onArrived: (arrived) => say(arrivedWords(arrived)),
    onReturn: () => outbox.tryAgain("UNREACHABLE"),
  });
  const outbox = useNoteOutbox({
    place,
    onSent: (note) => {
      put(note);
      say(note.parentId ? "Reply sent." : "Note sent.");
    },
    onFailed: ({ reason }) => say(`Not sent. ${reason}`),
  });
  const sentIds = new Set(notes.map(({ requestId }) => requestId));
  const desk: NoteDesk = {
    writer,
    people,
    place,
    notes,
    // An answer that was lost on the way: the note is there all the same.
    unsent: outbox.unsent.filter(({ input, problem }) => problem || !sentIds.has(input.requestId)),
    send: outbox.send,
    retry: (one) => void outbox.deliver(one),
    takeBack: outbox.takeBack,
    put,
    say,
  };
  return { desk, news };
}

function arrivedWords(arrived: readonly Note[]): string {
  const [first] = arrived;
  if (!first) return "";
  if (arrived.length > 1) return `${arrived.length} new notes by colleagues.`;
  return `New ${first.parentId ? "reply" : "note"} by ${first.authorName}: ${first.body.slice(0, 120)}`;
}
