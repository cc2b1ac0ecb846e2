import { randomUUID } from "node:crypto";
import { type ActionRow, row, take } from "./access-rows";

const WORDS = { kind: "invitation", language: "de", subject: "S", body: "B", button: "G" };

/** What is done about candidates who are invited. */
export const INVITE_ACTIONS: Record<string, ActionRow> = {
  // No connection of theirs: nobody makes a role at the platform.
  createInviteRoleAction: row(
    ({ tenant }) => [tenant, randomUUID(), { roleName: "Nurse", language: "de" }],
    "PLATFORM_KEY_MISSING",
  ),
  showCandidateLinkAction: row(({ tenant, invites }) => [tenant, take(invites).id]),
  // Their invitation stands.
  inviteAgainAction: row(({ tenant, invites }) => [tenant, take(invites).id], "CONFLICT"),
  withdrawInviteAction: row(({ tenant, invites }) => [tenant, take(invites).id]),
  continueInvitesAction: row(({ tenant, invites }) => [tenant, take(invites).batchId]),
  saveInviteRulesAction: row(({ tenant }) => [tenant, { reminderDays: 3, mostReminders: 1 }]),
  saveInviteTemplateAction: row(({ tenant }) => [tenant, WORDS]),
  removeInviteTemplateAction: row(({ tenant }) => [tenant, { kind: "invitation", language: "de" }]),
  sendTestInvitationAction: row(({ tenant }) => [tenant, WORDS]),
};
