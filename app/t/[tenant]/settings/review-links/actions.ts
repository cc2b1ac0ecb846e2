"use server";

import { refresh } from "next/cache";
import { memberOrThrow } from "@/lib/auth/gates";
import { type LinkPolicy, linkPolicySchema, setLinkPolicy } from "@/lib/data/link-policy";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { parseInput } from "@/lib/http/parse";

export async function setLinkPolicyAction(tenant: string, policy: LinkPolicy): Promise<ActionResult> {
  return actionResult(async () => {
    await setLinkPolicy(await memberOrThrow(tenant), parseInput(linkPolicySchema, policy));
    refresh();
    return {};
  });
}
