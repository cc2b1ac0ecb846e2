"use server";

import { z } from "zod";
import { erasureSchema } from "@/lib/candidates/erasure";
import { legalHoldSchema } from "@/lib/candidates/legal-hold";
import { extensionSchema, retentionRuleSchema } from "@/lib/candidates/retention";
import { eraseCandidate } from "@/lib/data/erasure/erasures";
import { placeLegalHold, releaseLegalHold } from "@/lib/data/erasure/legal-holds";
import { previewRule } from "@/lib/data/retention/expiring";
import { extendCandidate } from "@/lib/data/retention/extensions";
import { removeRetentionRule, saveRetentionRule } from "@/lib/data/retention/rules";
import { memberAction } from "./define";

const id = z.uuid();

export const saveRetentionRuleAction = memberAction(
  "privacy.manage",
  "settings",
  [retentionRuleSchema],
  saveRetentionRule,
);

export const removeRetentionRuleAction = memberAction(
  "privacy.manage",
  "settings",
  [retentionRuleSchema.shape.roleName],
  removeRetentionRule,
);

export const previewRetentionRuleAction = memberAction(
  "privacy.manage",
  "nothing",
  [retentionRuleSchema],
  previewRule,
);

export const extendCandidateAction = memberAction(
  "privacy.manage",
  "organisation",
  [id, extensionSchema],
  extendCandidate,
);

export const placeLegalHoldAction = memberAction(
  "privacy.manage",
  "organisation",
  [legalHoldSchema],
  placeLegalHold,
);

export const releaseLegalHoldAction = memberAction("privacy.manage", "organisation", [id], releaseLegalHold);

export const eraseCandidateAction = memberAction(
  "privacy.manage",
  "organisation",
  [id, erasureSchema],
  eraseCandidate,
);
