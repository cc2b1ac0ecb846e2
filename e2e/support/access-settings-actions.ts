// The part of access-actions.ts that is below app/t/[tenant]/settings, but for one's own account.
import { randomUUID } from "node:crypto";
import { READY_MADE_SCORECARDS } from "../../lib/scorecards/ready-made";
import { SANDBOX_KEYS } from "../../sandbox/clients";
import { type ActionRow, form, row, take } from "./access-rows";

export const SETTINGS_ACTIONS: Record<string, ActionRow> = {
  // Another connection has this key, which whoever may add one is told.
  addConnectionAction: row(
    ({ tenant }) => [tenant, { name: "Second project", apiKey: SANDBOX_KEYS.acme }],
    "CONFLICT",
  ),
  checkConnectionAction: row(({ tenant, connections }) => [tenant, take(connections).id]),
  removeConnectionAction: row(({ tenant, connections }) => [tenant, take(connections).id]),
  renameConnectionAction: row(({ tenant, connections }) => [
    ...[tenant, take(connections).id, `Project ${randomUUID()}`],
  ]),
  rotateConnectionKeyAction: row(
    ({ tenant, connections }) => [tenant, take(connections).id, SANDBOX_KEYS.acme],
    "CONFLICT",
  ),
  setConnectionEnabledAction: row(({ tenant, connections }) => [...[tenant, take(connections).id, false]]),
  saveBrandAction: row(({ tenant }) => [tenant, form({ name: "Brand", accent: "" })]),
  setNeedsTwoStepAction: row(({ tenant }) => [tenant, false]),
  setKeepsTranscriptTextAction: row(({ tenant }) => [tenant, true]),
  setPreparesRecordingsAction: row(({ tenant }) => [tenant, true]),
  createApiTokenAction: row(({ tenant }) => [tenant, { name: "Program", days: 30 }]),
  revokeApiTokenAction: row(({ tenant, apiTokens }) => [tenant, take(apiTokens).id]),
  checkAuditAction: row(({ tenant }) => [tenant]),
  saveNotificationSettingsAction: row(({ tenant }) => [
    tenant,
    {
      mail: {
        ...{ assigned: "never", mentioned: "never", replied: "never" },
        ...{ completed: "never", reviews_in: "never", decided: "never" },
        ...{ link_opened: "never", link_feedback: "never", link_expiring: "never" },
        expiry_announced: "never",
      },
      ...{ dailyHour: 8, timeZone: "UTC" },
    },
  ]),
  inviteAction: row(({ tenant }) => [
    ...[tenant, { emails: [`${randomUUID()}@example.test`], role: "reviewer" }],
  ]),
  dismissFirstStepsAction: row(({ tenant }) => [tenant]),
  inviteAgainAction: row(({ tenant, invitations }) => [tenant, take(invitations).id]),
  revokeInvitationAction: row(({ tenant, invitations }) => [tenant, take(invitations).id]),
  changeRoleAction: row(({ tenant, members }) => [tenant, take(members).id, "recruiter"]),
  removeMemberAction: row(({ tenant, members }) => [tenant, take(members).id]),
  // To oneself, so that there is an owner afterwards.
  transferOwnershipAction: row(({ tenant, userIds }) => [tenant, userIds.owner], "INVALID_INPUT", {
    admin: "FORBIDDEN",
  }),
  setLinkPolicyAction: row(({ tenant }) => [
    ...[
      tenant,
      {
        ...{ defaultDays: 14, maxDays: 90, needsPasscode: false, allowsDownload: true },
        ...{ onlyByAdmins: false, hidesCandidates: false },
      },
    ],
  ]),
  savePolicyAction: row(({ tenant }) => [
    tenant,
    {
      ...{ roleName: "Baker", scorecardId: null, isBlind: false, isAnonymous: false, requiredReviews: 0 },
      ...{ assignment: "none", dueDays: null, reviewerIds: [] },
    },
  ]),
  setLimitsReviewersAction: row(({ tenant }) => [...[tenant, true]]),
  removePolicyAction: row(({ tenant }) => [...[tenant, `No such role ${randomUUID()}`]]),
  saveScorecardAction: row(({ tenant }) => [
    ...[tenant, null, 1, { ...READY_MADE_SCORECARDS[0], name: randomUUID() }],
  ]),
  archiveScorecardAction: row(({ tenant, scorecards }) => [...[tenant, take(scorecards).id, true]]),
  syncNowAction: row(({ tenant }) => [tenant]),
  // Refused to those who may as well, as no provider answers there.
  saveSingleSignOnAction: row(
    ({ tenant }) => [
      tenant,
      {
        ...{ name: "Acme ID", issuer: "https://127.0.0.1", clientId: "debrief", clientSecret: "secret" },
        ...{ domains: ["acme.example"], defaultRole: "reviewer", isEnforced: false },
      },
    ],
    "INVALID_INPUT",
  ),
  // None is claimed: it is not looked up.
  proveDomainAction: row(({ tenant }) => [tenant, "acme.example"], "NOT_FOUND"),
  removeSingleSignOnAction: row(({ tenant }) => [tenant]),
  createWebhookAction: row(({ tenant }) => [
    ...[tenant, { name: "Chat", format: "json", url: "https://93.184.216.34/", events: ["decision.made"] }],
  ]),
  setWebhookEnabledAction: row(({ tenant, webhooks }) => [tenant, take(webhooks).id, false]),
  removeWebhookAction: row(({ tenant, webhooks }) => [tenant, take(webhooks).id]),
  testWebhookAction: row(({ tenant, webhooks }) => [tenant, take(webhooks).id]),
};
