"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { decodeText } from "@/lib/candidates/decode-text";
import { IMPORT_MAX_BYTES } from "@/lib/candidates/import-limits";
import { type ImportPreview, previewOf } from "@/lib/candidates/import-preview";
import { importCandidates, previewImport } from "@/lib/data/candidates/candidate-imports";
import { AppError } from "@/lib/errors";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

/** `form` holds `file`, a CSV file as bytes or as text. */
export async function previewImportAction(
  tenant: string,
  form: FormData,
): Promise<ActionResult<{ preview: ImportPreview }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    actor.demand("candidates.manage");
    return { preview: previewOf(await previewImport(actor, await readFile(form))) };
  });
}

/** `digest` is that of the preview, which is what is imported. */
export async function importCandidatesAction(
  tenant: string,
  form: FormData,
  digest: string,
): Promise<ActionResult<{ counts: ImportPreview["counts"] }>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    actor.demand("candidates.manage");
    const text = await readFile(form);
    const counts = await importCandidates(actor, text, parseInput(z.string().max(100), digest));
    revalidatePath(`/t/${tenant}`, "layout");
    return { counts };
  });
}

async function readFile(form: FormData): Promise<string> {
  const file = form instanceof FormData ? form.get("file") : null;
  if (typeof file === "string") return file;
  if (file === null) throw new AppError("invalid_input", "Choose a file, or paste its rows.");
  if (file.size > IMPORT_MAX_BYTES) throw new AppError("invalid_input", "The file is larger than 3 MB.");
  return decodeText(new Uint8Array(await file.arrayBuffer()));
}
