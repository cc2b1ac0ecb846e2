"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { type CandidateEdit, candidateEditSchema, nameSchema } from "@/lib/candidates/edit";
import { type MergeInput, mergeSchema } from "@/lib/candidates/merge";
import { updateCandidate } from "@/lib/data/candidates/candidate-edits";
import { mergeCandidates, undoMerge } from "@/lib/data/candidates/candidate-merges";
import { splitInterview } from "@/lib/data/candidates/candidate-splits";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

/** Changes candidates; a new name shows on every page of the tenant. */
async function changing<T extends object>(
  tenant: string,
  work: (actor: MemberActor) => Promise<T>,
): Promise<ActionResult<T>> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const done = await work(actor);
    revalidatePath(`/t/${tenant}`, "layout");
    return done;
  });
}

export async function updateCandidateAction(
  tenant: string,
  candidateId: string,
  edit: CandidateEdit,
): Promise<ActionResult> {
  return changing(tenant, async (actor) => {
    await updateCandidate(actor, parseInput(id, candidateId), parseInput(candidateEditSchema, edit));
    return {};
  });
}

export async function mergeCandidatesAction(
  tenant: string,
  candidateId: string,
  input: MergeInput,
): Promise<ActionResult> {
  return changing(tenant, async (actor) => {
    await mergeCandidates(actor, parseInput(id, candidateId), parseInput(mergeSchema, input));
    return {};
  });
}

export async function undoMergeAction(tenant: string, movedId: string): Promise<ActionResult> {
  return changing(tenant, async (actor) => {
    await undoMerge(actor, parseInput(id, movedId));
    return {};
  });
}

export async function splitInterviewAction(
  tenant: string,
  candidateId: string,
  interviewId: string,
  name: string,
): Promise<ActionResult<{ candidateId: string }>> {
  return changing(tenant, async (actor) => ({
    candidateId: await splitInterview(
      actor,
      parseInput(id, candidateId),
      parseInput(id, interviewId),
      parseInput(nameSchema, name),
    ),
  }));
}
