"use client";

import type { NoteActions } from "@/components/review/note-actions";
import { NoteForm } from "@/components/review/note-form";
import { NoteItem } from "@/components/review/note-item";
import type { Note } from "@/lib/data/note-rows";

type NotesPanelProps = {
  interviewId: string;
  notes: Note[];
  hasMoments: boolean;
  actions: NoteActions;
  onPut: (note: Note) => void;
  onDrop: (noteId: string) => void;
  onWanted: () => void;
};

/** The form for a new note and the notes of everybody in the tenant. */
export function NotesPanel({
  interviewId,
  notes,
  hasMoments,
  actions,
  onPut,
  onDrop,
  onWanted,
}: NotesPanelProps) {
  return (
    <div className="flex flex-col gap-1">
      <NoteForm
        interviewId={interviewId}
        hasMoments={hasMoments}
        onCreate={actions.create}
        onCreated={onPut}
        onWanted={onWanted}
      />
      {notes.length === 0 ? (
        <p className="py-4 text-pretty text-muted text-sm">
          No notes yet. What you write here is seen by your colleagues, never by the candidate.
        </p>
      ) : (
        <ul className="divide-y">
          {notes.map((note) => (
            <li key={note.id}>
              <NoteItem note={note} actions={actions} onChanged={onPut} onRemoved={onDrop} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
