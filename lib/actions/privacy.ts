"use server";

import { z } from "zod";
import { erasureSchema } from "@/lib/candidates/erasure";
import { eraseCandidate } from "@/lib/data/erasure/erasures";
import { memberAction } from "./define";

const id = z.uuid();

export const eraseCandidateAction = memberAction(
  "privacy.manage",
  "organisation",
  [id, erasureSchema],
  eraseCandidate,
);
