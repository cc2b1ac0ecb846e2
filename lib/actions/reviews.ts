"use server";

import { z } from "zod";
import { feedbackSchema, saveFeedback } from "@/lib/data/links/visitor-feedback";
import { assignmentSchema, assignReviewers, unassignReviewer } from "@/lib/data/reviews/assignments";
import { decide, decideAll, decisionSchema, reopenDecision } from "@/lib/data/reviews/decisions";
import {
  getOwnReview,
  reopenReview,
  reviewSchema,
  saveReview,
  submitReview,
} from "@/lib/data/reviews/reviews";
import { memberAction, visitorAction } from "./define";
import { demandWriter } from "./demand-writer";

const id = z.uuid();
const interviewIds = z.array(id).min(1).max(200, "Choose at most 200 interviews.");
const { reviewerIds, dueAt } = assignmentSchema.shape;

export const loadReviewAction = memberAction("member", "nothing", [id], async (actor, interviewId) => ({
  review: await getOwnReview(actor, interviewId),
}));

/**
 * A draft is nobody else's business: nobody is told. Whoever is signed in by now does not save as theirs what another
 * wrote on the same computer.
 */
export const saveReviewAction = memberAction(
  "reviews.write",
  "nothing",
  [id, z.string(), reviewSchema],
  async (actor, interviewId, writerId, input) => {
    demandWriter(actor, writerId, "save");
    return { review: await saveReview(actor, interviewId, input) };
  },
);

export const submitReviewAction = memberAction(
  "reviews.write",
  "nothing",
  [id, z.int()],
  async (actor, interviewId, revision) => ({ review: await submitReview(actor, interviewId, revision) }),
);

export const reopenReviewAction = memberAction(
  "reviews.write",
  "nothing",
  [id],
  async (actor, interviewId) => ({ review: await reopenReview(actor, interviewId) }),
);

export const decideAction = memberAction("decisions.make", "nothing", [id, decisionSchema], decide);

/** Decides on several interviews, each by itself, and says of each that could not be decided why. */
export const decideManyAction = memberAction(
  "decisions.make",
  "nothing",
  [interviewIds, decisionSchema],
  async (actor, ids, input) => ({ answers: await decideAll(actor, [...new Set(ids)], input) }),
);

export const reopenDecisionAction = memberAction("decisions.make", "nothing", [id], reopenDecision);

/** Asks people to review one or several interviews, all or none. */
export const assignAction = memberAction(
  "reviews.assign",
  "nothing",
  [assignmentSchema.shape.interviewIds, reviewerIds, dueAt],
  (actor, ids, people, due) => assignReviewers(actor, { interviewIds: ids, reviewerIds: people, dueAt: due }),
);

export const unassignAction = memberAction("reviews.assign", "nothing", [id, id], unassignReviewer);

export const saveFeedbackAction = visitorAction(
  [z.string(), feedbackSchema, z.object({ isSent: z.boolean() })],
  saveFeedback,
);
