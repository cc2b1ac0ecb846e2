import type { ReviewLinkActor } from "@/lib/auth/actor";
import { readPolicy } from "@/lib/data/sight/review-policies";
import type { Criterion } from "@/lib/scorecards/criterion";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { toCriteria } from "./scorecards";

/** What a visitor fills in for an interview. */
export type AskedScorecard = { versionId: string; name: string; criteria: Criterion[] };

/** The scorecard that the link asks the visitor to fill in for an interview; null where it asks for none. */
export async function getAskedScorecard(
  actor: ReviewLinkActor,
  interviewId: string,
): Promise<AskedScorecard | null> {
  return readAskedScorecard(actor, tenantDb(actor), interviewId);
}

/**
 * `getAskedScorecard` inside a transaction. What they began with, else the newest version of what the sender chose, of
 * what the role is reviewed by, or of the tenant's first scorecard.
 */
export async function readAskedScorecard(
  actor: ReviewLinkActor,
  db: Pick<TenantTransaction, "visitorFeedback" | "reviewLink" | "interview" | "reviewPolicy" | "scorecard">,
  interviewId: string,
): Promise<AskedScorecard | null> {
  const { terms, tenantId, visitor } = actor;
  if (!terms.asksScorecard || !terms.allowsFeedback || !actor.interviewIds.includes(interviewId)) return null;
  const begun = await db.visitorFeedback.findUnique({
    where: { tenantId_visitorId_interviewId: { tenantId, visitorId: visitor.id, interviewId } },
    select: { version: { select: { id: true, criteria: true, scorecard: { select: { name: true } } } } },
  });
  if (begun?.version) {
    const { id, criteria, scorecard } = begun.version;
    return { versionId: id, name: scorecard.name, criteria: toCriteria(criteria) };
  }
  const [{ scorecardId: chosenId }, { roleName }] = await Promise.all([
    db.reviewLink.findUniqueOrThrow({ where: { id: actor.linkId }, select: { scorecardId: true } }),
    db.interview.findUniqueOrThrow({ where: { id: interviewId }, select: { roleName: true } }),
  ]);
  const scorecardId = chosenId ?? (await readPolicy(db, roleName)).scorecardId;
  const scorecard = await db.scorecard.findFirst({
    where: scorecardId === null ? { archivedAt: null } : { id: scorecardId },
    orderBy: { createdAt: "asc" },
    select: {
      name: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true, criteria: true } },
    },
  });
  const [newest] = scorecard?.versions ?? [];
  return scorecard && newest
    ? { versionId: newest.id, name: scorecard.name, criteria: toCriteria(newest.criteria) }
    : null;
}
