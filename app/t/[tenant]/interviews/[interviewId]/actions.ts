"use server";

import { z } from "zod";
import { memberOrThrow } from "@/lib/auth/gates";
import { createReviewLink, type ReviewLink, revokeReviewLink } from "@/lib/data/review-links";
import { env } from "@/lib/env";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

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
