import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { momentKey, readMoments, type SaidAtMoment } from "@/lib/data/results/transcript-moments";
import { listScorecards } from "@/lib/data/reviews/scorecards";
import { anonymityFor, masked } from "@/lib/data/sight/anonymity";
import { blindInterviews } from "@/lib/data/sight/blind";
import type { Prisma } from "@/lib/db/generated/client";
import { type Criterion, type Evidence, evidenceSchema } from "@/lib/scorecards/criterion";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** What to look at; null: whatever there is most of. An empty `roleName` is of interviews without a role. */
export type CalibrationInput = {
  scorecardId: string | null;
  criterionId: string | null;
  roleName: string | null;
};

/** A moment that a reviewer linked, with what was said there where its text is kept. */
export type QuotedEvidence = Evidence & { said: SaidAtMoment | null };

export type CalibratedRating = {
  reviewId: string;
  authorId: string;
  authorName: string;
  score: number | null;
  comment: string;
  evidence: QuotedEvidence[];
};

export type CalibratedCandidate = {
  interviewId: string;
  candidateName: string;
  completedAt: string | null;
  durationSec: number | null;
  hasRecording: boolean;
  /** In the order in which they were submitted. */
  ratings: CalibratedRating[];
};

/** One criterion across a role's candidates, the last completed first. `criterion` is null where nothing is reviewed. */
export type Calibration = {
  scorecards: { id: string; name: string }[];
  criteria: Criterion[];
  /** Those with reviews by the scorecard; an empty name is of interviews without a role. */
  roleNames: string[];
  scorecardId: string | null;
  criterion: Criterion | null;
  roleName: string | null;
  candidates: CalibratedCandidate[];
  /** There are more candidates than are listed. */
  isCut: boolean;
  /** Reviewed interviews that the actor must not know of before their own review is in. */
  hiddenCount: number;
};

const MOST_CANDIDATES = 100;

/** What reviewers say on one criterion about the candidates of a role, as far as the actor may know. */
export async function getCalibration(actor: MemberActor, input: CalibrationInput): Promise<Calibration> {
  const scorecards = (await listScorecards(actor)).filter(({ reviewCount }) => reviewCount > 0);
  const scorecard =
    scorecards.find(({ id }) => id === input.scorecardId) ??
    scorecards.toSorted((a, b) => b.reviewCount - a.reviewCount)[0];
  const criteria = scorecard?.criteria ?? [];
  const criterion = criteria.find(({ id }) => id === input.criterionId) ?? criteria[0] ?? null;
  const choices = { scorecards: scorecards.map(({ id, name }) => ({ id, name })), criteria, criterion };
  const nothing = { roleNames: [], roleName: null, candidates: [], isCut: false, hiddenCount: 0 };
  if (!scorecard || !criterion) return { ...choices, scorecardId: null, ...nothing };

  const db = tenantDb(actor);
  const submitted = { submittedAt: { not: null }, version: { scorecardId: scorecard.id } };
  const reviewed: Prisma.InterviewWhereInput = { reviews: { some: submitted } };
  const [roles, blind] = await Promise.all([
    db.interview.groupBy({ by: ["roleName"], where: reviewed, _count: { _all: true } }),
    blindInterviews(actor),
  ]);
  const names = roles.map(({ roleName }) => roleName ?? "");
  const [most] = roles.toSorted((a, b) => b._count._all - a._count._all);
  const usual = most ? (most.roleName ?? "") : null;
  const roleName = input.roleName !== null && names.includes(input.roleName) ? input.roleName : usual;
  const ofRole: Prisma.InterviewWhereInput = { AND: [reviewed, { roleName: roleName || null }] };
  const [rows, hiddenCount] = await Promise.all([
    db.interview.findMany({
      where: blind ? { AND: [ofRole, { NOT: blind }] } : ofRole,
      orderBy: [{ completedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
      take: MOST_CANDIDATES + 1,
      select: candidateFields(submitted, criterion.id),
    }),
    blind ? db.interview.count({ where: { AND: [ofRole, blind] } }) : 0,
  ]);
  return {
    ...choices,
    scorecardId: scorecard.id,
    roleNames: names.sort((a, b) => a.localeCompare(b)),
    roleName,
    candidates: await toCandidates(actor, rows.slice(0, MOST_CANDIDATES)),
    isCut: rows.length > MOST_CANDIDATES,
    hiddenCount,
  };
}

function candidateFields(submitted: Prisma.ReviewWhereInput, criterionId: string) {
  return {
    id: true,
    candidateName: true,
    roleName: true,
    completedAt: true,
    durationSec: true,
    hasRecording: true,
    reviews: {
      where: submitted,
      orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        authorId: true,
        author: { select: { name: true } },
        ratings: { where: { criterionId }, select: { score: true, comment: true, evidence: true } },
      },
    },
  } as const satisfies Prisma.InterviewSelect;
}

type CandidateRow = Prisma.InterviewGetPayload<{ select: ReturnType<typeof candidateFields> }>;

async function toCandidates(actor: MemberActor, rows: CandidateRow[]): Promise<CalibratedCandidate[]> {
  const anonymity = await anonymityFor(actor);
  const candidates = rows.map((row) => {
    const { id, reviews, completedAt, ...shown } = masked(row, anonymity);
    return {
      interviewId: id,
      isAnonymous: anonymity.hides(row.roleName),
      candidateName: shown.candidateName,
      completedAt: completedAt?.toISOString() ?? null,
      durationSec: shown.durationSec,
      hasRecording: shown.hasRecording,
      ratings: reviews.flatMap(({ id: reviewId, authorId, author, ratings: [rating] }) =>
        rating
          ? {
              reviewId,
              authorId,
              authorName: author.name,
              score: rating.score,
              comment: rating.comment,
              evidence: z.array(evidenceSchema).catch([]).parse(rating.evidence),
            }
          : [],
      ),
    };
  });
  const said = await readMoments(
    actor,
    candidates.flatMap(({ interviewId, ratings }) =>
      ratings.flatMap(({ evidence }) => evidence.map(({ atMs }) => ({ interviewId, atMs }))),
    ),
  );
  return candidates.map(({ isAnonymous, ...candidate }) => ({
    ...candidate,
    ratings: candidate.ratings.map((rating) => ({
      ...rating,
      evidence: rating.evidence.map((moment) => {
        const found = said.get(momentKey({ interviewId: candidate.interviewId, atMs: moment.atMs })) ?? null;
        // A document may call its speakers by their names.
        return { ...moment, said: found && isAnonymous ? { ...found, speakerLabel: null } : found };
      }),
    })),
  }));
}
