import type { ImportPreview } from "@/lib/candidates/import-preview";
import type { ImportFile, ToldOfRefs } from "@/lib/candidates/plan-in-steps";
import type { UpsertPortion } from "@/lib/candidates/upserts";
import { onThread } from "./pool";

/**
 * What an import of any size would do, and what it would write. `known` says what is known of references. Throws what that throws, and what ended the thread.
 */
export async function planImport(
  file: ImportFile,
  known: (refs: string[]) => Promise<ToldOfRefs>,
): Promise<{ preview: ImportPreview; upserts: UpsertPortion[] }> {
  return onThread("import", file, file.length, async (next) => {
    const upserts: UpsertPortion[] = [];
    let preview: ImportPreview | undefined;
    let step = await next(null);
    while (step !== null) {
      if ("preview" in step) preview = step.preview;
      if ("upserts" in step) upserts.push(step.upserts);
      step = await next("asked" in step ? await known(step.asked) : null);
    }
    if (!preview) throw new Error("An import was planned without a preview.");
    return { preview, upserts };
  });
}
