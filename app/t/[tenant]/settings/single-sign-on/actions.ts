"use server";

import { refresh } from "next/cache";
import {
  removeSingleSignOn,
  type SingleSignOnInput,
  saveSingleSignOn,
  singleSignOnSchema,
} from "@/lib/data/people/single-sign-on";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

export async function saveSingleSignOnAction(
  tenant: string,
  input: SingleSignOnInput,
): Promise<ActionResult> {
  return actionResult(async () => {
    await saveSingleSignOn(await memberOrThrow(tenant), parseInput(singleSignOnSchema, input));
    refresh();
    return {};
  });
}

export async function removeSingleSignOnAction(tenant: string): Promise<ActionResult> {
  return actionResult(async () => {
    await removeSingleSignOn(await memberOrThrow(tenant));
    refresh();
    return {};
  });
}
