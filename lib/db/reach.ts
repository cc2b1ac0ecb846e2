/** How rows hang on interviews, for readers who do not reach all of them. What the database itself keeps back: reach-policies.ts. */
import { Prisma } from "./generated/client";
import type { TenantModel } from "./models";

/** A reader who reaches the interviews that they are asked to review, and those of these roles. */
export type LimitedReach = { readerId: string; roleNames: readonly string[] };

type Where<Model extends TenantModel> = NonNullable<
  Prisma.TypeMap["model"][Model]["operations"]["findMany"]["args"]["where"]
>;

type Narrowing<Model extends TenantModel> = ((interview: Prisma.InterviewWhereInput) => Where<Model>) | null;

const ofInterview = (interview: Prisma.InterviewWhereInput) => ({ interview });
const ofNote = (interview: Prisma.InterviewWhereInput) => ({ note: { interview } });
const ofLink = (interview: Prisma.InterviewWhereInput) => ({ link: { items: { some: { interview } } } });

/** What a model's rows are narrowed by. Null: they tell of no interview, or (Job) have no relation to say it by. */
const NARROWINGS: { [Model in TenantModel]: Narrowing<Model> } = {
  Interview: (interview) => interview,
  InterviewFollow: ofInterview,
  RecordingAnalysis: ofInterview,
  TranscriptIndex: ofInterview,
  TranscriptPassage: (interview) => ({ index: { interview } }),
  SpeakerName: ofInterview,
  Note: ofInterview,
  NoteRevision: ofNote,
  NoteMention: ofNote,
  Assignment: ofInterview,
  Review: ofInterview,
  Rating: (interview) => ({ review: { interview } }),
  Decision: ofInterview,
  // What happened to a candidate as a whole tells of all their interviews: it is of none, and so left out.
  Activity: ofInterview,
  Notification: ofInterview,
  VisitorHearing: ofInterview,
  VisitorFeedback: ofInterview,
  ReviewLink: (interview) => ({ items: { some: { interview } } }),
  ReviewLinkItem: ofInterview,
  ReviewLinkNote: ofNote,
  LinkVisitor: ofLink,
  LinkCode: ofLink,
  Candidate: (interview) => ({ interviews: { some: interview } }),
  CandidateOwner: (interview) => ({ candidate: { interviews: { some: interview } } }),
  CandidateMerge: (interview) => ({ kept: { interviews: { some: interview } } }),
  LegalHold: (interview) => ({ candidate: { interviews: { some: interview } } }),
  RetentionExtension: (interview) => ({ candidate: { interviews: { some: interview } } }),
  RetentionNotice: ofInterview,
  Invite: (interview) => ({ candidate: { interviews: { some: interview } } }),
  // Of a role, and of nobody in it.
  InviteBatch: null,
  InviteRules: null,
  InviteTemplate: null,
  Job: null,
  TenantSettings: null,
  TenantBrand: null,
  TenantPace: null,
  Membership: null,
  PlatformConnection: null,
  InterviewView: null,
  InterviewViewDefault: null,
  ListLook: null,
  Scorecard: null,
  ScorecardVersion: null,
  ReviewPolicy: null,
  PolicyReviewer: null,
  NotificationSettings: null,
  // Of nobody's interviews any more; who may know of them is the owners' and admins' alone.
  Erasure: null,
  ErasureKey: null,
  ErasedFingerprint: null,
  ErasedSession: null,
  RetentionRule: null,
  RetentionRun: null,
  Webhook: null,
  WebhookDelivery: null,
  Invitation: null,
  SingleSignOn: null,
  FormerMember: null,
  ApiToken: null,
  AuditEntry: null,
};

/** The rows of `model` that the reader reaches, as a further condition; null when it is no condition. */
export function narrowingOf(model: TenantModel, { readerId, roleNames }: LimitedReach): object | null {
  const assigned = { assignments: { some: { reviewerId: readerId } } };
  // Without an alternative, the planner begins with what is assigned.
  const interview =
    roleNames.length > 0 ? { OR: [assigned, { roleName: { in: [...roleNames] } }] } : assigned;
  return NARROWINGS[model]?.(interview) ?? null;
}

/** The same of interviews `i` in raw SQL: true for whoever has no limit. */
export function narrowingSql(tenantId: string, limit: LimitedReach | null): Prisma.Sql {
  if (!limit) return Prisma.sql`true`;
  return Prisma.sql`(
    i.role_name IN (SELECT jsonb_array_elements_text(${JSON.stringify(limit.roleNames)}::jsonb))
    OR i.id IN (
      SELECT interview_id FROM assignments
      WHERE tenant_id = ${tenantId}::uuid AND reviewer_id = ${limit.readerId}::uuid
    )
  )`;
}
