"use server";

import { z } from "zod";
import { erasedIdsSchema, erasureSchema } from "@/lib/candidates/erasure";
import { legalHoldSchema } from "@/lib/candidates/legal-hold";
import { extensionSchema, retentionRuleSchema } from "@/lib/candidates/retention";
import { eraseCandidate, eraseCandidates } from "@/lib/data/erasure/erasures";
import { placeLegalHold, releaseLegalHold } from "@/lib/data/erasure/legal-holds";
import { consentRuleSchema, saveConsentRule } from "@/lib/data/people/consent-rule";
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

export const saveConsentRuleAction = memberAction(
  "privacy.manage",
  "settings",
  [consentRuleSchema],
  saveConsentRule,
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

/** Answers of each who could not be erased why. */
export const eraseCandidatesAction = memberAction(
  "privacy.manage",
  "organisation",
  [erasedIdsSchema, erasureSchema],
  async (actor, ids, input) => ({ answers: await eraseCandidates(actor, ids, input) }),
);

export const eraseCandidateAction = memberAction(
  "privacy.manage",
  "organisation",
  [id, erasureSchema],
  eraseCandidate,
);
