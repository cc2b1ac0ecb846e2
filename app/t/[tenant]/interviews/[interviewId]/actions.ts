"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { setFollowing } from "@/lib/data/interviews/follows";
import { renameSpeaker, speakerNameSchema } from "@/lib/data/results/speaker-names";
import { publish } from "@/lib/events/bus";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

export async function renameSpeakerAction(
  tenant: string,
  interviewId: string,
  input: { speakerId: string; label: string | null },
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await renameSpeaker(actor, parseInput(id, interviewId), parseInput(speakerNameSchema, input));
    await publish(actor, { type: "speakers", interviewId });
    refresh();
    return {};
  });
}

export async function setFollowingAction(
  tenant: string,
  interviewId: string,
  isFollowing: boolean,
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await setFollowing(actor, parseInput(id, interviewId), parseInput(z.boolean(), isFollowing));
    refresh();
    return {};
  });
}
