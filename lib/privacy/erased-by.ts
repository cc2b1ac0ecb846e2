/** How a table lets go of a candidate. A test holds it against the map and against what the database cascades. */
type ErasedBy = "with the interview" | "with the candidate" | "by name" | "stays, without a name";

/** Of every table that holds something of candidates. "By name": lib/data/erasure/traces.ts looks for it. */
export const ERASED_BY: Record<string, ErasedBy> = {
  candidates: "with the candidate",
  candidate_merges: "with the candidate",
  legal_holds: "with the candidate",
  retention_extensions: "with the candidate",
  invites: "with the candidate",
  interviews: "with the interview",
  recording_analyses: "with the interview",
  transcript_passages: "with the interview",
  speaker_names: "with the interview",
  notes: "with the interview",
  note_revisions: "with the interview",
  reviews: "with the interview",
  ratings: "with the interview",
  decisions: "with the interview",
  activities: "with the interview",
  visitor_feedback: "with the interview",
  review_links: "by name",
  interview_views: "by name",
  webhook_deliveries: "by name",
  erased_fingerprints: "stays, without a name",
  erased_sessions: "stays, without a name",
};
