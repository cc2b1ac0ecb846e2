"use server";

import { z } from "zod";
import { apiTokenSchema, createApiToken, revokeApiToken } from "@/lib/data/people/api-tokens";
import { proveDomain } from "@/lib/data/people/domains";
import { invitationSchema, revokeInvitation } from "@/lib/data/people/invitations";
import { invitationsSchema, inviteAgain, inviteSeveral } from "@/lib/data/people/invite";
import { changeRole, removeMember, transferOwnership } from "@/lib/data/people/membership-changes";
import {
  domainSchema,
  removeSingleSignOn,
  saveSingleSignOn,
  singleSignOnSchema,
} from "@/lib/data/people/single-sign-on";
import { setNeedsTwoStep } from "@/lib/data/results/tenant-settings";
import { dismissFirstSteps } from "@/lib/data/reviews/first-steps";
import { memberAction } from "./define";

const id = z.uuid();

export const inviteAction = memberAction("members.manage", "page", [invitationsSchema], inviteSeveral);

export const inviteAgainAction = memberAction("members.manage", "page", [id], inviteAgain);

export const revokeInvitationAction = memberAction("members.manage", "page", [id], revokeInvitation);

export const changeRoleAction = memberAction(
  "members.manage",
  "page",
  [id, invitationSchema.shape.role],
  changeRole,
);

export const removeMemberAction = memberAction("members.manage", "page", [id], removeMember);

export const transferOwnershipAction = memberAction("members.manage", "page", [id], transferOwnership);

export const setNeedsTwoStepAction = memberAction("settings.manage", "page", [z.boolean()], setNeedsTwoStep);

export const createApiTokenAction = memberAction(
  "apiTokens.manage",
  "page",
  [apiTokenSchema],
  async (actor, { name, days }) => ({ token: await createApiToken(actor, name, days) }),
);

export const revokeApiTokenAction = memberAction("apiTokens.manage", "page", [id], revokeApiToken);

export const saveSingleSignOnAction = memberAction(
  "settings.manage",
  "page",
  [singleSignOnSchema],
  saveSingleSignOn,
);

export const removeSingleSignOnAction = memberAction("settings.manage", "page", [], removeSingleSignOn);

export const proveDomainAction = memberAction("settings.manage", "page", [domainSchema], proveDomain);
export const dismissFirstStepsAction = memberAction("member", "page", [], dismissFirstSteps);
