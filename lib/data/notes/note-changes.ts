import type { MemberActor } from "@/lib/auth/actor";
import { happened } from "@/lib/data/facts/happened";
import { AppError, notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { saveMentions } from "./note-mentions";
import { holdThread } from "./note-reach";
import { type Note, type NoteVisibility, noteFields, toNote } from "./note-rows";
import type { NoteInput } from "./notes";

/** How long a deleted note can be brought back. */
const RESTORE_MS = 15 * 60_000;

/** What a change came to; `current` is the note as it is now when the change started from an older one. */
export type NoteChange = { ok: true; note: Note } | { ok: false; current: Note };

export type NoteEdit = { body: string; revision: number; mentionIds: string[] };

/**
 * Changes the text of the actor's own note and keeps the earlier one. An edit that started from another revision
 * changes nothing. Throws `not_found` for any other note.
 */
export async function updateNote(actor: MemberActor, noteId: string, edit: NoteEdit): Promise<NoteChange> {
  actor.demand("notes.write");
  const own = { id: noteId, authorId: actor.user.id, deletedAt: null };
  const isCurrent = await tenantDb(actor).$transaction(async (tx) => {
    const before = await tx.note.findFirst({ where: own });
    if (!before) throw notFound("That note");
    if (before.revision === edit.revision && before.body === edit.body) return true;
    const changed = await tx.note.updateMany({
      where: { ...own, revision: edit.revision },
      data: { body: edit.body, editedAt: new Date(), revision: { increment: 1 } },
    });
    if (changed.count === 0) return false;
    const { body, revision, visibility, editedAt, createdAt } = before;
    await tx.noteRevision.create({
      data: { noteId, body, revision, visibility, writtenAt: editedAt ?? createdAt },
    });
    const isPrivate = visibility === "private";
    const calledUpon = isPrivate ? [] : await saveMentions(tx, noteId, edit.body, edit.mentionIds);
    const { interviewId } = before;
    await happened(tx, actor, { kind: "note_edited", interviewId, noteId, isPrivate, calledUpon });
    return true;
  });
  const note = await readOwn(actor, noteId);
  return isCurrent ? { ok: true, note } : { ok: false, current: note };
}

/**
 * Shares the actor's own thread with the team, or takes it back. Throws `conflict` when somebody else has replied
 * in it, and `not_found` for a reply or any other note.
 */
export async function setNoteVisibility(
  actor: MemberActor,
  noteId: string,
  { visibility, revision }: { visibility: NoteVisibility; revision: number },
): Promise<NoteChange> {
  actor.demand("notes.write");
  const authorId = actor.user.id;
  const own = { id: noteId, authorId, parentId: null, deletedAt: null };
  const isCurrent = await tenantDb(actor).$transaction(async (tx) => {
    const changed = await tx.note.updateMany({
      where: { ...own, revision },
      data: { visibility, revision: { increment: 1 } },
    });
    if (changed.count === 0) return false;
    const replies = { parentId: noteId, deletedAt: null };
    // The update above holds the thread: no reply comes in between.
    if ((await tx.note.count({ where: { ...replies, authorId: { not: authorId } } })) > 0)
      throw new AppError("conflict", "Others have replied, so this note cannot be made private.");
    await tx.note.updateMany({
      where: { parentId: noteId, authorId },
      data: { visibility, revision: { increment: 1 } },
    });
    const thread = { OR: [{ id: noteId }, { parentId: noteId, authorId }] };
    const notes = await tx.note.findMany({
      where: thread,
      select: { id: true, interviewId: true, body: true },
    });
    const calledUpon: { noteId: string; userIds: string[] }[] = [];
    if (visibility === "private") await tx.noteMention.deleteMany({ where: { note: thread } });
    else
      for (const { id, body } of notes)
        calledUpon.push({ noteId: id, userIds: await saveMentions(tx, id, body, []) });
    const [{ interviewId } = { interviewId: "" }] = notes;
    await happened(tx, actor, { kind: "thread_moved", interviewId, calledUpon });
    return true;
  });
  const note = await readOwn(actor, noteId);
  return isCurrent ? { ok: true, note } : { ok: false, current: note };
}

/** Takes the actor's own note away; its text stays for `restoreNote`. Throws `not_found` for any other. */
export async function deleteNote(actor: MemberActor, noteId: string): Promise<Note> {
  actor.demand("notes.write");
  await tenantDb(actor).$transaction(async (tx) => {
    const [deleted] = await tx.note.updateManyAndReturn({
      where: { id: noteId, authorId: actor.user.id, deletedAt: null },
      data: { deletedAt: new Date() },
      select: { interviewId: true, visibility: true },
    });
    if (!deleted) throw notFound("That note");
    await happened(tx, actor, { kind: "note_deleted", noteId, ...placeOf(deleted) });
  });
  return readOwn(actor, noteId);
}

/** Brings back the actor's own note as it was. Throws `not_found` for any other, and when it is too late. */
export async function restoreNote(actor: MemberActor, noteId: string): Promise<Note> {
  actor.demand("notes.write");
  await tenantDb(actor).$transaction(async (tx) => {
    const deleted = {
      id: noteId,
      authorId: actor.user.id,
      deletedAt: { gt: new Date(Date.now() - RESTORE_MS) },
    };
    const row = await tx.note.findFirst({ where: deleted });
    if (!row) throw notFound("That note");
    if (row.parentId) await holdThread(tx, actor, row.interviewId, row.parentId, row.visibility);
    await tx.note.updateMany({ where: deleted, data: { deletedAt: null } });
    await happened(tx, actor, { kind: "note_restored", noteId, ...placeOf(row) });
  });
  return readOwn(actor, noteId);
}

/** The note that an earlier request of the same browser made, with what the writer has changed since. */
export async function changeRepeated(
  actor: MemberActor,
  interviewId: string,
  { requestId, body, visibility, mentionIds }: NoteInput,
): Promise<Note> {
  const row = await tenantDb(actor).note.findFirst({
    where: { requestId, interviewId, authorId: actor.user.id },
    select: noteFields(actor),
  });
  if (!row) throw notFound("That note");
  const note = toNote(row, actor);
  if (note.isDeleted) return note;
  const { revision } = note;
  const shown =
    note.parentId === null && note.visibility !== visibility
      ? await setNoteVisibility(actor, note.id, { visibility, revision })
      : { ok: true as const, note };
  if (!shown.ok) return shown.current;
  const edited = await updateNote(actor, note.id, { body, revision: shown.note.revision, mentionIds });
  return edited.ok ? edited.note : edited.current;
}

function placeOf({ interviewId, visibility }: { interviewId: string; visibility: NoteVisibility }) {
  return { interviewId, isPrivate: visibility === "private" };
}

async function readOwn(actor: MemberActor, noteId: string): Promise<Note> {
  const row = await tenantDb(actor).note.findFirst({
    where: { id: noteId, authorId: actor.user.id },
    select: noteFields(actor),
  });
  if (!row) throw notFound("That note");
  return toNote(row, actor);
}
