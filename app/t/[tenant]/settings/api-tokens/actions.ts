"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { apiTokenSchema, createApiToken, revokeApiToken } from "@/lib/data/people/api-tokens";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

export async function createApiTokenAction(
  tenant: string,
  input: { name: string; days: number | null },
): Promise<ActionResult<{ token: string }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const { name, days } = parseInput(apiTokenSchema, input);
    const token = await createApiToken(actor, name, days);
    refresh();
    return { token };
  });
}

export async function revokeApiTokenAction(tenant: string, id: string): Promise<ActionResult> {
  return actionResult(async () => {
    await revokeApiToken(await memberOrThrow(tenant), parseInput(z.uuid(), id));
    refresh();
    return {};
  });
}
