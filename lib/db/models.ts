/** Models that belong to one tenant, with the names of their relation fields. The scoped client serves only these. */
export const TENANT_MODELS = {
  TenantSettings: ["tenant"],
  Membership: ["tenant", "user", "policyReviewers", "assignments"],
  PlatformConnection: ["tenant", "interviews"],
  Candidate: ["tenant", "interviews"],
  Interview: [
    "tenant",
    "connection",
    "candidate",
    "notes",
    "reviewLinks",
    "analysis",
    "assignments",
    "reviews",
    "decisions",
    "activities",
    "index",
    "speakerNames",
  ],
  RecordingAnalysis: ["interview"],
  TranscriptIndex: ["interview", "passages"],
  TranscriptPassage: ["index"],
  SpeakerName: ["interview", "changedBy"],
  Note: ["interview", "author", "parent", "replies", "revisions", "mentions"],
  NoteRevision: ["note"],
  NoteMention: ["note", "user"],
  ReviewLink: ["interview", "createdBy"],
  Scorecard: ["tenant", "versions", "policies"],
  ScorecardVersion: ["scorecard", "createdBy", "reviews"],
  ReviewPolicy: ["tenant", "scorecard", "reviewers"],
  PolicyReviewer: ["policy", "membership"],
  Assignment: ["interview", "reviewer"],
  Review: ["interview", "author", "version", "ratings"],
  Rating: ["review"],
  Decision: ["interview", "decidedBy"],
  Activity: ["interview", "actor"],
  ApiToken: ["tenant"],
  Job: ["tenant"],
} as const satisfies Record<string, readonly string[]>;

/** Models of the installation: people, logins, tenants themselves. Reached by lib/auth and lib/data/system.ts only. */
export const INSTALLATION_MODELS = ["User", "Login", "RateLimit", "SetUpCode", "Tenant"] as const;

export type TenantModel = keyof typeof TENANT_MODELS;
