import type { MemberActor } from "@/lib/auth/actor";
import { anonymityFor, masked } from "@/lib/data/sight/anonymity";
import { blindInterviews } from "@/lib/data/sight/blind";
import type { Prisma } from "@/lib/db/generated/client";
import type { NotificationKind } from "@/lib/notifications/kinds";
import type { News } from "@/lib/notifications/wording";
import { criteriaSchema } from "@/lib/scorecards/criterion";
import { type Judged, outcomeOf } from "@/lib/scorecards/outcome";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** News for the actor, with the way to it. */
export type Notification = News & {
  id: string;
  at: string;
  isRead: boolean;
  interviewId: string;
  noteId: string | null;
  linkId: string | null;
};

/** One page of news; `before` names the next one, null after the last. */
export type NotificationPage = { items: Notification[]; before: string | null };

const PAGE_SIZE = 30;
/** A badge says "99+" beyond. */
const MOST_COUNTED = 100;
const JUST_MS = 5 * 60_000;
const MOST_JUST_ENDED = 10;

const FIELDS = {
  id: true,
  kind: true,
  subjectId: true,
  createdAt: true,
  readAt: true,
  interviewId: true,
  noteId: true,
  linkId: true,
  link: { select: { recipient: true, headline: true } },
  causedBy: { select: { name: true } },
  interview: {
    select: { id: true, candidateName: true, roleName: true, status: true },
  },
} as const satisfies Prisma.NotificationSelect;

/** The actor's news, newest first, as far as they may see it by now. `before` is an id of an earlier page. */
export async function listNotifications(
  actor: MemberActor,
  { before = null, limit = PAGE_SIZE }: { before?: string | null; limit?: number } = {},
): Promise<NotificationPage> {
  const found = await read(actor, before === null ? {} : { id: { lt: before } }, limit + 1);
  const items = found.slice(0, limit);
  return { items, before: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** What ended within the last five minutes and the actor has not seen, newest first; at most ten. */
export async function listJustEnded(actor: MemberActor): Promise<Notification[]> {
  const createdAt = { gt: new Date(Date.now() - JUST_MS) };
  return read(actor, { kind: "completed", readAt: null, createdAt }, MOST_JUST_ENDED);
}

/** How much the actor has not seen; at most 100. */
export async function countUnread(actor: MemberActor): Promise<number> {
  const rows = await tenantDb(actor).notification.findMany({
    where: { AND: [await visible(actor), { readAt: null }] },
    take: MOST_COUNTED,
    select: { id: true },
  });
  return rows.length;
}

/** Marks the actor's news of one interview, of one link or of deletions as seen, or all of it. Returns how much that was. */
export async function markRead(
  actor: MemberActor,
  of: { interviewId: string } | { linkId: string } | { kind: "expiry_announced" } | null,
): Promise<number> {
  const { count } = await tenantDb(actor).notification.updateMany({
    where: { userId: actor.user.id, readAt: null, ...of },
    data: { readAt: new Date() },
  });
  return count;
}

/** Those of the actor's news that have these ids and may be seen, oldest first. */
export async function readNotifications(actor: MemberActor, ids: string[]): Promise<Notification[]> {
  return (await read(actor, { id: { in: ids } }, ids.length)).reverse();
}

async function read(
  actor: MemberActor,
  where: Prisma.NotificationWhereInput,
  take: number,
): Promise<Notification[]> {
  const [rows, anonymity] = await Promise.all([
    tenantDb(actor).notification.findMany({
      where: { AND: [await visible(actor), where] },
      orderBy: { id: "desc" },
      take,
      select: FIELDS,
    }),
    anonymityFor(actor),
  ]);
  const subjects = (kind: NotificationKind) =>
    rows.filter((row) => row.kind === kind).map(({ subjectId }) => subjectId);
  const [decisions, feedback, results, runs] = await Promise.all([
    tenantDb(actor).decision.findMany({
      where: { id: { in: subjects("decided") } },
      select: { id: true, outcome: true, reopenedAt: true },
    }),
    tenantDb(actor).visitorFeedback.findMany({
      where: { id: { in: subjects("link_feedback") } },
      select: { id: true, visitor: { select: { name: true } } },
    }),
    readResults(actor, subjects("reviews_in")),
    readAnnounced(actor, subjects("expiry_announced")),
  ]);
  const visitorNames = new Map(feedback.map(({ id, visitor }) => [id, visitor.name]));
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  return rows.map(({ createdAt, readAt, causedBy, interview, subjectId, link, ...row }) => ({
    ...row,
    at: createdAt.toISOString(),
    isRead: readAt !== null,
    causedByName: causedBy?.name ?? null,
    candidateName: masked(interview, anonymity).candidateName,
    outcome: byId.get(subjectId)?.outcome ?? null,
    isReopened: byId.get(subjectId)?.reopenedAt != null,
    result: row.kind === "reviews_in" ? outcomeOf(results.get(row.interviewId) ?? []) : null,
    isCompleted: interview.status === "completed",
    isFailed: interview.status === "failed",
    linkTitle: link?.recipient || link?.headline || null,
    visitorName: visitorNames.get(subjectId) ?? null,
    expiring: runs.get(subjectId) ?? null,
  }));
}

/** What was announced by runs of the retention rules. */
async function readAnnounced(
  actor: MemberActor,
  runIds: string[],
): Promise<Map<string, { interviews: number; from: string }>> {
  if (runIds.length === 0) return new Map();
  const runs = await tenantDb(actor).retentionRun.findMany({
    where: { id: { in: runIds } },
    select: { id: true, announced: true, firstGoesAt: true },
  });
  return new Map(
    runs.flatMap(({ id, announced, firstGoesAt }) =>
      firstGoesAt ? [[id, { interviews: announced, from: firstGoesAt.toISOString() }] as const] : [],
    ),
  );
}

/** The submitted reviews of these interviews; none of one that the actor reviews blind. */
async function readResults(actor: MemberActor, interviewIds: string[]): Promise<Map<string, Judged[]>> {
  const results = new Map<string, Judged[]>();
  if (interviewIds.length === 0) return results;
  const blind = await blindInterviews(actor);
  const rows = await tenantDb(actor).review.findMany({
    where: {
      interviewId: { in: interviewIds },
      submittedAt: { not: null },
      ...(blind ? { NOT: { interview: blind } } : {}),
    },
    select: {
      interviewId: true,
      recommendation: true,
      version: { select: { criteria: true } },
      ratings: { select: { criterionId: true, score: true } },
    },
  });
  for (const { interviewId, recommendation, version, ratings } of rows) {
    const review = { recommendation, criteria: criteriaSchema.parse(version.criteria), ratings };
    results.set(interviewId, [...(results.get(interviewId) ?? []), review]);
  }
  return results;
}

/** What was taken back or is not for the actor yet is no news: a deleted note, a decision while they review blind. */
async function visible(actor: MemberActor): Promise<Prisma.NotificationWhereInput> {
  const blind = await blindInterviews(actor);
  return {
    userId: actor.user.id,
    OR: [{ noteId: null }, { note: { deletedAt: null, visibility: "team" } }],
    // Whose role no longer allows links has no page of one.
    ...(actor.can("reviewLinks.manage") ? {} : { linkId: null }),
    NOT: [
      ...(actor.can("privacy.manage") ? [] : [{ kind: "expiry_announced" as const }]),
      ...(blind ? [{ kind: { in: ["decided" as const, "replied" as const] }, interview: blind }] : []),
    ],
  };
}
