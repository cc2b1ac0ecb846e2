"use server";

import { sendTestMail } from "@/lib/data/installation/installation-mail";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { operatorOrThrow } from "@/lib/http/gates";

export async function sendTestMailAction(): Promise<ActionResult<{ failure: string | null }>> {
  return actionResult(async () => ({ failure: await sendTestMail(await operatorOrThrow()) }));
}
