"use server";

import { z } from "zod";
import { candidateEditSchema, nameSchema } from "@/lib/candidates/edit";
import { mergeSchema } from "@/lib/candidates/merge";
import { updateCandidate } from "@/lib/data/candidates/candidate-edits";
import { mergeCandidates, undoMerge } from "@/lib/data/candidates/candidate-merges";
import { splitInterview } from "@/lib/data/candidates/candidate-splits";
import { memberAction } from "./define";

const id = z.uuid();

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
