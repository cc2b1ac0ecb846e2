"use server";

import { z } from "zod";
import { candidateEditSchema, nameSchema } from "@/lib/candidates/edit";
import { IMPORT_MAX_BYTES } from "@/lib/candidates/import-limits";
import { mergeSchema } from "@/lib/candidates/merge";
import type { ImportFile } from "@/lib/candidates/plan-in-steps";
import { updateCandidate } from "@/lib/data/candidates/candidate-edits";
import { importCandidates, previewImport } from "@/lib/data/candidates/candidate-imports";
import { mergeCandidates, undoMerge } from "@/lib/data/candidates/candidate-merges";
import { splitInterview } from "@/lib/data/candidates/candidate-splits";
import { AppError } from "@/lib/errors";
import { memberAction } from "./define";

const id = z.uuid();
/** Its `file` is CSV, as bytes or as text. */
const fileForm = z.unknown().transform((form) => (form instanceof FormData ? form.get("file") : null));

// A new name shows on every page of the organisation.

export const updateCandidateAction = memberAction(
  "candidates.manage",
  "organisation",
  [id, candidateEditSchema],
  updateCandidate,
);

export const mergeCandidatesAction = memberAction(
  "candidates.manage",
  "organisation",
  [id, mergeSchema],
  mergeCandidates,
);

export const undoMergeAction = memberAction("candidates.manage", "organisation", [id], undoMerge);

export const splitInterviewAction = memberAction(
  "candidates.manage",
  "organisation",
  [id, id, nameSchema],
  async (actor, candidateId, interviewId, name) => ({
    candidateId: await splitInterview(actor, candidateId, interviewId, name),
  }),
);

export const previewImportAction = memberAction(
  "candidates.manage",
  "nothing",
  [fileForm],
  async (actor, file) => ({ preview: await previewImport(actor, await contentOf(file)) }),
);

/** The digest is that of the preview, which is what is imported. */
export const importCandidatesAction = memberAction(
  "candidates.manage",
  "organisation",
  [fileForm, z.string().max(100)],
  async (actor, file, digest) => ({
    counts: await importCandidates(actor, await contentOf(file), digest),
  }),
);

async function contentOf(file: File | string | null): Promise<ImportFile> {
  if (file === null) throw new AppError("invalid_input", "Choose a file, or paste its rows.");
  const size = typeof file === "string" ? file.length : file.size;
  if (size > IMPORT_MAX_BYTES) throw new AppError("invalid_input", "The file is larger than 3 MB.");
  return typeof file === "string" ? file : new Uint8Array(await file.arrayBuffer());
}
