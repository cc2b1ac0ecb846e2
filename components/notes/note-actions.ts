import type { Refusal } from "@/components/browser/answer-of";
import type { NoteEdit } from "@/lib/data/notes/note-changes";
import type { NoteRevision } from "@/lib/data/notes/note-revisions";
import type { Note, NoteVisibility } from "@/lib/data/notes/note-rows";
import type { NoteInput } from "@/lib/data/notes/notes";

type Answer<T extends object = object> = ({ ok: true } & T) | Refusal;
/** A change that started from an older note changes nothing: `current` is what the note is by now. */
type ChangeAnswer = Answer<{ note: Note }> | (Refusal & { current: Note });

/** What the notes panel can do, given by the page. Each answers in words for the person when it fails. */
export type NoteActions = {
  create: (input: NoteInput) => Promise<Answer<{ note: Note }>>;
  update: (noteId: string, edit: NoteEdit) => Promise<ChangeAnswer>;
  share: (noteId: string, change: { visibility: NoteVisibility; revision: number }) => Promise<ChangeAnswer>;
  /** Takes a note away, or brings it back. */
  setDeleted: (noteId: string, isDeleted: boolean) => Promise<Answer<{ note: Note }>>;
  revisions: (noteId: string) => Promise<Answer<{ revisions: NoteRevision[] }>>;
};
