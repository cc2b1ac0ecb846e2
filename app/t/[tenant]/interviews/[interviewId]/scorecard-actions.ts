"use server";

import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { assignmentSchema, assignReviewers, unassignReviewer } from "@/lib/data/reviews/assignments";
import { type DecisionInput, decide, decisionSchema, reopenDecision } from "@/lib/data/reviews/decisions";
import {
  getOwnReview,
  type Review,
  type ReviewInput,
  reopenReview,
  reviewSchema,
  saveReview,
  submitReview,
} from "@/lib/data/reviews/reviews";
import { publish } from "@/lib/events/bus";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

/** Does one thing to how an interview is judged, and tells everybody who looks at it. */
async function judging<T extends object>(
  tenant: string,
  interviewId: string,
  work: (actor: MemberActor, interviewId: string) => Promise<T>,
): Promise<ActionResult<T>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const done = await work(actor, parseInput(id, interviewId));
    await publish(actor, { type: "reviews", interviewId });
    return done;
  });
}

export async function loadReviewAction(
  tenant: string,
  interviewId: string,
): Promise<ActionResult<{ review: Review | null }>> {
  return actionResult(async () => ({
    review: await getOwnReview(await memberOrThrow(tenant), parseInput(id, interviewId)),
  }));
}

/** A draft is nobody else's business: nobody is told. */
export async function saveReviewAction(
  tenant: string,
  interviewId: string,
  input: ReviewInput,
): Promise<ActionResult<{ review: Review }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    return {
      review: await saveReview(actor, parseInput(id, interviewId), parseInput(reviewSchema, input)),
    };
  });
}

export async function submitReviewAction(
  tenant: string,
  interviewId: string,
  revision: number,
): Promise<ActionResult<{ review: Review }>> {
  return judging(tenant, interviewId, async (actor, interview) => ({
    review: await submitReview(actor, interview, parseInput(z.int(), revision)),
  }));
}

export async function reopenReviewAction(
  tenant: string,
  interviewId: string,
): Promise<ActionResult<{ review: Review }>> {
  return judging(tenant, interviewId, async (actor, interview) => ({
    review: await reopenReview(actor, interview),
  }));
}

export async function decideAction(
  tenant: string,
  interviewId: string,
  input: DecisionInput,
): Promise<ActionResult> {
  return judging(tenant, interviewId, async (actor, interview) => {
    await decide(actor, interview, parseInput(decisionSchema, input));
    return {};
  });
}

export async function reopenDecisionAction(tenant: string, interviewId: string): Promise<ActionResult> {
  return judging(tenant, interviewId, async (actor, interview) => {
    await reopenDecision(actor, interview);
    return {};
  });
}

export async function assignAction(
  tenant: string,
  interviewId: string,
  reviewerIds: string[],
  dueAt: string | null,
): Promise<ActionResult> {
  return judging(tenant, interviewId, async (actor, interview) => {
    await assignReviewers(
      actor,
      parseInput(assignmentSchema, { interviewIds: [interview], reviewerIds, dueAt }),
    );
    return {};
  });
}

export async function unassignAction(
  tenant: string,
  interviewId: string,
  reviewerId: string,
): Promise<ActionResult> {
  return judging(tenant, interviewId, async (actor, interview) => {
    await unassignReviewer(actor, interview, parseInput(id, reviewerId));
    return {};
  });
}
