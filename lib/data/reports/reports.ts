import type { MemberActor } from "@/lib/auth/actor";
import { toCriteria } from "@/lib/data/reviews/scorecards";
import { blindInterviews } from "@/lib/data/sight/blind";
import type { Prisma } from "@/lib/db/generated/client";
import type { FunnelRow, OpenReviews, Reports, ReviewTimes } from "@/lib/reports/reports";
import { RECOMMENDATIONS } from "@/lib/scorecards/recommendations";
import { tenantDb } from "@/lib/tenant/tenant-db";

const DAY_MS = 86_400_000;
/** More rows than these are not read at once; the newest count. */
const MOST_ROWS = 10_000;

/**
 * How reviewing went in the last `days`. What the reader still has to review blind is left out wherever it would tell
 * of others' judgement. Throws `forbidden`.
 */
export async function getReports(actor: MemberActor, days: number): Promise<Reports> {
  actor.demand("reports.read");
  const since = new Date(Date.now() - days * DAY_MS);
  const blind = await blindInterviews(actor);
  const seen: Prisma.InterviewWhereInput = blind ? { NOT: blind } : {};
  const [funnel, reviewTimes, open, recommendations, scores] = await Promise.all([
    readFunnel(actor, since, seen),
    readReviewTimes(actor, since, seen),
    readOpenReviews(actor),
    readRecommendations(actor, since, seen),
    readScores(actor, since, seen),
  ]);
  return { days, funnel, reviewTimes, open, recommendations, scores };
}

async function readFunnel(
  actor: MemberActor,
  since: Date,
  seen: Prisma.InterviewWhereInput,
): Promise<FunnelRow[]> {
  const { interview } = tenantDb(actor);
  const within = { sessionCreatedAt: { gte: since } };
  const count = { _all: true } as const;
  const [byStatus, reviewed, decided] = await Promise.all([
    interview.groupBy({ by: ["roleName", "status"], where: within, _count: count }),
    interview.groupBy({
      by: ["roleName"],
      where: { AND: [within, seen, { reviews: { some: { submittedAt: { not: null } } } }] },
      _count: count,
    }),
    interview.groupBy({
      by: ["roleName", "decision"],
      where: { AND: [within, seen, { decision: { not: null } }] },
      _count: count,
    }),
  ]);
  const rows = new Map<string | null, FunnelRow>();
  const rowOf = (roleName: string | null) => {
    const row = rows.get(roleName) ?? {
      roleName,
      invited: 0,
      completed: 0,
      reviewed: 0,
      advanced: 0,
      held: 0,
      rejected: 0,
    };
    rows.set(roleName, row);
    return row;
  };
  for (const { roleName, status, _count } of byStatus) {
    const row = rowOf(roleName);
    row.invited += _count._all;
    if (status === "completed") row.completed += _count._all;
  }
  for (const { roleName, _count } of reviewed) rowOf(roleName).reviewed += _count._all;
  for (const { roleName, decision, _count } of decided) {
    const row = rowOf(roleName);
    if (decision === "advance") row.advanced += _count._all;
    if (decision === "hold") row.held += _count._all;
    if (decision === "reject") row.rejected += _count._all;
  }
  return [...rows.values()].toSorted((a, b) => b.invited - a.invited);
}

async function readReviewTimes(
  actor: MemberActor,
  since: Date,
  seen: Prisma.InterviewWhereInput,
): Promise<ReviewTimes[]> {
  const rows = await tenantDb(actor).interview.findMany({
    where: {
      AND: [seen, { completedAt: { gte: since }, reviews: { some: { submittedAt: { not: null } } } }],
    },
    orderBy: { completedAt: "desc" },
    take: MOST_ROWS,
    select: {
      roleName: true,
      completedAt: true,
      reviews: {
        where: { submittedAt: { not: null } },
        orderBy: { submittedAt: "asc" },
        take: 1,
        select: { submittedAt: true },
      },
    },
  });
  const byRole = new Map<string | null, number[]>();
  for (const { roleName, completedAt, reviews } of rows) {
    const [first] = reviews;
    if (!completedAt || !first?.submittedAt) continue;
    const waitedMs = Math.max(0, first.submittedAt.getTime() - completedAt.getTime());
    byRole.set(roleName, [...(byRole.get(roleName) ?? []), waitedMs]);
  }
  return [...byRole]
    .map(([roleName, waits]) => {
      const sorted = waits.toSorted((a, b) => a - b);
      return { roleName, count: sorted.length, medianMs: at(sorted, 0.5), slowTenthMs: at(sorted, 0.9) };
    })
    .toSorted((a, b) => b.count - a.count);
}

/** The value that `share` of the sorted values are not above. */
function at(sorted: number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

async function readOpenReviews(actor: MemberActor): Promise<OpenReviews[]> {
  const rows = await tenantDb(actor).assignment.findMany({
    where: { interview: { status: "completed" } },
    orderBy: { createdAt: "desc" },
    take: MOST_ROWS,
    select: {
      reviewerId: true,
      dueAt: true,
      reviewer: { select: { user: { select: { name: true } } } },
      interview: {
        select: { reviews: { where: { submittedAt: { not: null } }, select: { authorId: true } } },
      },
    },
  });
  const byPerson = new Map<string, OpenReviews>();
  for (const { reviewerId, dueAt, reviewer, interview } of rows) {
    const person = byPerson.get(reviewerId) ?? {
      userId: reviewerId,
      name: reviewer.user.name,
      open: 0,
      overdue: 0,
      done: 0,
    };
    byPerson.set(reviewerId, person);
    if (interview.reviews.some(({ authorId }) => authorId === reviewerId)) person.done += 1;
    else {
      person.open += 1;
      if (dueAt && dueAt.getTime() < Date.now()) person.overdue += 1;
    }
  }
  return [...byPerson.values()].toSorted((a, b) => b.open - a.open || a.name.localeCompare(b.name));
}

async function readRecommendations(
  actor: MemberActor,
  since: Date,
  seen: Prisma.InterviewWhereInput,
): Promise<Reports["recommendations"]> {
  const rows = await tenantDb(actor).review.groupBy({
    by: ["recommendation"],
    where: { submittedAt: { gte: since }, interview: seen },
    _count: { _all: true },
  });
  const counts = new Map(rows.map(({ recommendation, _count }) => [recommendation, _count._all]));
  return RECOMMENDATIONS.map((recommendation) => ({
    recommendation,
    count: counts.get(recommendation) ?? 0,
  }));
}

/** Of criteria that are scored from 1 to 5; yes and no are something else. */
async function readScores(
  actor: MemberActor,
  since: Date,
  seen: Prisma.InterviewWhereInput,
): Promise<Reports["scores"]> {
  const db = tenantDb(actor);
  const submitted = { submittedAt: { gte: since }, interview: seen };
  const [versions, rows] = await Promise.all([
    db.scorecardVersion.findMany({ orderBy: { createdAt: "asc" }, select: { criteria: true } }),
    db.rating.groupBy({
      by: ["criterionId", "score"],
      where: { score: { not: null }, review: submitted },
      _count: { _all: true },
    }),
  ]);
  const kinds = new Map(
    versions.flatMap(({ criteria }) => toCriteria(criteria).map(({ id, kind }) => [id, kind] as const)),
  );
  return [1, 2, 3, 4, 5].map((score) => ({
    score,
    count: rows
      .filter((row) => row.score === score && kinds.get(row.criterionId) === "scale")
      .reduce((sum, row) => sum + row._count._all, 0),
  }));
}
