"use server";

import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import {
  deleteNote,
  type NoteChange,
  type NoteEdit,
  restoreNote,
  setNoteVisibility,
  updateNote,
} from "@/lib/data/notes/note-changes";
import { listNoteRevisions, type NoteRevision } from "@/lib/data/notes/note-revisions";
import type { Note, NoteVisibility } from "@/lib/data/notes/note-rows";
import {
  createNote,
  mentionIdsSchema,
  type NoteInput,
  noteBodySchema,
  noteSchema,
  noteVisibilitySchema,
} from "@/lib/data/notes/notes";
import { AppError } from "@/lib/errors";
import { publish } from "@/lib/events/bus";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();
const revision = z.number().int().min(1);
const editSchema = z.object({ body: noteBodySchema, revision, mentionIds: mentionIdsSchema });
const shareSchema = z.object({ visibility: noteVisibilitySchema, revision });

type NoteResult = ActionResult<{ note: Note }>;
/** A change that started from an older note is told what the note is now. */
type ChangeResult = NoteResult | { ok: false; code: "CONFLICT"; reason: string; current: Note };

/** `writerId` wrote it, perhaps long ago: whoever is signed in by now does not send it in their own name. */
export async function createNoteAction(
  tenant: string,
  interviewId: string,
  writerId: string,
  input: NoteInput,
): Promise<NoteResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    if (actor.user.id !== writerId)
      throw new AppError("unauthenticated", "Someone else is signed in. Sign in again to send it.");
    const note = await createNote(actor, parseInput(id, interviewId), parseInput(noteSchema, input));
    await tell(actor, interviewId, note.visibility);
    return { note };
  });
}

export async function updateNoteAction(
  tenant: string,
  interviewId: string,
  noteId: string,
  edit: NoteEdit,
): Promise<ChangeResult> {
  return changeResult(async () => {
    const actor = await memberOrThrow(tenant);
    const change = await updateNote(actor, parseInput(id, noteId), parseInput(editSchema, edit));
    if (change.ok) await tell(actor, interviewId, change.note.visibility);
    return change;
  });
}

export async function setNoteVisibilityAction(
  tenant: string,
  interviewId: string,
  noteId: string,
  input: { visibility: NoteVisibility; revision: number },
): Promise<ChangeResult> {
  return changeResult(async () => {
    const actor = await memberOrThrow(tenant);
    const change = await setNoteVisibility(actor, parseInput(id, noteId), parseInput(shareSchema, input));
    // Also when it is private from now on: others have to forget it.
    if (change.ok) await tell(actor, interviewId, "team");
    return change;
  });
}

/** Takes an own note away, or brings it back. */
export async function setNoteDeletedAction(
  tenant: string,
  interviewId: string,
  noteId: string,
  isDeleted: boolean,
): Promise<NoteResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const change = parseInput(z.boolean(), isDeleted) ? deleteNote : restoreNote;
    const note = await change(actor, parseInput(id, noteId));
    await tell(actor, interviewId, note.visibility);
    return { note };
  });
}

export async function listNoteRevisionsAction(
  tenant: string,
  interviewId: string,
  noteId: string,
): Promise<ActionResult<{ revisions: NoteRevision[] }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    return { revisions: await listNoteRevisions(actor, parseInput(id, interviewId), parseInput(id, noteId)) };
  });
}

async function changeResult(work: () => Promise<NoteChange>): Promise<ChangeResult> {
  const result = await actionResult(async () => ({ change: await work() }));
  if (!result.ok) return result;
  if (result.change.ok) return { ok: true, note: result.change.note };
  const reason = "This note was changed elsewhere.";
  return { ok: false, code: "CONFLICT", reason, current: result.change.current };
}

async function tell(actor: MemberActor, interviewId: string, visibility: NoteVisibility): Promise<void> {
  const to = visibility === "private" ? { readerId: actor.user.id } : {};
  await publish(actor, { type: "notes", interviewId: parseInput(id, interviewId), ...to });
}
