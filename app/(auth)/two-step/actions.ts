"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { beginTwoStep, confirmTwoStep, endTwoStep, renewRecoveryCodes } from "@/lib/auth/factors/two-step";
import { PASSWORD_MAX_LENGTH } from "@/lib/auth/login/passwords";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { requestOrigin, userOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const password = z.string().max(PASSWORD_MAX_LENGTH);
const code = z.string().max(40, "A code is shorter.");
const proofSchema = z.object({ password, code });

type Proof = z.infer<typeof proofSchema>;

export async function beginTwoStepAction(
  given: string,
): Promise<ActionResult<{ secret: string; address: string }>> {
  return actionResult(async () => beginTwoStep(await userOrThrow(), parseInput(password, given)));
}

export async function confirmTwoStepAction(given: string): Promise<ActionResult<{ codes: string[] }>> {
  return actionResult(async () => {
    const codes = await confirmTwoStep(await userOrThrow(), parseInput(code, given), await requestOrigin());
    return { codes };
  });
}

export async function endTwoStepAction(given: Proof): Promise<ActionResult> {
  return actionResult(async () => {
    await endTwoStep(await userOrThrow(), parseInput(proofSchema, given), await requestOrigin());
    refresh();
    return {};
  });
}

export async function renewRecoveryCodesAction(given: Proof): Promise<ActionResult<{ codes: string[] }>> {
  return actionResult(async () => {
    const proof = parseInput(proofSchema, given);
    return { codes: await renewRecoveryCodes(await userOrThrow(), proof, await requestOrigin()) };
  });
}
