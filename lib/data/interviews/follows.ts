import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { notFound } from "@/lib/errors";
import { isUnfinished } from "@/lib/format/interview-status";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { peopleOf } from "./interview-people";

/** Whether the actor will be told when an interview ends: because they follow it, or because it concerns them anyway. */
export type Following = "no" | "follows" | "concerned";

/** How the actor stands to an interview that has not ended. */
export async function getFollowing(actor: MemberActor, interviewId: string): Promise<Following> {
  if (!z.uuid().safeParse(interviewId).success) return "no";
  const userId = actor.user.id;
  const db = tenantDb(actor);
  const interview = await db.interview.findUnique({
    where: { id: interviewId },
    select: { follows: { where: { userId }, select: { userId: true } } },
  });
  if (!interview) return "no";
  if ((await peopleOf(db, interviewId, { withAsked: true })).includes(userId)) return "concerned";
  return interview.follows.length > 0 ? "follows" : "no";
}

/** Has the actor told when the interview ends, or no more. One that has ended is followed by nobody. */
export async function setFollowing(
  actor: MemberActor,
  interviewId: string,
  isFollowing: boolean,
): Promise<void> {
  const follow = { interviewId, userId: actor.user.id };
  await tenantDb(actor).$transaction(async (tx) => {
    const interview = await tx.interview.findUnique({ where: { id: interviewId }, select: { status: true } });
    if (!interview) throw notFound("That interview");
    if (!isFollowing) await tx.interviewFollow.deleteMany({ where: follow });
    else if (isUnfinished(interview.status))
      await tx.interviewFollow.createMany({ data: [follow], skipDuplicates: true });
  });
}
