"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { testWebhook } from "@/lib/data/news/webhook-deliveries";
import {
  createWebhook,
  removeWebhook,
  setWebhookEnabled,
  type WebhookInput,
  webhookSchema,
} from "@/lib/data/news/webhooks";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

export async function createWebhookAction(
  tenant: string,
  input: WebhookInput,
): Promise<ActionResult<{ secret: string }>> {
  return actionResult(async () => {
    const { secret } = await createWebhook(await memberOrThrow(tenant), parseInput(webhookSchema, input));
    refresh();
    return { secret };
  });
}

export async function setWebhookEnabledAction(
  tenant: string,
  webhookId: string,
  isEnabled: boolean,
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await setWebhookEnabled(actor, parseInput(id, webhookId), parseInput(z.boolean(), isEnabled));
    refresh();
    return {};
  });
}

export async function removeWebhookAction(tenant: string, webhookId: string): Promise<ActionResult> {
  return actionResult(async () => {
    await removeWebhook(await memberOrThrow(tenant), parseInput(id, webhookId));
    refresh();
    return {};
  });
}

export async function testWebhookAction(tenant: string, webhookId: string): Promise<ActionResult> {
  return actionResult(async () => {
    await testWebhook(await memberOrThrow(tenant), parseInput(id, webhookId));
    return {};
  });
}
