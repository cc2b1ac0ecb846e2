/**
 * Whose data is where, why, and for how long. Of each table every column that can hold words or bytes is named; ids, times,
 * numbers and enumerations are the row's own. docs/privacy.md shows it, and a test holds it against the database.
 */

import { INVITE_TABLES } from "./invite-tables";
import { AS_CANDIDATE, AS_INTERVIEW, AS_ORGANISATION, KEEPING } from "./keeping-map";
import { LOOKS } from "./look-tables";
import type { Place } from "./places";

const AS_MEMBER = "as long as the account";
const UNTIL_ERASED = "until a rule deletes it, the candidate is erased or the organisation is deleted";
const UNTIL_USED = "until it is used or its time is over";

const ACCOUNTS: Record<string, Place> = {
  users: {
    why: "people who sign in",
    kept: "for good, so that what they did keeps a name; an account can be disabled",
    holds: { member: ["email", "name"], secret: ["password_hash"] },
  },
  logins: {
    why: "open logins, which can be ended one by one",
    kept: "90 days after the end",
    holds: { member: ["user_agent"], secret: ["provider_sid"] },
  },
  identities: {
    why: "who a provider of single sign-on says somebody is",
    kept: AS_MEMBER,
    holds: { member: ["subject"], none: ["provider", "issuer"] },
  },
  second_factors: {
    why: "authenticator apps",
    kept: "until it is removed",
    holds: { secret: ["secret_ciphertext", "secret_encrypted_with"] },
  },
  passkeys: {
    why: "passkeys",
    kept: "until it is removed",
    holds: { member: ["name"], secret: ["credential_id", "public_key"], none: ["transports"] },
  },
  spent_challenges: {
    why: "no passkey answer counts twice",
    kept: UNTIL_USED,
    holds: { secret: ["challenge_hash"] },
  },
  recovery_codes: {
    why: "a lost second step",
    kept: "until they are used or made anew",
    holds: { secret: ["code_hash"] },
  },
  first_steps: {
    why: "the password was right, the code is to come",
    kept: UNTIL_USED,
    holds: { secret: ["token_hash"] },
  },
  password_resets: { why: "a forgotten password", kept: UNTIL_USED, holds: { secret: ["token_hash"] } },
  email_changes: {
    why: "a new address waits to be confirmed",
    kept: UNTIL_USED,
    holds: { member: ["email"], secret: ["token_hash"] },
  },
  rate_limits: {
    why: "how often something was tried, by a digest",
    kept: "until the window is over",
    holds: { none: ["key"] },
  },
  set_up_codes: { why: "the first start", kept: "until set-up is done", holds: { secret: ["code_hash"] } },
};

const ORGANISATION: Record<string, Place> = {
  tenants: { why: "organisations", kept: "until the operator deletes it", holds: { none: ["slug", "name"] } },
  single_sign_ons: {
    why: "an organisation's provider",
    kept: "until it is removed",
    holds: {
      secret: ["secret_ciphertext", "secret_encrypted_with"],
      none: ["name", "issuer", "client_id", "domains", "proven_domains", "acr_values"],
    },
  },
  former_members: {
    why: "who was a member, so that their notes keep a name",
    kept: AS_ORGANISATION,
    holds: {},
  },
  memberships: { why: "who belongs to it, as what", kept: "until the person leaves", holds: {} },
  invitations: {
    why: "who was invited",
    kept: AS_ORGANISATION,
    holds: { member: ["email"], secret: ["token_hash"] },
  },
  tenant_paces: {
    why: "how fast the platform may be asked",
    kept: AS_ORGANISATION,
    holds: { none: ["last_error"] },
  },
  platform_health: { why: "whether the platform answers", kept: "for good", holds: {} },
  tenant_settings: {
    why: "its rules, and what it tells candidates",
    kept: AS_ORGANISATION,
    holds: { none: ["consent_notice"] },
  },
  tenant_brands: {
    why: "how its review links look",
    kept: AS_ORGANISATION,
    holds: { none: ["name", "accent", "logo", "logo_type"] },
  },
  platform_connections: {
    why: "its key to the platform",
    kept: AS_ORGANISATION,
    holds: {
      secret: ["key_ciphertext", "key_encrypted_with"],
      none: ["name", "key_last_four", "refused_code", "full_cursor", "lost_path"],
    },
  },
  webhooks: {
    why: "where it is told of news",
    kept: "until it is removed",
    holds: { secret: ["target_ciphertext", "target_encrypted_with"], none: ["name", "host", "events"] },
  },
  webhook_deliveries: {
    why: "what was told, to be tried again",
    kept: "7 days",
    holds: { candidate: ["payload"], none: ["event"] },
  },
  api_tokens: {
    why: "programs that read results",
    kept: AS_ORGANISATION,
    holds: { secret: ["token_hash"], none: ["name", "prefix"] },
  },
  jobs: { why: "work that is due", kept: "until it is done", holds: { none: ["last_error"] } },
  audit_entries: {
    why: "who did what; no candidate's name is in it",
    kept: AS_ORGANISATION,
    holds: {
      member: ["actor_label", "object_label", "details", "address", "user_agent"],
      none: ["actor_kind", "action", "object_kind", "previous_hash", "hash"],
    },
  },
};

