"use server";

import { revalidatePath } from "next/cache";
import { notificationSettingsSchema, saveNotificationSettings } from "@/lib/data/news/notification-settings";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";
import type { NotificationSettings } from "@/lib/notifications/kinds";

export async function saveNotificationSettingsAction(
  tenant: string,
  settings: NotificationSettings,
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await saveNotificationSettings(actor, parseInput(notificationSettingsSchema, settings));
    revalidatePath(`/t/${tenant}/settings/notifications`);
    return {};
  });
}
