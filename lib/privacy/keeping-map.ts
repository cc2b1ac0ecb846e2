/** The part of the map that is about keeping and forgetting. */
import type { Place } from "./places";

export const AS_ORGANISATION = "as long as the organisation";
export const AS_INTERVIEW = "as long as the interview";
export const AS_CANDIDATE = "as long as the candidate";

export const KEEPING: Record<string, Place> = {
  legal_holds: {
    why: "that somebody must be kept, whatever is asked",
    kept: "as long as the organisation; of one candidate, as long as they",
    holds: { candidate: ["reason"], none: ["role_name"] },
  },
  retention_rules: {
    why: "how long interviews are kept",
    kept: AS_ORGANISATION,
    holds: { none: ["role_name"] },
  },
  retention_runs: { why: "what was deleted by these rules, in numbers", kept: AS_ORGANISATION, holds: {} },
  retention_notices: { why: "that it was said that an interview goes soon", kept: AS_INTERVIEW, holds: {} },
  retention_extensions: {
    why: "that a candidate is kept longer than the rules say",
    kept: AS_CANDIDATE,
    holds: { candidate: ["reason"] },
  },
  erasures: {
    why: "that a candidate was erased, as a fact without the candidate",
    kept: AS_ORGANISATION,
    holds: { none: ["case_number", "counts"] },
  },
  erasure_keys: {
    why: "the key of the fingerprints",
    kept: AS_ORGANISATION,
    holds: { secret: ["key_ciphertext", "key_encrypted_with"] },
  },
  erased_fingerprints: {
    why: "no listing brings an erased candidate back: a keyed digest of what the platform knows them by",
    kept: AS_ORGANISATION,
    holds: { candidate: ["fingerprint"] },
  },
  erased_sessions: {
    why: "what of an erased candidate is still at the platform, encrypted",
    kept: "until the platform answers that it has it no longer",
    holds: { candidate: ["fingerprint", "session_ciphertext"], secret: ["session_encrypted_with"] },
  },
};
