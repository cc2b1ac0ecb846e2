"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import {
  archiveScorecard,
  createScorecard,
  type ScorecardInput,
  scorecardSchema,
  updateScorecard,
} from "@/lib/data/reviews/scorecards";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

/** `scorecardId` null makes a new one; `fromVersion` is the version that was edited. */
export async function saveScorecardAction(
  tenant: string,
  scorecardId: string | null,
  fromVersion: number,
  input: ScorecardInput,
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    const scorecard = parseInput(scorecardSchema, input);
    if (scorecardId === null) await createScorecard(actor, scorecard);
    else
      await updateScorecard(actor, parseInput(id, scorecardId), parseInput(z.int(), fromVersion), scorecard);
    revalidatePath(`/t/${tenant}/settings`, "layout");
    return {};
  });
}

export async function archiveScorecardAction(
  tenant: string,
  scorecardId: string,
  isArchived: boolean,
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await archiveScorecard(actor, parseInput(id, scorecardId), parseInput(z.boolean(), isArchived));
    revalidatePath(`/t/${tenant}/settings`, "layout");
    return {};
  });
}
