"use server";

import { z } from "zod";
import { getLinkToken } from "@/lib/data/links/link-address";
import { extendReviewLink, replaceLinkToken, revokeReviewLinks } from "@/lib/data/links/link-changes";
import { linkChangeSchema, reviewLinkSchema } from "@/lib/data/links/link-input";
import { createReviewLink } from "@/lib/data/links/link-making";
import { linkPolicySchema, setLinkPolicy } from "@/lib/data/links/link-policy";
import { changeReviewLink } from "@/lib/data/links/link-terms-changes";
import { publicUrl } from "@/lib/env";
import { memberAction } from "./define";

const id = z.uuid();

export const createReviewLinkAction = memberAction(
  "reviewLinks.manage",
  "nothing",
  [reviewLinkSchema],
  async (actor, input) => withUrl(await createReviewLink(actor, input)),
);

export const changeReviewLinkAction = memberAction(
  "reviewLinks.manage",
  "nothing",
  [id, linkChangeSchema],
  async (actor, linkId, change) => ({ link: await changeReviewLink(actor, linkId, change) }),
);

export const revokeReviewLinksAction = memberAction(
  "reviewLinks.manage",
  "nothing",
  [z.array(id).min(1).max(200)],
  async (actor, linkIds) => ({ links: await revokeReviewLinks(actor, linkIds) }),
);

export const extendReviewLinkAction = memberAction(
  "reviewLinks.manage",
  "nothing",
  [id, z.int().min(1).max(365)],
  async (actor, linkId, days) => ({ link: await extendReviewLink(actor, linkId, days) }),
);

export const replaceLinkTokenAction = memberAction(
  "reviewLinks.manage",
  "nothing",
  [id],
  async (actor, linkId) => withUrl(await replaceLinkToken(actor, linkId)),
);

export const copyLinkAddressAction = memberAction(
  "reviewLinks.manage",
  "nothing",
  [id],
  async (actor, linkId) => withUrl(await getLinkToken(actor, linkId)),
);

export const setLinkPolicyAction = memberAction("settings.manage", "page", [linkPolicySchema], setLinkPolicy);

function withUrl<T>({ token, ...made }: T & { token: string }) {
  return { ...made, url: publicUrl(`/review/${token}`) };
}
