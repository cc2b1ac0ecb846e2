import type { MemberActor } from "@/lib/auth/actor";
import { demandWithin, type RateLimitRule } from "@/lib/auth/rate-limit";
import type { ImportPreview } from "@/lib/candidates/import-preview";
import type { ImportFile } from "@/lib/candidates/plan-in-steps";
import type { UpsertPortion } from "@/lib/candidates/upserts";
import { findErasedReferences } from "@/lib/data/erasure/fingerprints";
import { AppError } from "@/lib/errors";
import { readKnownRefs, upsertCandidates } from "@/lib/tenant/candidates";
import { planImport } from "@/lib/threads/plan-import";

/** More than anybody corrects a file. */
const IMPORTS: RateLimitRule = { purpose: "import", limit: 30, windowMs: 10 * 60_000 };

/** What would become of each line of a CSV file. Changes nothing. Throws `forbidden`, `invalid_input`, `rate_limited`. */
export async function previewImport(actor: MemberActor, file: ImportFile): Promise<ImportPreview> {
  const { preview } = await planFor(actor, file);
  return preview;
}

/**
 * Does what the preview with `digest` showed, all of it or nothing. Throws as that does, `invalid_input` when a line is
 * wrong, and `conflict` when the candidates have changed since the preview.
 */
export async function importCandidates(
  actor: MemberActor,
  file: ImportFile,
  digest: string,
): Promise<ImportPreview["counts"]> {
  const { preview, upserts } = await planFor(actor, file);
  if (preview.counts.error > 0)
    throw new AppError("invalid_input", "Nothing was imported because some lines have errors.");
  const outcome =
    preview.digest === digest ? await upsertCandidates(actor, "candidate_imported", upserts) : "moved_on";
  if (outcome === "moved_on")
    throw new AppError(
      "conflict",
      "Nothing was imported because candidates have changed since this preview.",
    );
  return preview.counts;
}

async function planFor(
  actor: MemberActor,
  file: ImportFile,
): Promise<{ preview: ImportPreview; upserts: UpsertPortion[] }> {
  actor.demand("candidates.manage");
  await demandWithin(IMPORTS, `${actor.tenantId} ${actor.user.id}`);
  return planImport(file, async (refs) => {
    const [known, erased] = await Promise.all([
      readKnownRefs(actor, refs),
      findErasedReferences(actor, refs),
    ]);
    return { known, erased: [...erased] };
  });
}
