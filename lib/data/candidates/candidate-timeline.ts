import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { type ActivityDetail, activityDetailSchema, untold } from "@/lib/data/interviews/activities";
import { anonymityFor } from "@/lib/data/sight/anonymity";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { type CandidateActivityDetail, candidateActivitySchema } from "./candidate-activities";
import { getCandidate } from "./candidate-details";

/** What the timeline knows without having been told: from the interviews themselves. */
type Derived = { kind: "interview_created" | "interview_completed" | "interview_failed" };

/** One thing that happened to a candidate or to one of their interviews. `actorName` is null for Debrief itself. */
export type TimelineEntry = {
  id: string;
  at: string;
  actorName: string | null;
  /** The interview it happened to; null for the candidate as a whole. */
  interview: { id: string; roleName: string | null } | null;
  detail: ActivityDetail | CandidateActivityDetail | Derived;
};

const MOST_SHOWN = 200;
const detailSchema = z.union([activityDetailSchema, candidateActivitySchema]);

/**
 * The last two hundred things that happened to a candidate, newest first, without what the actor must not know: how
 * interviews that they review blind were judged, and interviews for roles that hide their candidates.
 */
export async function listCandidateTimeline(
  actor: MemberActor,
  candidateId: string,
): Promise<TimelineEntry[]> {
  const candidate = await getCandidate(actor, candidateId);
  if (!candidate) return [];
  const { interviews } = candidate;
  const byId = new Map(interviews.map((interview) => [interview.id, interview]));
  const interviewOf = (id: string) => ({ id, roleName: byId.get(id)?.roleName ?? null });
  const ids = interviews.map(({ id }) => id);
  const blind = new Set(interviews.flatMap(({ id, isBlind }) => (isBlind ? [id] : [])));
  const { isOn } = await anonymityFor(actor);
  const db = tenantDb(actor);
  const activities = await db.activity.findMany({
    where: {
      OR: [
        { interviewId: { in: ids.filter((id) => !blind.has(id)) }, kind: { notIn: untold(actor, false) } },
        { interviewId: { in: [...blind] }, kind: { notIn: untold(actor, true) } },
        // What was merged or split may have had interviews that the actor must not connect with the name.
        ...(isOn ? [] : [{ candidateId: { in: await withMerged(actor, [candidateId]) } }]),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    select: ACTIVITY_FIELDS,
  });
  const entries: TimelineEntry[] = [
    ...activities.flatMap(toEntry).map((entry) => ({
      ...entry,
      interview: entry.interviewId === null ? null : interviewOf(entry.interviewId),
    })),
    ...interviews.flatMap(({ id, createdAt, completedAt, status }) => {
      const own = { actorName: null, interview: interviewOf(id) };
      const created = {
        ...own,
        id: `${id}-created`,
        at: createdAt,
        detail: { kind: "interview_created" } as const,
      };
      if (completedAt === null) return [created];
      const kind = status === "failed" ? "interview_failed" : "interview_completed";
      return [{ ...own, id: `${id}-ended`, at: completedAt, detail: { kind } as const }, created];
    }),
  ];
  return entries.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_SHOWN);
}

const ACTIVITY_FIELDS = {
  id: true,
  createdAt: true,
  interviewId: true,
  detail: true,
  actor: { select: { name: true } },
} as const satisfies Prisma.ActivitySelect;

type ActivityRow = Prisma.ActivityGetPayload<{ select: typeof ACTIVITY_FIELDS }>;

function toEntry({ id, createdAt, interviewId, detail, actor }: ActivityRow) {
  const parsed = detailSchema.safeParse(detail);
  if (!parsed.success) return [];
  return [
    { id, at: createdAt.toISOString(), actorName: actor?.name ?? null, interviewId, detail: parsed.data },
  ];
}

/** These candidates and all who were merged into them: their past is this one's. */
async function withMerged(actor: MemberActor, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const below = await tenantDb(actor).candidate.findMany({
    where: { mergedIntoId: { in: ids } },
    select: { id: true },
  });
  return [
    ...ids,
    ...(await withMerged(
      actor,
      below.map(({ id }) => id),
    )),
  ];
}
