"use server";

import { z } from "zod";
import { countUnread, markRead } from "@/lib/data/news/notifications";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const ofSchema = z.union([z.object({ interviewId: z.uuid() }), z.object({ linkId: z.uuid() })]).nullable();

/** Marks the news of one interview or link as read, or with null all of it. Answers how much is left. */
export async function markReadAction(
  tenant: string,
  of: z.infer<typeof ofSchema>,
): Promise<ActionResult<{ unread: number }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await markRead(actor, parseInput(ofSchema, of));
    return { unread: await countUnread(actor) };
  });
}
