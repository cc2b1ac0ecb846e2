import type { MemberActor } from "@/lib/auth/actor";
import { notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { readableNotes } from "./note-reach";
import { readableRevisions } from "./note-rows";

/** A text that a note had before, and when it was written. */
export type NoteRevision = { revision: number; body: string; writtenAt: string };

/** The earlier texts of a note, newest first. Throws `not_found` for a note that the actor may not read. */
export async function listNoteRevisions(
  actor: MemberActor,
  interviewId: string,
  noteId: string,
): Promise<NoteRevision[]> {
  const db = tenantDb(actor);
  const note = { id: noteId, deletedAt: null, AND: [await readableNotes(actor, interviewId)] };
  if ((await db.note.count({ where: note })) === 0) throw notFound("That note");
  const rows = await db.noteRevision.findMany({
    where: { noteId, AND: [readableRevisions(actor)] },
    orderBy: { revision: "desc" },
  });
  return rows.map(({ revision, body, writtenAt }) => ({
    revision,
    body,
    writtenAt: writtenAt.toISOString(),
  }));
}
