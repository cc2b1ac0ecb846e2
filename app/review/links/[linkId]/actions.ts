"use server";

import { z } from "zod";
import { type FeedbackInput, feedbackSchema, saveFeedback } from "@/lib/data/links/visitor-feedback";
import { publish } from "@/lib/events/bus";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { parseInput } from "@/lib/http/parse";
import { visitorOrThrow } from "@/lib/http/visitor-gate";

const howSchema = z.object({ isSent: z.boolean() });

export async function saveFeedbackAction(
  linkId: string,
  interviewId: string,
  input: FeedbackInput,
  how: { isSent: boolean },
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await visitorOrThrow(linkId);
    const { isSent } = parseInput(howSchema, how);
    await saveFeedback(actor, interviewId, parseInput(feedbackSchema, input), { isSent });
    await publish(actor, { type: "reviews", interviewId });
    return {};
  });
}
