"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { memberOrThrow } from "@/lib/auth/gates";
import { createReviewLink, type ReviewLink, revokeReviewLink } from "@/lib/data/review-links";
import { renameSpeaker, speakerNameSchema } from "@/lib/data/speaker-names";
import { env } from "@/lib/env";
import { publish } from "@/lib/events/bus";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

export async function renameSpeakerAction(
  tenant: string,
  interviewId: string,
  input: { speakerId: string; label: string | null },
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await renameSpeaker(actor, parseInput(id, interviewId), parseInput(speakerNameSchema, input));
    await publish(actor, { type: "speakers", interviewId });
    refresh();
    return {};
  });
}

export async function createReviewLinkAction(
  tenant: string,
  interviewId: string,
): Promise<ActionResult<{ url: string; link: ReviewLink }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const { token, link } = await createReviewLink(actor, parseInput(id, interviewId));
    return { url: new URL(`/review/${token}`, env().NEXTAUTH_URL).href, link };
  });
}

export async function revokeReviewLinkAction(
  tenant: string,
  linkId: string,
): Promise<ActionResult<{ link: ReviewLink }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    return { link: await revokeReviewLink(actor, parseInput(id, linkId)) };
  });
}
