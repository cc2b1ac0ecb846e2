"use server";

import { z } from "zod";
import { notificationSettingsSchema, saveNotificationSettings } from "@/lib/data/news/notification-settings";
import { countUnread, markRead } from "@/lib/data/news/notifications";
import { testWebhook } from "@/lib/data/news/webhook-deliveries";
import { createWebhook, removeWebhook, setWebhookEnabled, webhookSchema } from "@/lib/data/news/webhooks";
import { memberAction } from "./define";

const id = z.uuid();

/** Marks the news of one interview or link, or of deletions, as read, or with null all of it. Answers how much is left. */
export const markReadAction = memberAction(
  "member",
  "nothing",
  [
    z
      .union([
        z.object({ interviewId: id }),
        z.object({ linkId: id }),
        z.object({ kind: z.literal("expiry_announced") }),
      ])
      .nullable(),
  ],
  async (actor, of) => {
    await markRead(actor, of);
    return { unread: await countUnread(actor) };
  },
);

export const saveNotificationSettingsAction = memberAction(
  "member",
  "settings",
  [notificationSettingsSchema],
  saveNotificationSettings,
);

export const createWebhookAction = memberAction(
  "webhooks.manage",
  "page",
  [webhookSchema],
  async (actor, input) => ({ secret: (await createWebhook(actor, input)).secret }),
);

export const setWebhookEnabledAction = memberAction(
  "webhooks.manage",
  "page",
  [id, z.boolean()],
  setWebhookEnabled,
);

export const removeWebhookAction = memberAction("webhooks.manage", "page", [id], removeWebhook);

export const testWebhookAction = memberAction("webhooks.manage", "nothing", [id], testWebhook);
