import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { happened } from "@/lib/data/facts/happened";
import { isBlindFor } from "@/lib/data/sight/blind";
import { readJudged } from "@/lib/data/sight/judged";
import { policyFor } from "@/lib/data/sight/review-policies";
import { AppError, notFound } from "@/lib/errors";
import { DECISION_REASONS, type DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** What was decided on an interview, by whom and why. */
export type Decision = {
  outcome: DecisionOutcome;
  reasonCode: string | null;
  comment: string;
  decidedByName: string;
  decidedAt: string;
};

/** Where an interview stands on its way to a decision. */
export type DecisionState = {
  /** Null while none stands, and while a blind reviewer must not know. */
  decision: Decision | null;
  /** What is missing before one can be taken, in words; empty when nothing. */
  missing: string[];
};

export const decisionSchema = z
  .object({
    outcome: z.enum(["advance", "hold", "reject"]),
    reasonCode: z.string().nullable(),
    comment: z.string().trim().max(4000, "Comments can have at most 4000 characters."),
  })
  .refine(({ outcome, reasonCode }) => outcome === "advance" || reasonCode !== null, "Choose a reason.")
  .refine(
    ({ outcome, reasonCode }) => reasonCode === null || reasonCode in DECISION_REASONS[outcome],
    "That reason does not match the decision.",
  );

export type DecisionInput = z.infer<typeof decisionSchema>;

/** What became of one interview when several were decided. */
export type DecisionAnswer = { interviewId: string; reason: string | null };

type Subject = { id: string; roleName: string | null; status: string };

/**
 * The standing decision and what is missing for one. `known.isBlind`: what `isBlindFor` said, where it was asked
 * already.
 */
export async function getDecisionState(
  actor: MemberActor,
  interview: Subject,
  known: { isBlind?: boolean } = {},
): Promise<DecisionState> {
  const [judged, missing, isBlind] = await Promise.all([
    readJudged(actor, interview.id),
    missingForDecision(actor, interview),
    known.isBlind ?? isBlindFor(actor, interview),
  ]);
  const row = judged?.decisions[0];
  if (!row || isBlind) return { decision: null, missing };
  const { decidedBy, decidedAt, ...rest } = row;
  return {
    decision: { ...rest, decidedByName: decidedBy.name, decidedAt: decidedAt.toISOString() },
    missing,
  };
}

/**
 * Decides on one interview. Throws `forbidden`, `not_found`, and `conflict` when something is missing or another
 * decision stands.
 */
export async function decide(actor: MemberActor, interviewId: string, input: DecisionInput): Promise<void> {
  actor.demand("decisions.make");
  const db = tenantDb(actor);
  const interview = await db.interview.findUnique({
    where: { id: interviewId },
    select: { id: true, roleName: true, status: true },
  });
  if (!interview) throw notFound("That interview");
  const missing = await missingForDecision(actor, interview);
  if (missing.length > 0) throw new AppError("conflict", missing.join(" "), { details: { missing } });
  await db.$transaction(async (tx) => {
    // The copy on the interview is the lock: of two who decide at once, one finds it set.
    const taken = await tx.interview.updateMany({
      where: { id: interviewId, decision: null },
      data: { decision: input.outcome },
    });
    if (taken.count === 0)
      throw new AppError("conflict", "This interview already has a decision. Reopen it to make a change.");
    const { id } = await tx.decision.create({
      data: { interviewId, decidedById: actor.user.id, ...input },
      select: { id: true },
    });
    const { outcome, reasonCode } = input;
    await happened(tx, actor, { kind: "decided", interviewId, decisionId: id, outcome, reasonCode });
  });
}

/** Decides on several, each by itself: what cannot be decided is answered with its reason and changes nothing. */
export async function decideAll(
  actor: MemberActor,
  interviewIds: string[],
  input: DecisionInput,
): Promise<DecisionAnswer[]> {
  actor.demand("decisions.make");
  const answers: DecisionAnswer[] = [];
  for (const interviewId of interviewIds) {
    const reason = await decide(actor, interviewId, input).then(
      () => null,
      (error: unknown) => {
        if (error instanceof AppError) return error.message;
        throw error;
      },
    );
    answers.push({ interviewId, reason });
  }
  return answers;
}

/** Takes the standing decision back; it stays in the timeline. Throws `forbidden`, and `not_found` when none stands. */
export async function reopenDecision(actor: MemberActor, interviewId: string): Promise<void> {
  actor.demand("decisions.make");
  await tenantDb(actor).$transaction(async (tx) => {
    const [reopened] = await tx.decision.updateManyAndReturn({
      where: { interviewId, reopenedAt: null },
      data: { reopenedAt: new Date() },
      select: { outcome: true },
    });
    if (!reopened) throw notFound("A decision on this interview");
    await tx.interview.update({ where: { id: interviewId }, data: { decision: null } });
    await happened(tx, actor, { kind: "decision_reopened", interviewId, outcome: reopened.outcome });
  });
}

async function missingForDecision(actor: MemberActor, interview: Subject): Promise<string[]> {
  if (interview.status !== "completed" && interview.status !== "failed")
    return ["The interview has not ended."];
  if (interview.status === "failed") return [];
  const [policy, judged] = await Promise.all([
    policyFor(actor, interview.roleName),
    readJudged(actor, interview.id),
  ]);
  const submitted = judged?.reviews.filter(({ submittedAt }) => submittedAt !== null) ?? [];
  const lacking = policy.requiredReviews - submitted.length;
  if (lacking <= 0) return [];
  return [
    lacking === 1 ? "One more submitted review is needed." : `${lacking} more submitted reviews are needed.`,
  ];
}
