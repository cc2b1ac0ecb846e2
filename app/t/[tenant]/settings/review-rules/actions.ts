"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { setLimitsReviewers } from "@/lib/data/results/tenant-settings";
import {
  type ReviewPolicyInput,
  removePolicy,
  reviewPolicySchema,
  savePolicy,
} from "@/lib/data/sight/review-policies";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

export async function savePolicyAction(tenant: string, input: ReviewPolicyInput): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await savePolicy(actor, parseInput(reviewPolicySchema, input));
    revalidatePath(`/t/${tenant}`, "layout");
    return {};
  });
}

export async function removePolicyAction(tenant: string, roleName: string): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await removePolicy(actor, parseInput(z.string().min(1).max(200), roleName));
    revalidatePath(`/t/${tenant}`, "layout");
    return {};
  });
}

export async function setLimitsReviewersAction(tenant: string, isLimited: boolean): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await setLimitsReviewers(actor, parseInput(z.boolean(), isLimited));
    revalidatePath(`/t/${tenant}`, "layout");
    return {};
  });
}
