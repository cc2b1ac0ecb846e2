"use server";

import { z } from "zod";
import type { Brand } from "@/lib/auth/brand";
import { brandSchema, type LogoChange, saveBrand } from "@/lib/data/people/brand";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { asForm, parseInput } from "@/lib/http/parse";

const logoSchema = z
  .file()
  .max(1024 * 1024)
  .nullable();

export async function saveBrandAction(
  tenant: string,
  form: FormData,
): Promise<ActionResult<{ brand: Brand }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const fields = asForm(form);
    const given = { name: fields.get("name"), accent: fields.get("accent") || null };
    const input = parseInput(brandSchema, given);
    return { brand: await saveBrand(actor, input, await logoChange(fields)) };
  });
}

async function logoChange(form: FormData): Promise<LogoChange> {
  const file = parseInput(logoSchema, form.get("logo"));
  if (file) return { bytes: new Uint8Array(await file.arrayBuffer()) };
  return form.get("removeLogo") === "yes" ? null : "keep";
}
