// The part of access-actions.ts that is below app/t/[tenant]/settings, but for one's own account.
import { randomUUID } from "node:crypto";
import { READY_MADE_SCORECARDS } from "../../lib/scorecards/ready-made";
import { SANDBOX_KEYS } from "../../sandbox/clients";
import { type ActionRow, action, form, MANAGERS, RECRUITERS, take } from "./access-rows";
import { ROLES } from "./access-scene";

const PLATFORM = "app/t/[tenant]/settings/actions.ts";
const PEOPLE = "app/t/[tenant]/settings/people/actions.ts";
const SCORECARDS = "app/t/[tenant]/settings/scorecards/actions.ts";
const TOKENS = "app/t/[tenant]/settings/api-tokens/actions.ts";
const SINGLE_SIGN_ON = "app/t/[tenant]/settings/single-sign-on/actions.ts";
const WEBHOOKS = "app/t/[tenant]/settings/webhooks/actions.ts";

export const SETTINGS_ACTIONS: Record<string, ActionRow> = {
  // Another connection has this key, which whoever may add one is told.
  [`${PLATFORM}#addConnectionAction`]: action(
    MANAGERS,
    ({ tenant }) => [tenant, { name: "Second project", apiKey: SANDBOX_KEYS.acme }],
    "CONFLICT",
  ),
  [`${PLATFORM}#checkConnectionAction`]: action(MANAGERS, ({ tenant, connections }) => [
    tenant,
    take(connections).id,
  ]),
  [`${PLATFORM}#removeConnectionAction`]: action(MANAGERS, ({ tenant, connections }) => [
    tenant,
    take(connections).id,
  ]),
  [`${PLATFORM}#renameConnectionAction`]: action(MANAGERS, ({ tenant, connections }) => [
    ...[tenant, take(connections).id, `Project ${randomUUID()}`],
  ]),
  [`${PLATFORM}#rotateConnectionKeyAction`]: action(
    MANAGERS,
    ({ tenant, connections }) => [tenant, take(connections).id, SANDBOX_KEYS.acme],
    "CONFLICT",
  ),
  [`${PLATFORM}#setConnectionEnabledAction`]: action(MANAGERS, ({ tenant, connections }) => [
    ...[tenant, take(connections).id, false],
  ]),
  "app/t/[tenant]/settings/brand/actions.ts#saveBrandAction": action(MANAGERS, ({ tenant }) => [
    tenant,
    form({ name: "Brand", accent: "" }),
  ]),
  [`${PEOPLE}#setNeedsTwoStepAction`]: action(MANAGERS, ({ tenant }) => [tenant, false]),
  "app/t/[tenant]/settings/actions.ts#setKeepsTranscriptTextAction": action(MANAGERS, ({ tenant }) => [
    tenant,
    true,
  ]),
  [`${TOKENS}#createApiTokenAction`]: action(MANAGERS, ({ tenant }) => [
    tenant,
    { name: "Program", days: 30 },
  ]),
  [`${TOKENS}#revokeApiTokenAction`]: action(MANAGERS, ({ tenant, apiTokens }) => [
    tenant,
    take(apiTokens).id,
  ]),
  "app/t/[tenant]/settings/audit/actions.ts#checkAuditAction": action(MANAGERS, ({ tenant }) => [tenant]),
  "app/t/[tenant]/settings/notifications/actions.ts#saveNotificationSettingsAction": action(
    ROLES,
    ({ tenant }) => [
      tenant,
      {
        mail: {
          ...{ assigned: "never", mentioned: "never", replied: "never" },
          ...{ completed: "never", reviews_in: "never", decided: "never" },
          ...{ link_opened: "never", link_feedback: "never", link_expiring: "never" },
        },
        ...{ dailyHour: 8, timeZone: "UTC" },
      },
    ],
  ),
  [`${PEOPLE}#inviteAction`]: action(MANAGERS, ({ tenant }) => [
    ...[tenant, { email: `${randomUUID()}@example.test`, role: "reviewer" }],
  ]),
  [`${PEOPLE}#inviteAgainAction`]: action(MANAGERS, ({ tenant, invitations }) => [
    tenant,
    take(invitations).id,
  ]),
  [`${PEOPLE}#revokeInvitationAction`]: action(MANAGERS, ({ tenant, invitations }) => [
    tenant,
    take(invitations).id,
  ]),
  [`${PEOPLE}#changeRoleAction`]: action(MANAGERS, ({ tenant, members }) => [
    tenant,
    take(members).id,
    "recruiter",
  ]),
  [`${PEOPLE}#removeMemberAction`]: action(MANAGERS, ({ tenant, members }) => [tenant, take(members).id]),
  // To oneself, so that there is an owner afterwards.
  [`${PEOPLE}#transferOwnershipAction`]: action(
    ["owner"],
    ({ tenant, userIds }) => [tenant, userIds.owner],
    "INVALID_INPUT",
  ),
  "app/t/[tenant]/settings/review-links/actions.ts#setLinkPolicyAction": action(MANAGERS, ({ tenant }) => [
    ...[
      tenant,
      {
        ...{ defaultDays: 14, maxDays: 90, needsPasscode: false, allowsDownload: true },
        ...{ onlyByAdmins: false, hidesCandidates: false },
      },
    ],
  ]),
  "app/t/[tenant]/settings/review-rules/actions.ts#savePolicyAction": action(MANAGERS, ({ tenant }) => [
    tenant,
    {
      ...{ roleName: "Baker", scorecardId: null, isBlind: false, isAnonymous: false, requiredReviews: 0 },
      ...{ assignment: "none", dueDays: null, reviewerIds: [] },
    },
  ]),
  "app/t/[tenant]/settings/review-rules/actions.ts#setLimitsReviewersAction": action(
    MANAGERS,
    ({ tenant }) => [...[tenant, true]],
  ),
  "app/t/[tenant]/settings/review-rules/actions.ts#removePolicyAction": action(MANAGERS, ({ tenant }) => [
    ...[tenant, `No such role ${randomUUID()}`],
  ]),
  [`${SCORECARDS}#saveScorecardAction`]: action(RECRUITERS, ({ tenant }) => [
    ...[tenant, null, 1, { ...READY_MADE_SCORECARDS[0], name: randomUUID() }],
  ]),
  [`${SCORECARDS}#archiveScorecardAction`]: action(RECRUITERS, ({ tenant, scorecards }) => [
    ...[tenant, take(scorecards).id, true],
  ]),
  "app/t/[tenant]/settings/sync/actions.ts#syncNowAction": action(MANAGERS, ({ tenant }) => [tenant]),
  // Refused to those who may as well, as no provider answers there.
  [`${SINGLE_SIGN_ON}#saveSingleSignOnAction`]: action(
    MANAGERS,
    ({ tenant }) => [
      tenant,
      {
        ...{ name: "Acme ID", issuer: "https://127.0.0.1", clientId: "debrief", clientSecret: "secret" },
        ...{ domains: ["acme.example"], defaultRole: "reviewer", isEnforced: false },
      },
    ],
    "INVALID_INPUT",
  ),
  [`${SINGLE_SIGN_ON}#removeSingleSignOnAction`]: action(MANAGERS, ({ tenant }) => [tenant]),
  [`${WEBHOOKS}#createWebhookAction`]: action(MANAGERS, ({ tenant }) => [
    ...[tenant, { name: "Chat", format: "json", url: "https://93.184.216.34/", events: ["decision.made"] }],
  ]),
  [`${WEBHOOKS}#setWebhookEnabledAction`]: action(MANAGERS, ({ tenant, webhooks }) => [
    tenant,
    take(webhooks).id,
    false,
  ]),
  [`${WEBHOOKS}#removeWebhookAction`]: action(MANAGERS, ({ tenant, webhooks }) => [
    tenant,
    take(webhooks).id,
  ]),
  [`${WEBHOOKS}#testWebhookAction`]: action(MANAGERS, ({ tenant, webhooks }) => [tenant, take(webhooks).id]),
};
