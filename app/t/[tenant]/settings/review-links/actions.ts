"use server";

import { refresh } from "next/cache";
import { type LinkPolicy, linkPolicySchema, setLinkPolicy } from "@/lib/data/links/link-policy";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

export async function setLinkPolicyAction(tenant: string, policy: LinkPolicy): Promise<ActionResult> {
  return actionResult(async () => {
    await setLinkPolicy(await memberOrThrow(tenant), parseInput(linkPolicySchema, policy));
    refresh();
    return {};
  });
}
