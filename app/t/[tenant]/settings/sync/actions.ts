"use server";

import { refresh } from "next/cache";
import { memberOrThrow } from "@/lib/auth/gates";
import { syncNow } from "@/lib/data/sync-status";
import { type ActionResult, actionResult } from "@/lib/http/action-result";

export async function syncNowAction(
  tenant: string,
): Promise<ActionResult<{ outcome: "started" | "paused" | "no_connection" }>> {
  return actionResult(async () => {
    const outcome = await syncNow(await memberOrThrow(tenant));
    refresh();
    return { outcome };
  });
}
