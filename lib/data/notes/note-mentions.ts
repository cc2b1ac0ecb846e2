import { findMentioned } from "@/lib/format/mention-text";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";

/**
 * Makes the rows say whom a shared note calls upon: members named in `body`. Rows that stay keep their time; somebody
 * who has left stays as long as the name stands there. Returns who is called upon now and was not before.
 */
export async function saveMentions(
  tx: TenantTransaction,
  noteId: string,
  body: string,
  pickedIds: readonly string[],
): Promise<string[]> {
  const before = await tx.noteMention.findMany({ where: { noteId }, select: { userId: true, label: true } });
  const members = body.includes("@")
    ? await tx.membership.findMany({
        where: { user: { disabledAt: null } },
        select: { userId: true, user: { select: { name: true } } },
      })
    : [];
  const people = new Map(members.map(({ userId, user }) => [userId, { userId, name: user.name }]));
  // A name as it was written holds, whatever the person is called by now.
  for (const { userId, label } of before) people.set(userId, { userId, name: label });
  const knownIds = before.map(({ userId }) => userId);
  const mentioned = findMentioned(body, [...people.values()], [...pickedIds, ...knownIds]);
  await tx.noteMention.deleteMany({
    where: { noteId, userId: { notIn: mentioned.map(({ userId }) => userId) } },
  });
  const added = mentioned.filter(({ userId }) => !knownIds.includes(userId));
  await tx.noteMention.createMany({
    data: added.map(({ userId, name }) => ({ noteId, userId, label: name })),
  });
  return added.map(({ userId }) => userId);
}
