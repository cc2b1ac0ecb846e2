import type { MemberActor } from "@/lib/auth/actor";
import { notify } from "@/lib/data/news/notify";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";

type NewNote = { id: string; interviewId: string; parentId: string | null };

/** Tells whom a shared note calls upon, and of a reply everybody in its thread, each once. */
export async function tellOfNote(
  tx: TenantTransaction,
  actor: MemberActor,
  note: NewNote,
  calledUpon: string[],
): Promise<void> {
  await tellOfMentions(tx, actor, note, calledUpon);
  if (note.parentId === null) return;
  const thread = await tx.note.findMany({
    where: { OR: [{ id: note.parentId }, { parentId: note.parentId }], deletedAt: null },
    distinct: ["authorId"],
    select: { authorId: true },
  });
  const others = thread.map(({ authorId }) => authorId).filter((id) => !calledUpon.includes(id));
  await notify(tx, actor, [{ kind: "replied", ...about(note), userIds: others }]);
}

/** Tells those whom a note newly calls upon. */
export async function tellOfMentions(
  tx: TenantTransaction,
  actor: MemberActor,
  note: Pick<NewNote, "id" | "interviewId">,
  calledUpon: string[],
): Promise<void> {
  await notify(tx, actor, [{ kind: "mentioned", ...about(note), userIds: calledUpon }]);
}

function about({ id, interviewId }: Pick<NewNote, "id" | "interviewId">) {
  return { interviewId, subjectId: id, noteId: id };
}
