import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { happened } from "@/lib/data/facts/happened";
import { getInterview } from "@/lib/data/interviews/interviews";
import { isTaken } from "@/lib/db/unique";
import { AppError, notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { changeRepeated } from "./note-changes";
import { saveMentions } from "./note-mentions";
import { holdThread, readableNotes } from "./note-reach";
import { type Note, noteFields, toNote } from "./note-rows";

const NOTE_MAX_LENGTH = 4000;
const QUOTE_MAX_LENGTH = 2000;
/** Of one person on one interview: a page shows them all. */
const NOTES_MAX = 300;

const momentSchema = z.number().int().min(0).max(2_147_483_647).nullable();

export const noteBodySchema = z
  .string()
  .trim()
  .min(1, "Write something first.")
  .max(NOTE_MAX_LENGTH, `Notes can have at most ${NOTE_MAX_LENGTH} characters.`);

export const noteVisibilitySchema = z.enum(["team", "private"]);

/** People whom the writer picked from the list. A name that the text does not hold is not mentioned. */
export const mentionIdsSchema = z.array(z.uuid()).max(50);

export const noteSchema = z
  .object({
    /** Made by the browser; sending it twice makes one note. */
    requestId: z.uuid(),
    /** The first note of the thread that it answers. A reply has no place of its own. */
    parentId: z.uuid().nullable(),
    body: noteBodySchema,
    atMs: momentSchema,
    endMs: momentSchema,
    quote: z.string().trim().min(1).max(QUOTE_MAX_LENGTH).nullable(),
    /** Of a reply: what its thread is, as the writer saw it. */
    visibility: noteVisibilitySchema,
    mentionIds: mentionIdsSchema,
  })
  .refine(({ atMs, endMs }) => endMs === null || (atMs !== null && endMs > atMs), {
    message: "A passage must end after it starts.",
    path: ["endMs"],
  });

export type NoteInput = z.infer<typeof noteSchema>;

/**
 * The notes of an interview that the actor may read, replies among them: those at a moment in the order of the
 * recording, then the general ones. What is deleted is there, without its text, when it has replies. `isBlind`: what
 * `isBlindFor` said, where it was asked already.
 */
export async function listNotes(
  actor: MemberActor,
  interviewId: string,
  { isBlind }: { isBlind?: boolean } = {},
): Promise<Note[]> {
  const db = tenantDb(actor);
  const readable = await readableNotes(actor, interviewId, db, isBlind);
  const rows = await db.note.findMany({
    where: {
      AND: [
        readable,
        { OR: [{ deletedAt: null }, { replies: { some: { AND: [readable, { deletedAt: null }] } } }] },
      ],
    },
    orderBy: [{ atMs: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
    select: noteFields(actor),
  });
  return rows.map((row) => toNote(row, actor));
}

/**
 * Writes a note or a reply. Sent again with the same `requestId`, it is the same note, with what was changed since.
 * Throws `not_found` for an interview or a thread outside the actor's reach, and `conflict` for a reply to a thread
 * that is no longer private, or no longer shared.
 */
export async function createNote(actor: MemberActor, interviewId: string, input: NoteInput): Promise<Note> {
  actor.demand("notes.write");
  if (!(await getInterview(actor, interviewId))) throw notFound("That interview");
  const own = { interviewId, authorId: actor.user.id };
  if (
    (await tenantDb(actor).note.count({ where: { ...own, requestId: { not: input.requestId } } })) >=
    NOTES_MAX
  )
    throw new AppError("conflict", `You have reached the limit of ${NOTES_MAX} notes on this interview.`);
  const { mentionIds, ...written } = input;
  try {
    const { id } = await tenantDb(actor).$transaction(async (tx) => {
      if (input.parentId !== null) await holdThread(tx, actor, interviewId, input.parentId, input.visibility);
      const place = input.parentId === null ? {} : { atMs: null, endMs: null, quote: null };
      const row = await tx.note.create({
        data: { ...own, ...written, ...place },
        select: { id: true },
      });
      const isPrivate = input.visibility === "private";
      const calledUpon = isPrivate ? [] : await saveMentions(tx, row.id, input.body, mentionIds);
      const { parentId } = input;
      const note = { interviewId, noteId: row.id, parentId, isPrivate, calledUpon };
      await happened(tx, actor, { kind: "note_written", ...note });
      return row;
    });
    return await readNote(actor, interviewId, id);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return changeRepeated(actor, interviewId, input);
  }
}

/** One note that the actor may read. Throws `not_found`. */
export async function readNote(actor: MemberActor, interviewId: string, noteId: string): Promise<Note> {
  const row = await tenantDb(actor).note.findFirst({
    where: { id: noteId, AND: [await readableNotes(actor, interviewId)] },
    select: noteFields(actor),
  });
  if (!row) throw notFound("That note");
  return toNote(row, actor);
}
