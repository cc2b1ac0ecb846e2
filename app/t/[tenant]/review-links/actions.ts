"use server";

import { z } from "zod";
import { extendReviewLink, replaceLinkToken, revokeReviewLinks } from "@/lib/data/links/link-changes";
import {
  type LinkChangeInput,
  linkChangeSchema,
  type ReviewLinkInput,
  reviewLinkSchema,
} from "@/lib/data/links/link-input";
import { createReviewLink } from "@/lib/data/links/link-making";
import { changeReviewLink } from "@/lib/data/links/link-terms-changes";
import type { ReviewLink } from "@/lib/data/links/review-links";
import { publicUrl } from "@/lib/env";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

export async function createReviewLinkAction(
  tenant: string,
  input: ReviewLinkInput,
): Promise<ActionResult<{ url: string; passcode: string | null; link: ReviewLink }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const { token, ...made } = await createReviewLink(actor, parseInput(reviewLinkSchema, input));
    return { url: addressOf(token), ...made };
  });
}

export async function changeReviewLinkAction(
  tenant: string,
  linkId: string,
  input: LinkChangeInput,
): Promise<ActionResult<{ link: ReviewLink }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const change = parseInput(linkChangeSchema, input);
    return { link: await changeReviewLink(actor, parseInput(id, linkId), change) };
  });
}

export async function revokeReviewLinksAction(
  tenant: string,
  linkIds: string[],
): Promise<ActionResult<{ links: ReviewLink[] }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    return { links: await revokeReviewLinks(actor, parseInput(z.array(id).min(1).max(200), linkIds)) };
  });
}

export async function extendReviewLinkAction(
  tenant: string,
  linkId: string,
  days: number,
): Promise<ActionResult<{ link: ReviewLink }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const wanted = parseInput(z.int().min(1).max(365), days);
    return { link: await extendReviewLink(actor, parseInput(id, linkId), wanted) };
  });
}

export async function replaceLinkTokenAction(
  tenant: string,
  linkId: string,
): Promise<ActionResult<{ url: string; link: ReviewLink }>> {
  return actionResult(async () => {
    const { token, link } = await replaceLinkToken(await memberOrThrow(tenant), parseInput(id, linkId));
    return { url: addressOf(token), link };
  });
}

function addressOf(token: string): string {
  return publicUrl(`/review/${token}`);
}
