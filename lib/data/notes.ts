import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/db/tenant";
import { notFound } from "@/lib/errors";
import { getInterview } from "./interviews";

/** A member's remark on an interview. `atMs` is the playing moment it belongs to, null for a general note. */
export type Note = {
  id: string;
  body: string;
  atMs: number | null;
  authorName: string;
  /** True when the reader wrote it, and so may edit and delete it. */
  isOwn: boolean;
  createdAt: string;
  editedAt: string | null;
};

export const NOTE_MAX_LENGTH = 4000;

export const noteSchema = z.object({
  body: z
    .string()
    .trim()
    .min(1, "Write something first.")
    .max(NOTE_MAX_LENGTH, `A note has at most ${NOTE_MAX_LENGTH} characters.`),
  atMs: z.number().int().min(0).max(2_147_483_647).nullable(),
});

export type NoteInput = z.infer<typeof noteSchema>;

const FIELDS = {
  id: true,
  body: true,
  atMs: true,
  authorId: true,
  createdAt: true,
  editedAt: true,
  author: { select: { name: true } },
} as const satisfies Prisma.NoteSelect;

type NoteRow = Prisma.NoteGetPayload<{ select: typeof FIELDS }>;

/** The notes of an interview: those at a moment in the order of the recording, then the general ones. */
export async function listNotes(actor: MemberActor, interviewId: string): Promise<Note[]> {
  const rows = await tenantDb(actor).note.findMany({
    where: { interviewId },
    orderBy: [{ atMs: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
    select: FIELDS,
  });
  return rows.map((row) => toNote(row, actor));
}

/** Throws `not_found` for an interview outside the actor's reach. */
export async function createNote(actor: MemberActor, interviewId: string, input: NoteInput): Promise<Note> {
  actor.demand("notes.write");
  if (!(await getInterview(actor, interviewId))) throw notFound("That interview");
  const row = await tenantDb(actor).note.create({
    data: { interviewId, authorId: actor.user.id, ...input },
    select: FIELDS,
  });
  return toNote(row, actor);
}

/** Changes the text of the actor's own note. Throws `not_found` for any other. */
export async function updateNote(actor: MemberActor, noteId: string, body: string): Promise<Note> {
  actor.demand("notes.write");
  const [row] = await tenantDb(actor).note.updateManyAndReturn({
    where: { id: noteId, authorId: actor.user.id },
    data: { body, editedAt: new Date() },
    select: FIELDS,
  });
  if (!row) throw notFound("That note");
  return toNote(row, actor);
}

/** Deletes the actor's own note. Throws `not_found` for any other. */
export async function deleteNote(actor: MemberActor, noteId: string): Promise<void> {
  actor.demand("notes.write");
  const deleted = await tenantDb(actor).note.deleteMany({ where: { id: noteId, authorId: actor.user.id } });
  if (deleted.count === 0) throw notFound("That note");
}

function toNote(row: NoteRow, reader: MemberActor): Note {
  return {
    id: row.id,
    body: row.body,
    atMs: row.atMs,
    authorName: row.author.name,
    isOwn: row.authorId === reader.user.id,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}
