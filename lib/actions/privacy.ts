"use server";

import { z } from "zod";
import { erasureSchema } from "@/lib/candidates/erasure";
import { legalHoldSchema } from "@/lib/candidates/legal-hold";
import { eraseCandidate } from "@/lib/data/erasure/erasures";
import { placeLegalHold, releaseLegalHold } from "@/lib/data/erasure/legal-holds";
import { memberAction } from "./define";

const id = z.uuid();

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
