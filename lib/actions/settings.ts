"use server";

import { z } from "zod";
import { checkAudit } from "@/lib/data/audit/audit-check";
import { brandSchema, saveBrand } from "@/lib/data/people/brand";
import {
  setKeepsTranscriptText,
  setLimitsReviewers,
  setPreparesRecordings,
} from "@/lib/data/results/tenant-settings";
import {
  archiveScorecard,
  createScorecard,
  scorecardSchema,
  updateScorecard,
} from "@/lib/data/reviews/scorecards";
import { removePolicy, reviewPolicySchema, savePolicy } from "@/lib/data/sight/review-policies";
import { formOf } from "@/lib/http/parse";
import { memberAction } from "./define";

const LOGO_MAX_BYTES = 1024 * 1024;

const brandForm = formOf(
  brandSchema.extend({
    // An empty field is none.
    accent: z.preprocess((hex) => hex || null, brandSchema.shape.accent),
    logo: z.file().max(LOGO_MAX_BYTES).nullish(),
    removeLogo: z.string().nullish(),
  }),
);

export const saveBrandAction = memberAction(
  "policies.manage",
  "nothing",
  [brandForm],
  async (actor, { logo, removeLogo, ...brand }) => {
    const none = removeLogo === "yes" ? null : "keep";
    const change = logo ? { bytes: new Uint8Array(await logo.arrayBuffer()) } : none;
    return { brand: await saveBrand(actor, brand, change) };
  },
);

export const setKeepsTranscriptTextAction = memberAction(
  "settings.manage",
  "page",
  [z.boolean()],
  setKeepsTranscriptText,
);

export const setPreparesRecordingsAction = memberAction(
  "settings.manage",
  "page",
  [z.boolean()],
  setPreparesRecordings,
);

export const checkAuditAction = memberAction("audit.read", "nothing", [], checkAudit);

export const savePolicyAction = memberAction(
  "policies.manage",
  "organisation",
  [reviewPolicySchema],
  savePolicy,
);

export const removePolicyAction = memberAction(
  "policies.manage",
  "organisation",
  [z.string().min(1).max(200)],
  removePolicy,
);

export const setLimitsReviewersAction = memberAction(
  "settings.manage",
  "organisation",
  [z.boolean()],
  setLimitsReviewers,
);

/** Without an id it makes a new one; the version is the one that was edited. */
export const saveScorecardAction = memberAction(
  "scorecards.manage",
  "settings",
  [z.uuid().nullable(), z.int(), scorecardSchema],
  (actor, id, fromVersion, scorecard) =>
    id === null ? createScorecard(actor, scorecard) : updateScorecard(actor, id, fromVersion, scorecard),
);

export const archiveScorecardAction = memberAction(
  "scorecards.manage",
  "settings",
  [z.uuid(), z.boolean()],
  archiveScorecard,
);
