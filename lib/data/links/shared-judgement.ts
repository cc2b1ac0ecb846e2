import type { ReviewLinkActor } from "@/lib/auth/actor";
import { namesToStrike } from "@/lib/data/interviews/link-masking";
import { toCriteria } from "@/lib/data/reviews/scorecards";
import type { Recommendation } from "@/lib/scorecards/recommendations";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { strikeNames } from "@/lib/transcript/strike-names";

/** A note that the sender chose. */
export type SharedNote = { id: string; authorName: string; body: string; atMs: number | null };

/** One reviewer's scores, without what they wrote. */
export type SharedReview = {
  id: string;
  authorName: string;
  recommendation: Recommendation | null;
  scores: { name: string; score: number; isYesNo: boolean }[];
};

/** What the link shows of the team's own work on an interview. */
export async function getSharedJudgement(
  actor: ReviewLinkActor,
  interviewId: string,
): Promise<{ notes: SharedNote[]; reviews: SharedReview[] }> {
  const names = actor.terms.isMasked ? await namesToStrike(actor) : [];
  const isReachable = actor.interviewIds.includes(interviewId);
  const db = tenantDb(actor);
  const [notes, reviews] = await Promise.all([
    db.note.findMany({
      // Made private or deleted since, it is no longer the sender's to show.
      where: {
        interviewId,
        visibility: "team",
        deletedAt: null,
        links: { some: { linkId: actor.linkId } },
      },
      orderBy: [{ atMs: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
      select: { id: true, body: true, atMs: true, author: { select: { name: true } } },
    }),
    actor.terms.showsScores && isReachable
      ? db.review.findMany({
          where: { interviewId, submittedAt: { not: null } },
          orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
          select: {
            id: true,
            recommendation: true,
            author: { select: { name: true } },
            version: { select: { criteria: true } },
            ratings: { select: { criterionId: true, score: true } },
          },
        })
      : [],
  ]);
  const bodies = notes.map(({ body }) => body);
  const shown = names.length > 0 ? await strikeNames(bodies, names) : bodies;
  return {
    notes: notes.map(({ author, ...same }, index) => ({
      ...same,
      authorName: author.name,
      body: shown[index] ?? "",
    })),
    reviews: reviews.map(({ author, version, ratings, ...same }) => {
      const given = new Map(ratings.map(({ criterionId, score }) => [criterionId, score]));
      return {
        ...same,
        authorName: author.name,
        scores: toCriteria(version.criteria).flatMap(({ id, name, kind }) => {
          const score = given.get(id) ?? null;
          return score === null ? [] : [{ name, score, isYesNo: kind === "yes_no" }];
        }),
      };
    }),
  };
}
