"use server";

import { z } from "zod";
import {
  continueInvites,
  inviteAgain,
  showCandidateLink,
  withdrawInvite,
} from "@/lib/data/invites/invite-changes";
import { createInviteRole } from "@/lib/data/invites/invite-roles";
import {
  removeInviteTemplate,
  saveInviteRules,
  saveInviteTemplate,
  sendTestInvitation,
} from "@/lib/data/invites/invite-settings";
import { typedName } from "@/lib/format/typed-name";
import { inviteRulesSchema, inviteWordsSchema, languageSchema } from "@/lib/invites/rules";
import { memberAction } from "./define";

const id = z.uuid();

export const createInviteRoleAction = memberAction(
  "candidates.manage",
  "nothing",
  [id, z.object({ roleName: typedName(200, { empty: "Enter the role." }), language: languageSchema })],
  createInviteRole,
);

export const showCandidateLinkAction = memberAction("candidates.manage", "nothing", [id], showCandidateLink);

export const inviteAgainAction = memberAction("candidates.manage", "page", [id], inviteAgain);

export const withdrawInviteAction = memberAction("candidates.manage", "page", [id], withdrawInvite);

export const continueInvitesAction = memberAction("candidates.manage", "page", [id], continueInvites);

export const saveInviteRulesAction = memberAction(
  "settings.manage",
  "page",
  [inviteRulesSchema],
  saveInviteRules,
);

export const saveInviteTemplateAction = memberAction(
  "settings.manage",
  "page",
  [inviteWordsSchema],
  saveInviteTemplate,
);

export const removeInviteTemplateAction = memberAction(
  "settings.manage",
  "page",
  [inviteWordsSchema.pick({ kind: true, language: true })],
  removeInviteTemplate,
);

export const sendTestInvitationAction = memberAction(
  "settings.manage",
  "nothing",
  [inviteWordsSchema],
  sendTestInvitation,
);
