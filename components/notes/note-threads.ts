import type { Note } from "@/lib/data/notes/note-rows";

/** A note and what was answered to it, oldest first. */
export type NoteThread = { first: Note; replies: Note[] };

/** The threads in the order of their first notes. A reply whose thread is not among `notes` stands nowhere. */
export function toThreads(notes: readonly Note[]): NoteThread[] {
  const threads = new Map<string, NoteThread>();
  for (const first of notes) if (first.parentId === null) threads.set(first.id, { first, replies: [] });
  for (const reply of notes) if (reply.parentId !== null) threads.get(reply.parentId)?.replies.push(reply);
  for (const { replies } of threads.values()) replies.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return [...threads.values()];
}

/** How many notes there are to read: what is deleted is not one. */
export function countNotes(notes: readonly Note[]): number {
  return notes.filter(({ isDeleted }) => !isDeleted).length;
}
