import type { Note } from "@/lib/data/notes/note-rows";

/** As the server orders them: by moment, then the general ones, each by age. */
export function inNoteOrder(notes: Note[]): Note[] {
  return notes.toSorted((a, b) => momentOf(a) - momentOf(b) || a.createdAt.localeCompare(b.createdAt));
}

function momentOf(note: Note): number {
  return note.atMs ?? Number.MAX_SAFE_INTEGER;
}
