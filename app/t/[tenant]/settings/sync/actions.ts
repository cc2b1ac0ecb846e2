"use server";

import { refresh } from "next/cache";
import { syncNow } from "@/lib/data/sync/sync-status";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";

export async function syncNowAction(
  tenant: string,
): Promise<ActionResult<{ outcome: "started" | "paused" | "no_connection" }>> {
  return actionResult(async () => {
    const outcome = await syncNow(await memberOrThrow(tenant));
    refresh();
    return { outcome };
  });
}
