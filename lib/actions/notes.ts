"use server";

import { z } from "zod";
import {
  deleteNote,
  type NoteChange,
  restoreNote,
  setNoteVisibility,
  updateNote,
} from "@/lib/data/notes/note-changes";
import { listNoteRevisions } from "@/lib/data/notes/note-revisions";
import type { Note } from "@/lib/data/notes/note-rows";
import {
  createNote,
  mentionIdsSchema,
  noteBodySchema,
  noteSchema,
  noteVisibilitySchema,
} from "@/lib/data/notes/notes";
import { memberAction } from "./define";
import { demandWriter } from "./demand-writer";

const id = z.uuid();
const revision = z.number().int().min(1);

/** The writer wrote it, perhaps long ago. */
export const createNoteAction = memberAction(
  "notes.write",
  "nothing",
  [id, z.string(), noteSchema],
  async (actor, interviewId, writerId, input) => {
    demandWriter(actor, writerId, "send");
    return { note: await createNote(actor, interviewId, input) };
  },
);

export const updateNoteAction = memberAction(
  "notes.write",
  "nothing",
  [id, id, z.object({ body: noteBodySchema, revision, mentionIds: mentionIdsSchema })],
  async (actor, _, noteId, edit) => answerTo(await updateNote(actor, noteId, edit)),
);

export const setNoteVisibilityAction = memberAction(
  "notes.write",
  "nothing",
  [id, id, z.object({ visibility: noteVisibilitySchema, revision })],
  async (actor, _, noteId, input) => answerTo(await setNoteVisibility(actor, noteId, input)),
);

/** Takes an own note away, or brings it back. */
export const setNoteDeletedAction = memberAction(
  "notes.write",
  "nothing",
  [id, id, z.boolean()],
  async (actor, _, noteId, isDeleted) => ({
    note: await (isDeleted ? deleteNote : restoreNote)(actor, noteId),
  }),
);

export const listNoteRevisionsAction = memberAction(
  "member",
  "nothing",
  [id, id],
  async (actor, interviewId, noteId) => ({
    revisions: await listNoteRevisions(actor, interviewId, noteId),
  }),
);

/** A change that started from an older note is told what the note is now. */
function answerTo(
  change: NoteChange,
): { note: Note } | { ok: false; code: "CONFLICT"; reason: string; current: Note } {
  if (change.ok) return { note: change.note };
  const reason = "This note was changed elsewhere.";
  return { ok: false, code: "CONFLICT", reason, current: change.current };
}