const JUDGED: Record<string, Place> = {
  candidates: {
    why: "who was interviewed",
    kept: UNTIL_ERASED,
    holds: {
      candidate: ["ref", "name", "email", "display_name", "tags", "search_text"],
      none: ["role_name"],
    },
  },
  candidate_owners: { why: "who looks after a candidate", kept: AS_CANDIDATE, holds: {} },
  candidate_merges: {
    why: "two were found to be one, which can be undone",
    kept: AS_CANDIDATE,
    holds: { candidate: ["before", "after"] },
  },
  interviews: {
    why: "the interview as the platform lists it",
    kept: UNTIL_ERASED,
    holds: {
      candidate: [
        "session_id",
        "candidate_name",
        "candidate_ref",
        "tags",
        "metadata",
        "feedback",
        "odd_fields",
        "search_text",
      ],
      none: ["role_name", "language", "status", "failure_code", "consent_mode"],
    },
  },
  recording_analyses: {
    why: "waveform, and where somebody speaks",
    kept: AS_INTERVIEW,
    holds: { candidate: ["peaks", "speech"], none: ["recording_version", "failure"] },
  },
  transcript_indexes: {
    why: "that a transcript can be searched",
    kept: "until the organisation turns it off",
    holds: { none: ["transcript_version", "language", "stemmer"] },
  },
  transcript_passages: {
    why: "what was said, for the search",
    kept: "until the organisation turns it off",
    holds: { candidate: ["speaker_label", "text", "terms"], none: ["turn_id", "speaker_id"] },
  },
  speaker_names: {
    why: "what a member called a speaker",
    kept: AS_INTERVIEW,
    holds: { candidate: ["label"], none: ["speaker_id", "transcript_version"] },
  },
  notes: { why: "what members noted", kept: AS_INTERVIEW, holds: { candidate: ["body", "quote"] } },
  note_revisions: {
    why: "what a note said before",
    kept: "as long as the note",
    holds: { candidate: ["body"] },
  },
  note_mentions: {
    why: "who was named in a note",
    kept: "as long as the note",
    holds: { member: ["label"] },
  },
  scorecards: { why: "what is judged by", kept: AS_ORGANISATION, holds: { none: ["name"] } },
  scorecard_versions: { why: "its criteria", kept: AS_ORGANISATION, holds: { none: ["criteria"] } },
  review_policies: { why: "how a role is reviewed", kept: AS_ORGANISATION, holds: { none: ["role_name"] } },
  policy_reviewers: { why: "who reviews a role", kept: AS_ORGANISATION, holds: {} },
  assignments: { why: "who is asked to review", kept: AS_INTERVIEW, holds: {} },
  interview_follows: { why: "who wants to hear of it", kept: "until it has ended", holds: {} },
  reviews: { why: "what a member judged", kept: AS_INTERVIEW, holds: { candidate: ["summary"] } },
  ratings: {
    why: "the same, by criterion",
    kept: AS_INTERVIEW,
    holds: { candidate: ["comment", "evidence"], none: ["criterion_id"] },
  },
  decisions: {
    why: "what was decided",
    kept: AS_INTERVIEW,
    holds: { candidate: ["comment"], none: ["reason_code"] },
  },
  activities: {
    why: "the history of an interview",
    kept: AS_INTERVIEW,
    holds: { candidate: ["detail"], none: ["kind"] },
  },
  notifications: { why: "what a member is told of", kept: AS_INTERVIEW, holds: {} },
};

const SHARED: Record<string, Place> = {
  review_links: {
    why: "interviews shown to people outside",
    kept: AS_ORGANISATION,
    holds: {
      candidate: ["struck_names", "headline", "message"],
      visitor: ["recipient", "allowed_readers"],
      secret: ["token_hash", "token_ciphertext", "token_encrypted_with", "passcode_hash"],
    },
  },
  review_link_items: { why: "which interviews", kept: "as long as the link", holds: {} },
  review_link_notes: { why: "which notes", kept: "as long as the link", holds: {} },
  link_visitors: {
    why: "who opened a link",
    kept: "as long as the link",
    holds: { visitor: ["name", "email", "device"], secret: ["secret_hash"] },
  },
  link_codes: {
    why: "a visitor's address waits to be confirmed",
    kept: UNTIL_USED,
    holds: { visitor: ["email"], secret: ["code_hash"] },
  },
  visitor_hearings: {
    why: "what a visitor heard",
    kept: "as long as the link",
    holds: { visitor: ["parts"] },
  },
  visitor_feedback: {
    why: "what a visitor said of an interview",
    kept: "as long as the link",
    holds: { candidate: ["summary", "comments", "ratings"] },
  },
};

/** Every table, by its name. */
export const TABLES: Record<string, Place> = {
  ...ACCOUNTS,
  ...ORGANISATION,
  ...KEEPING,
  ...JUDGED,
  ...INVITE_TABLES,
  ...SHARED,
  ...LOOKS,
};
