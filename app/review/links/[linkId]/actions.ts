"use server";

import { visitorOrThrow } from "@/lib/auth/visitor-gate";
import { type FeedbackInput, feedbackSchema, saveFeedback } from "@/lib/data/visitor-feedback";
import { publish } from "@/lib/events/bus";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { parseInput } from "@/lib/http/parse";

export async function saveFeedbackAction(
  linkId: string,
  interviewId: string,
  input: FeedbackInput,
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await visitorOrThrow(linkId);
    await saveFeedback(actor, interviewId, parseInput(feedbackSchema, input));
    await publish(actor, { type: "reviews", interviewId });
    return {};
  });
}
