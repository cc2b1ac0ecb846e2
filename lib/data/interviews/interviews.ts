import { cache } from "react";
import { z } from "zod";
import type { Actor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { anonymityFor, masked } from "@/lib/data/sight/anonymity";
import { reachableInterviews } from "@/lib/data/sight/reach";
import type { Prisma } from "@/lib/db/generated/client";
import { isLinkExpired } from "@/lib/platform/schedule";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { shownInterview } from "./link-masking";

/** A platform session as the tenant sees it in lists. Times are ISO 8601, null when not reached. */
export type InterviewListItem = {
  id: string;
  sessionId: string;
  /** Display name: from the session's metadata, else its reference, else "Unnamed candidate". */
  candidateName: string;
  candidateRef: string | null;
  roleName: string | null;
  /** BCP 47 tag as the platform gave it. */
  language: string | null;
  /** `initiated`, `active`, `completed`, `failed`, or whatever else the platform says. */
  status: string;
  durationSec: number | null;
  tags: string[];
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
  /** What the status alone does not say: the candidate can no longer start, or the platform has it no longer. */
  remark: "link_expired" | "missing" | null;
};

export type Interview = InterviewListItem & {
  /** Null for a visitor, and for those from whom the candidate is hidden. */
  candidateId: string | null;
  /** What the platform says it holds; may come some time after completion. */
  hasRecording: boolean;
  hasTranscript: boolean;
  /** Why a failed interview failed: the platform's code (`SESSION_TIMEOUT`) when it gave one. */
  failureCode: string | null;
  /** With which consent it was held, and when it was given; null where the platform does not say, and for visitors. */
  consent: { mode: string; at: string | null } | null;
  /** The candidate's own survey after the interview. */
  feedback: { rating: number | null; comment: string | null } | null;
};

/** What a row of a list is read by. */
export const LIST_FIELDS = {
  id: true,
  sessionId: true,
  candidateName: true,
  candidateRef: true,
  roleName: true,
  language: true,
  status: true,
  durationSec: true,
  tags: true,
  sessionCreatedAt: true,
  startedAt: true,
  completedAt: true,
  missingSince: true,
} as const satisfies Prisma.InterviewSelect;

const DETAIL_FIELDS = {
  ...LIST_FIELDS,
  candidateId: true,
  hasRecording: true,
  hasTranscript: true,
  failureCode: true,
  consentMode: true,
  consentedAt: true,
  feedback: true,
} as const satisfies Prisma.InterviewSelect;

export type ListRow = Prisma.InterviewGetPayload<{ select: typeof LIST_FIELDS }>;
type DetailRow = Prisma.InterviewGetPayload<{ select: typeof DETAIL_FIELDS }>;

/** The row behind `getInterview`, unmasked and with the connection that it came by: for what is asked of the platform. */
export const readInterviewRow = cache(async (actor: Actor, interviewId: string) => {
  if (!z.uuid().safeParse(interviewId).success) return null;
  return tenantDb(actor).interview.findFirst({
    where: { AND: [reachableInterviews(actor), { id: interviewId }] },
    select: { ...DETAIL_FIELDS, connectionId: true },
  });
});

/** One interview that the actor may reach, or null. Read once for a page. */
export const getInterview = cache(
  async (actor: MemberActor | ReviewLinkActor, interviewId: string): Promise<Interview | null> => {
    const [row, anonymity] = await Promise.all([readInterviewRow(actor, interviewId), anonymityFor(actor)]);
    if (!row) return null;
    const { connectionId: _, ...detail } = row;
    const interview = masked(toInterview(detail), anonymity);
    return actor.kind === "review-link" ? shownInterview(actor, interview) : interview;
  },
);

/** Those of the interviews that the actor may reach, in the order of the ids. */
export async function getInterviews(
  actor: MemberActor | ReviewLinkActor,
  interviewIds: readonly string[],
): Promise<Interview[]> {
  const ids = interviewIds.filter((id) => z.uuid().safeParse(id).success);
  const [rows, anonymity] = await Promise.all([
    tenantDb(actor).interview.findMany({
      where: { AND: [reachableInterviews(actor), { id: { in: ids } }] },
      select: DETAIL_FIELDS,
    }),
    anonymityFor(actor),
  ]);
  const shown = (row: DetailRow) => {
    const interview = masked(toInterview(row), anonymity);
    return actor.kind === "review-link" ? shownInterview(actor, interview) : interview;
  };
  const byId = new Map(rows.map((row) => [row.id, shown(row)]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** A row as lists show it. */
export function toListItem(row: ListRow): InterviewListItem {
  const { sessionCreatedAt, startedAt, completedAt, missingSince, ...same } = row;
  const isExpired = isLinkExpired({ status: row.status, createdAt: sessionCreatedAt }, new Date());
  return {
    ...same,
    createdAt: sessionCreatedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    remark: missingSince ? "missing" : isExpired ? "link_expired" : null,
  };
}

const feedbackSchema = z.object({ rating: z.number().nullable(), comment: z.string().nullable() });

function toInterview({ feedback, consentMode, consentedAt, ...row }: DetailRow): Interview {
  const { candidateId, hasRecording, hasTranscript, failureCode, ...listed } = row;
  return {
    ...toListItem(listed),
    candidateId,
    hasRecording,
    hasTranscript,
    failureCode,
    consent: consentMode === null ? null : { mode: consentMode, at: consentedAt?.toISOString() ?? null },
    feedback: feedbackSchema.nullable().catch(null).parse(feedback),
  };
}
