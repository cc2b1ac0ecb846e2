"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import {
  createInterviewView,
  deleteInterviewView,
  type InterviewViewInput,
  interviewViewSchema,
  setDefaultView,
  updateInterviewView,
} from "@/lib/data/interview-list/interview-views";
import { listLookSchema, saveListLook } from "@/lib/data/interview-list/list-looks";
import type { ListLook } from "@/lib/format/list-look";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const idSchema = z.uuid();

export async function createViewAction(
  tenant: string,
  input: InterviewViewInput,
): Promise<ActionResult<{ id: string }>> {
  return actionResult(async () => {
    const id = await createInterviewView(await memberOrThrow(tenant), parseInput(interviewViewSchema, input));
    refresh();
    return { id };
  });
}

export async function updateViewAction(
  tenant: string,
  viewId: string,
  input: InterviewViewInput,
): Promise<ActionResult> {
  return actionResult(async () => {
    const actor = await memberOrThrow(tenant);
    await updateInterviewView(actor, parseInput(idSchema, viewId), parseInput(interviewViewSchema, input));
    refresh();
    return {};
  });
}

export async function deleteViewAction(tenant: string, viewId: string): Promise<ActionResult> {
  return actionResult(async () => {
    await deleteInterviewView(await memberOrThrow(tenant), parseInput(idSchema, viewId));
    refresh();
    return {};
  });
}

export async function setDefaultViewAction(tenant: string, viewId: string | null): Promise<ActionResult> {
  return actionResult(async () => {
    await setDefaultView(await memberOrThrow(tenant), parseInput(idSchema.nullable(), viewId));
    refresh();
    return {};
  });
}

export async function saveLookAction(tenant: string, look: ListLook): Promise<ActionResult> {
  return actionResult(async () => {
    await saveListLook(await memberOrThrow(tenant), parseInput(listLookSchema, look));
    refresh();
    return {};
  });
}
