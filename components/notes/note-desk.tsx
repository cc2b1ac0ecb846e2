"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Note } from "@/lib/data/notes/note-rows";
import type { NoteInput } from "@/lib/data/notes/notes";
import type { DraftPlace } from "./note-draft";
import type { UnsentNote } from "./note-outbox";

/** Somebody who can be called upon. `hint` tells people of one name apart. */
export type NotePerson = { userId: string; name: string; hint: string | null };

/** What the page brings: who writes, whom they can call upon, and what there is. */
export type NotesStart = {
  writer: { userId: string; name: string };
  people: NotePerson[];
  initial: Note[];
};

/** Everything that those who show and write notes share. */
export type NoteDesk = Omit<NotesStart, "initial"> & {
  place: DraftPlace;
  notes: Note[];
  unsent: UnsentNote[];
  send: (input: NoteInput) => void;
  retry: (one: UnsentNote) => void;
  takeBack: (requestId: string) => void;
  /** Shows a note as it is by now. */
  put: (note: Note) => void;
  /** Says something to screen readers. */
  say: (news: string) => void;
};

const NoteDeskContext = createContext<NoteDesk | null>(null);

export function NoteDeskProvider({ desk, children }: { desk: NoteDesk; children: ReactNode }) {
  return <NoteDeskContext value={desk}>{children}</NoteDeskContext>;
}

export function useNoteDesk(): NoteDesk {
  const desk = useContext(NoteDeskContext);
  if (!desk) throw new Error("useNoteDesk needs a NoteDeskProvider above it.");
  return desk;
}

const NONE: Note[] = [];

/** The notes, or none where nobody sees any. */
export function useNotesShown(): Note[] {
  return useContext(NoteDeskContext)?.notes ?? NONE;
}
