import { cache } from "react";
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { type CustomField, customFieldsOf } from "@/lib/candidates/custom-fields";
import { anonymityFor } from "@/lib/data/sight/anonymity";
import { isBlindBy } from "@/lib/data/sight/blind";
import { policyIn } from "@/lib/data/sight/review-policies";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import type { Prisma } from "@/lib/db/generated/client";
import type { ValueSource } from "@/lib/db/generated/enums";
import { criteriaSchema } from "@/lib/scorecards/criterion";
import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import { type Outcome, outcomeOf } from "@/lib/scorecards/outcome";
import type { Recommendation } from "@/lib/scorecards/recommendations";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { knownCandidates, ownRole } from "./candidate-reach";

/** One of a candidate's interviews, as far as the reader may know how it was judged. */
export type CandidateInterview = {
  id: string;
  roleName: string | null;
  language: string | null;
  status: string;
  ref: string | null;
  tags: string[];
  durationSec: number | null;
  createdAt: string;
  completedAt: string | null;
  decision: DecisionOutcome | null;
  /** Of submitted reviews. */
  recommendations: { authorName: string; recommendation: Recommendation }[];
  /** Of submitted reviews; null while there are none, and while they are hidden. */
  outcome: Outcome | null;
  /** Decision and recommendations are hidden until the reader's own review is in. */
  isBlind: boolean;
};

export type Candidate = {
  id: string;
  /** The name, else the reference, else "Unnamed candidate". */
  displayName: string;
  ref: string | null;
  name: string | null;
  nameSource: ValueSource;
  email: string | null;
  emailSource: ValueSource;
  /** By hand or imported; null: those of the interviews. */
  roleName: string | null;
  tags: string[];
  owner: { userId: string; name: string } | null;
  /** Raised by each change of a person. */
  revision: number;
  /** Newest first, at most 200. */
  interviews: CandidateInterview[];
  customFields: CustomField[];
  mergedHere: MergedCandidate[];
};

/** Somebody who was found to be this candidate. */
export type MergedCandidate = { id: string; displayName: string; ref: string | null };

const MOST_INTERVIEWS = 200;

const INTERVIEW_FIELDS = {
  id: true,
  roleName: true,
  language: true,
  status: true,
  candidateRef: true,
  tags: true,
  metadata: true,
  durationSec: true,
  sessionCreatedAt: true,
  completedAt: true,
  decision: true,
  reviews: {
    orderBy: { submittedAt: "asc" },
    select: {
      authorId: true,
      submittedAt: true,
      recommendation: true,
      author: { select: { name: true } },
      version: { select: { criteria: true } },
      ratings: { select: { criterionId: true, score: true } },
    },
  },
  assignments: { select: { reviewerId: true } },
} as const satisfies Prisma.InterviewSelect;

type InterviewRow = Prisma.InterviewGetPayload<{ select: typeof INTERVIEW_FIELDS }>;

/** A candidate that the actor may know, or null. Read once for a page. */
export const getCandidate = cache(
  async (actor: MemberActor, candidateId: string): Promise<Candidate | null> => {
    if (!z.uuid().safeParse(candidateId).success) return null;
    const db = tenantDb(actor);
    const anonymity = await anonymityFor(actor);
    const row = await db.candidate.findFirst({
      where: { AND: [knownCandidates(anonymity), { id: candidateId }] },
      select: {
        id: true,
        displayName: true,
        ref: true,
        name: true,
        nameSource: true,
        email: true,
        emailSource: true,
        roleName: true,
        tags: true,
        revision: true,
        owner: { select: { ownerId: true, membership: { select: { user: { select: { name: true } } } } } },
        mergedHere: { orderBy: { displayName: "asc" }, select: { id: true, displayName: true, ref: true } },
      },
    });
    if (!row) return null;
    const [interviews, frame] = await Promise.all([
      db.interview.findMany({
        where: { AND: [anonymity.known, { candidateId }] },
        orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
        take: MOST_INTERVIEWS,
        select: INTERVIEW_FIELDS,
      }),
      readFrame(actor),
    ]);
    const isBlind = (row: InterviewRow) =>
      isBlindBy(policyIn(frame?.tenant.policies ?? [], row.roleName), actor, row);
    const { owner, mergedHere, ...facts } = row;
    return {
      ...facts,
      roleName: ownRole(actor, facts.roleName),
      owner: owner && { userId: owner.ownerId, name: owner.membership.user.name },
      interviews: interviews.map((interview) => toInterview(interview, isBlind(interview))),
      customFields: customFieldsOf(
        interviews.map(({ sessionCreatedAt, metadata }) => ({
          createdAt: sessionCreatedAt.toISOString(),
          metadata,
        })),
      ),
      // Whoever was merged may have had interviews that the actor must not connect with the name.
      mergedHere: anonymity.isOn ? [] : mergedHere,
    };
  },
);

/** The candidate into whom this one was merged, through further merges; null when it was not. */
export async function findMergedInto(actor: MemberActor, candidateId: string): Promise<string | null> {
  if (!z.uuid().safeParse(candidateId).success) return null;
  const row = await tenantDb(actor).candidate.findUnique({
    where: { id: candidateId },
    select: { mergedIntoId: true },
  });
  if (!row?.mergedIntoId) return null;
  return (await findMergedInto(actor, row.mergedIntoId)) ?? row.mergedIntoId;
}

function toInterview(row: InterviewRow, isBlind: boolean): CandidateInterview {
  const {
    sessionCreatedAt,
    completedAt,
    candidateRef,
    metadata: _,
    reviews,
    assignments: __,
    decision,
    ...same
  } = row;
  return {
    ...same,
    ref: candidateRef,
    createdAt: sessionCreatedAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    decision: isBlind ? null : decision,
    recommendations: isBlind
      ? []
      : reviews.flatMap(({ recommendation, submittedAt, author }) =>
          recommendation === null || submittedAt === null
            ? []
            : [{ authorName: author.name, recommendation }],
        ),
    outcome: isBlind ? null : outcomeOfRows(reviews),
    isBlind,
  };
}

function outcomeOfRows(reviews: InterviewRow["reviews"]): Outcome | null {
  return outcomeOf(
    reviews
      .filter(({ submittedAt }) => submittedAt !== null)
      .map(({ version, ...review }) => ({ ...review, criteria: criteriaSchema.parse(version.criteria) })),
  );
}
