"use server";

import { operatorOrThrow } from "@/lib/auth/gates";
import { sendTestMail } from "@/lib/data/installation-mail";
import { type ActionResult, actionResult } from "@/lib/http/action-result";

export async function sendTestMailAction(): Promise<ActionResult<{ failure: string | null }>> {
  return actionResult(async () => ({ failure: await sendTestMail(await operatorOrThrow()) }));
}
