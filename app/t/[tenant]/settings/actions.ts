"use server";

import { refresh, revalidatePath } from "next/cache";
import { z } from "zod";
import { memberOrThrow } from "@/lib/auth/gates";
import { saveConnectionKey } from "@/lib/data/connections";
import { setKeepsTranscriptText } from "@/lib/data/tenant-settings";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { asForm, parseInput } from "@/lib/http/parse";

export async function setKeepsTranscriptTextAction(tenant: string, keeps: boolean): Promise<ActionResult> {
  return actionResult(async () => {
    await setKeepsTranscriptText(await memberOrThrow(tenant), parseInput(z.boolean(), keeps));
    refresh();
    return {};
  });
}

type PlatformKeyState = { ok: true; verified: boolean } | { ok: false; reason: string; code?: string } | null;

const keySchema = z
  .string()
  .trim()
  .regex(
    /^zh_[\w-]{5,200}$/,
    "A platform key starts with zh_ and has no spaces. Copy it again from the dashboard.",
  );

export async function savePlatformKeyAction(
  tenant: string,
  _previous: PlatformKeyState,
  form: FormData,
): Promise<PlatformKeyState> {
  const text = String(asForm(form).get("apiKey") ?? "");
  if (text.trim() === "") return { ok: false, reason: "empty" };
  const result = await actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    return { outcome: await saveConnectionKey(actor, parseInput(keySchema, text)) };
  });
  if (!result.ok) return result;
  revalidatePath(`/t/${tenant}`, "layout");
  return result.outcome;
}
