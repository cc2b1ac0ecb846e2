"use server";

import { z } from "zod";
import { memberOrThrow } from "@/lib/auth/gates";
import { countUnread, markRead } from "@/lib/data/notifications";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { parseInput } from "@/lib/http/parse";

/** Marks the news of one interview as read, or with null all of it. Answers how much is left. */
export async function markReadAction(
  tenant: string,
  interviewId: string | null,
): Promise<ActionResult<{ unread: number }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await markRead(actor, parseInput(z.uuid().nullable(), interviewId));
    return { unread: await countUnread(actor) };
  });
}
