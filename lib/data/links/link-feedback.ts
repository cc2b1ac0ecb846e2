import type { MemberActor } from "@/lib/auth/actor";
import { blindAmong } from "@/lib/data/sight/blind";
import type { Recommendation } from "@/lib/scorecards/recommendations";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** What one visitor sent of one interview, in short. `isBlind`: hidden until the reader's own review is submitted. */
export type LinkFeedback = {
  visitorId: string;
  interviewId: string;
  sentAt: string;
} & (
  | { isBlind: true }
  | { isBlind: false; recommendation: Recommendation | null; summary: string; commentCount: number }
);

/** What was sent through a link, oldest first. Throws `forbidden`. */
export async function listLinkFeedback(actor: MemberActor, linkId: string): Promise<LinkFeedback[]> {
  actor.demand("reviewLinks.manage");
  const rows = await tenantDb(actor).visitorFeedback.findMany({
    where: { visitor: { linkId }, sentAt: { not: null } },
    orderBy: { sentAt: "asc" },
    take: 1000,
    select: {
      visitorId: true,
      interviewId: true,
      sentAt: true,
      recommendation: true,
      summary: true,
      comments: true,
    },
  });
  const blind = await blindAmong(actor, [...new Set(rows.map(({ interviewId }) => interviewId))]);
  return rows.map(({ visitorId, interviewId, sentAt, recommendation, summary, comments }) => {
    const known = { visitorId, interviewId, sentAt: sentAt?.toISOString() ?? "" };
    if (blind.has(interviewId)) return { ...known, isBlind: true };
    const commentCount = Array.isArray(comments) ? comments.length : 0;
    return { ...known, isBlind: false, recommendation, summary, commentCount };
  });
}
