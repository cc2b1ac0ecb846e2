/** Everything that the audit log tells of, in words. The part before the dot is what it is filtered by. */
export const AUDIT_ACTIONS = {
  "account.signed_in": "Signed in",
  "account.sign_in_refused": "Sign-in refused",
  "account.signed_in_past_provider": "Signed in as owner without single sign-on",
  "account.provider_refused": "Single sign-on refused",
  "account.signed_out": "Signed out",
  "account.password_changed": "Changed their password",
  "account.password_reset": "Set a new password by mail",
  "account.device_signed_out": "Signed a device out",
  "account.two_step_on": "Turned two-step sign-in on",
  "account.two_step_off": "Turned two-step sign-in off",
  "account.recovery_codes_made": "Made new recovery codes",
  "account.recovery_code_used": "Signed in with a recovery code",
  "interview.recording_played": "Opened a recording",
  "interview.recording_downloaded": "Downloaded a recording",
  "interview.transcript_read": "Opened a transcript",
  "interview.transcript_downloaded": "Downloaded a transcript",
  "interview.pack_opened": "Opened a review pack",
  "interview.decided": "Decided",
  "interview.decision_reopened": "Reopened a decision",
  "interview.speaker_named": "Named a speaker",
  "candidate.changed": "Changed a candidate",
  "candidate.merged": "Merged candidates",
  "candidate.split": "Split candidates again",
  "candidate.imported": "Imported candidates",
  "export.interviews": "Exported interviews",
  "export.report": "Exported a report",
  "export.audit": "Exported the audit log",
  "link.made": "Made a review link",
  "link.changed": "Changed a review link",
  "link.replaced": "Replaced a review link’s address",
  "link.revoked": "Revoked a review link",
  "link.opened": "Opened a review link",
  "link.feedback": "Gave feedback by a review link",
  "link.policy_changed": "Changed the rules for review links",
  "member.invited": "Invited a person",
  "member.invitation_resent": "Invited a person again",
  "member.invitation_revoked": "Withdrew an invitation",
  "member.joined": "Joined",
  "member.left": "Left",
  "member.removed": "Removed a person",
  "member.role_changed": "Changed a person’s role",
  "member.ownership_given": "Handed over the ownership",
  "connection.added": "Added a platform connection",
  "connection.key_set": "Set a platform key",
  "connection.renamed": "Renamed a platform connection",
  "connection.stopped": "Disabled a platform connection",
  "connection.resumed": "Enabled a platform connection",
  "connection.removed": "Removed a platform connection",
  "webhook.made": "Connected a webhook",
  "webhook.stopped": "Stopped a webhook",
  "webhook.resumed": "Resumed a webhook",
  "webhook.removed": "Removed a webhook",
  "token.made": "Made an API token",
  "token.revoked": "Revoked an API token",
  "settings.changed": "Changed settings",
  "view.shared": "Shared a view of the list",
  "view.changed": "Changed a shared view",
  "view.removed": "Removed a shared view",
  "settings.single_sign_on_set": "Set single sign-on",
  "settings.single_sign_on_removed": "Removed single sign-on",
  "scorecard.saved": "Saved a scorecard",
  "scorecard.archived": "Archived a scorecard",
  "scorecard.unarchived": "Took a scorecard back into use",
  "operator.tenant_made": "Made an organisation",
  "operator.owner_invited": "Invited an owner",
  "operator.tenant_renamed": "Renamed an organisation",
  "operator.tenant_disabled": "Disabled an organisation",
  "operator.tenant_enabled": "Enabled an organisation again",
  "operator.tenant_deleted": "Deleted an organisation",
  "operator.person_disabled": "Disabled a person",
  "operator.person_enabled": "Enabled a person again",
  "operator.person_signed_out": "Signed a person out everywhere",
  "operator.reset_link_made": "Made a link for a new password",
  "operator.made": "Made a person an operator",
  "operator.unmade": "Took an operator’s rights away",
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** The kinds of action, in the words of the filter. */
export const AUDIT_AREAS = {
  account: "Signing in",
  interview: "Interviews",
  candidate: "Candidates",
  export: "Exports",
  link: "Review links",
  member: "People",
  connection: "Platform",
  webhook: "Webhooks",
  token: "API tokens",
  settings: "Settings",
  view: "Shared views",
  scorecard: "Scorecards",
  operator: "Operator",
} as const;

export type AuditArea = keyof typeof AUDIT_AREAS;

/** An action in words; one that a later version wrote is shown as it is. */
export function auditActionText(action: string): string {
  return action in AUDIT_ACTIONS ? AUDIT_ACTIONS[action as AuditAction] : action;
}

/** The area of an action; null when it is of none that is known. */
export function auditAreaOf(action: string): AuditArea | null {
  const area = action.split(".")[0] ?? "";
  return area in AUDIT_AREAS ? (area as AuditArea) : null;
}
