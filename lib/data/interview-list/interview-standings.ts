import type { MemberActor } from "@/lib/auth/actor";
import { type Reviewer, reviewersAmong } from "@/lib/data/reviews/assignments";
import { isBlindBy } from "@/lib/data/sight/blind";
import { REVIEWER_FIELDS, readJudged } from "@/lib/data/sight/judged";
import { policyIn } from "@/lib/data/sight/review-policies";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import type { Prisma } from "@/lib/db/generated/client";
import { criteriaSchema } from "@/lib/scorecards/criterion";
import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import { type Outcome, outcomeOf } from "@/lib/scorecards/outcome";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** How far an interview is judged, as the actor may know it. */
export type InterviewStanding = {
  /** Null while none stands, and while it is hidden. */
  decision: DecisionOutcome | null;
  /** The actor reviews it blind: whether there is a decision is hidden. */
  isBlind: boolean;
  reviewers: Reviewer[];
  /** Of the submitted reviews; null while there are none, and while they are hidden. */
  outcome: Outcome | null;
};

/** What a standing is made of. */
export const STANDING_FIELDS = {
  id: true,
  roleName: true,
  decision: true,
  ...REVIEWER_FIELDS,
} as const satisfies Prisma.InterviewSelect;

type StandingRow = Prisma.InterviewGetPayload<{ select: typeof STANDING_FIELDS }>;

/** How rows of interviews become standings for the actor. */
export async function standingsFor(actor: MemberActor): Promise<(row: StandingRow) => InterviewStanding> {
  const policies = (await readFrame(actor))?.tenant.policies ?? [];
  return (row) => {
    const isBlind = isBlindBy(policyIn(policies, row.roleName), actor, row);
    const reviewers = reviewersAmong(row);
    if (isBlind) return { decision: null, isBlind, reviewers, outcome: null };
    const submitted = row.reviews.filter(({ submittedAt }) => submittedAt !== null);
    const judged = submitted.map(({ version, ...review }) => ({
      ...review,
      criteria: criteriaSchema.parse(version.criteria),
    }));
    return { decision: row.decision, isBlind, reviewers, outcome: outcomeOf(judged) };
  };
}

/** How far the interviews are judged, by their ids. */
export async function listStandings(
  actor: MemberActor,
  interviewIds: string[],
): Promise<Map<string, InterviewStanding>> {
  if (interviewIds.length === 0) return new Map();
  const [rows, toStanding] = await Promise.all([
    tenantDb(actor).interview.findMany({ where: { id: { in: interviewIds } }, select: STANDING_FIELDS }),
    standingsFor(actor),
  ]);
  return new Map(rows.map((row) => [row.id, toStanding(row)]));
}

/** How far one interview is judged, by what the page has read of it anyway; null for one out of reach. */
export async function getStanding(
  actor: MemberActor,
  { id, roleName }: { id: string; roleName: string | null },
): Promise<InterviewStanding | null> {
  const [judged, toStanding] = await Promise.all([readJudged(actor, id), standingsFor(actor)]);
  return judged && toStanding({ ...judged, id, roleName, decision: judged.decisions[0]?.outcome ?? null });
}
