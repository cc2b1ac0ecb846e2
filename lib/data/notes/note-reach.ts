import type { MemberActor } from "@/lib/auth/actor";
import { isBlindFor } from "@/lib/data/sight/blind";
import type { Prisma } from "@/lib/db/generated/client";
import type { NoteVisibility } from "@/lib/db/generated/enums";
import { AppError, notFound } from "@/lib/errors";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";

/**
 * The only `where` that leads a member to the notes of an interview: what is shared with the team, and their own;
 * their own alone while they must not know what others think. `db`: inside a transaction, that. `isBlind`: what
 * `isBlindFor` said, where it was asked already.
 */
export async function readableNotes(
  actor: MemberActor,
  interviewId: string,
  db: TenantTransaction = tenantDb(actor),
  isBlind?: boolean,
): Promise<Prisma.NoteWhereInput> {
  const own: Prisma.NoteWhereInput = { authorId: actor.user.id };
  const all: Prisma.NoteWhereInput = { interviewId, AND: [{ OR: [own, { visibility: "team" }] }] };
  if (isBlind !== undefined) return isBlind ? { interviewId, ...own } : all;
  const interview = await db.interview.findUnique({
    where: { id: interviewId },
    select: { id: true, roleName: true },
  });
  if (!interview || (await isBlindFor(actor, interview, db))) return { interviewId, ...own };
  return all;
}

/**
 * Keeps the thread as it is until the transaction ends, so that it cannot become private with somebody else's
 * reply in it. A deleted one still takes replies: what is written is not lost.
 */
export async function holdThread(
  tx: TenantTransaction,
  actor: MemberActor,
  interviewId: string,
  noteId: string,
  visibility: NoteVisibility,
): Promise<void> {
  const thread = { id: noteId, parentId: null, AND: [await readableNotes(actor, interviewId, tx)] };
  const held = await tx.note.updateMany({
    where: { ...thread, visibility },
    data: { lastReplyAt: new Date() },
  });
  if (held.count > 0) return;
  if ((await tx.note.count({ where: thread })) === 0) throw notFound("That note");
  throw new AppError(
    "conflict",
    visibility === "private"
      ? "The note is now shared with the team, so your reply was not sent. Everyone would have seen it."
      : "The note is now private. Your reply was not sent.",
  );
}
