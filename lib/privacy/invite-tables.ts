import type { Place } from "./places";

/** What is kept of invitations to interviews. */
export const INVITE_TABLES: Record<string, Place> = {
  invite_batches: {
    why: "what people were invited to together",
    kept: "as long as the organisation",
    holds: { none: ["persona_id", "role_name", "language", "tags", "paused_code", "look_cursor"] },
  },
  invites: {
    why: "who was invited to an interview, and their link while it is unopened, encrypted",
    kept: "as long as the candidate and the interview",
    holds: {
      candidate: ["candidate_ref", "session_id"],
      secret: ["link_ciphertext", "link_encrypted_with"],
      none: ["failure_code", "mail_failure"],
    },
  },
  invite_rules: { why: "when candidates are reminded", kept: "as long as the organisation", holds: {} },
  invite_templates: {
    why: "what candidates are written",
    kept: "until it is removed",
    holds: { none: ["language", "subject", "body", "button"] },
  },
};
