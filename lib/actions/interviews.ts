"use server";

import { z } from "zod";
import {
  createInterviewView,
  deleteInterviewView,
  interviewViewSchema,
  setDefaultView,
  updateInterviewView,
} from "@/lib/data/interview-list/interview-views";
import { listLookSchema, saveListLook } from "@/lib/data/interview-list/list-looks";
import { setFollowing } from "@/lib/data/interviews/follows";
import { renameSpeaker, speakerNameSchema } from "@/lib/data/results/speaker-names";
import { memberAction } from "./define";

const id = z.uuid();

export const renameSpeakerAction = memberAction(
  "notes.write",
  "page",
  [id, speakerNameSchema],
  renameSpeaker,
);

export const setFollowingAction = memberAction("member", "page", [id, z.boolean()], setFollowing);

// Whoever shares a view needs more: lib/data/interview-list/interview-views.ts knows which are shared.

export const createViewAction = memberAction(
  "member",
  "page",
  [interviewViewSchema],
  async (actor, view) => ({ id: await createInterviewView(actor, view) }),
);

export const updateViewAction = memberAction(
  "member",
  "page",
  [id, interviewViewSchema],
  updateInterviewView,
);

export const deleteViewAction = memberAction("member", "page", [id], deleteInterviewView);

export const setDefaultViewAction = memberAction("member", "page", [id.nullable()], setDefaultView);

export const saveLookAction = memberAction("member", "page", [listLookSchema], saveListLook);
