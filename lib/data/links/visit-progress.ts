import type { ReviewLinkActor } from "@/lib/auth/actor";
import { getInterviews, type Interview } from "@/lib/data/interviews/interviews";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** How far a visitor is with one interview of their link. */
export type VisitStep = Pick<Interview, "id" | "candidateName" | "roleName" | "durationSec" | "language"> & {
  state: "open" | "begun" | "sent";
};

/** The link's interviews in the sender's order, and which of them the visitor has begun and sent feedback on. */
export async function getVisitProgress(actor: ReviewLinkActor): Promise<VisitStep[]> {
  const [interviews, said] = await Promise.all([
    getInterviews(actor, actor.interviewIds),
    tenantDb(actor).visitorFeedback.findMany({
      where: { visitorId: actor.visitor.id },
      select: { interviewId: true, sentAt: true },
    }),
  ]);
  const sent = new Map(said.map(({ interviewId, sentAt }) => [interviewId, sentAt !== null]));
  return interviews.map(({ id, candidateName, roleName, durationSec, language }) => ({
    ...{ id, candidateName, roleName, durationSec, language },
    state: sent.get(id) ? "sent" : sent.has(id) ? "begun" : "open",
  }));
}
