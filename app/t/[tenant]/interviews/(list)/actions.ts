"use server";

import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { type AssignmentAnswer, assignmentSchema, assignReviewers } from "@/lib/data/reviews/assignments";
import {
  type DecisionAnswer,
  type DecisionInput,
  decideAll,
  decisionSchema,
} from "@/lib/data/reviews/decisions";
import { publish } from "@/lib/events/bus";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const interviewIdsSchema = z.array(z.uuid()).min(1).max(200, "Choose at most 200 interviews.");

/** Asks people to review several interviews, all or none. */
export async function assignManyAction(
  tenant: string,
  interviewIds: string[],
  reviewerIds: string[],
  dueAt: string | null,
): Promise<ActionResult<AssignmentAnswer>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const input = parseInput(assignmentSchema, { interviewIds, reviewerIds, dueAt });
    const answer = await assignReviewers(actor, input);
    await tellOf(actor, input.interviewIds);
    return answer;
  });
}

/** Decides on several interviews, each by itself, and says of each that could not be decided why. */
export async function decideManyAction(
  tenant: string,
  interviewIds: string[],
  input: DecisionInput,
): Promise<ActionResult<{ answers: DecisionAnswer[] }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const ids = [...new Set(parseInput(interviewIdsSchema, interviewIds))];
    const answers = await decideAll(actor, ids, parseInput(decisionSchema, input));
    await tellOf(
      actor,
      answers.flatMap(({ interviewId, reason }) => (reason === null ? [interviewId] : [])),
    );
    return { answers };
  });
}

async function tellOf(actor: MemberActor, interviewIds: string[]): Promise<void> {
  for (const interviewId of interviewIds) await publish(actor, { type: "reviews", interviewId });
}
