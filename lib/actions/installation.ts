"use server";

import { z } from "zod";
import { emailSchema } from "@/lib/auth/login/email-address";
import { setDomainProven } from "@/lib/data/installation/installation-domains";
import { sendTestMail } from "@/lib/data/installation/installation-mail";
import {
  createResetLink,
  removePersonTwoStep,
  setOperator,
  setPersonEmail,
  setPersonEnabled,
  signOutPerson,
} from "@/lib/data/installation/installation-people";
import {
  deleteTenant,
  newTenantSchema,
  renameTenant,
  setTenantEnabled,
  tenantNameSchema,
} from "@/lib/data/installation/installation-tenants";
import { inviteOwner, openTenant } from "@/lib/data/installation/invite-owner";
import { domainSchema } from "@/lib/data/people/single-sign-on";
import { operatorAction } from "./define";

const id = z.uuid();

export const createTenantAction = operatorAction("page", [newTenantSchema], openTenant);

export const inviteOwnerAction = operatorAction("nothing", [id, emailSchema], inviteOwner);

export const renameTenantAction = operatorAction("page", [id, tenantNameSchema], renameTenant);

export const setTenantEnabledAction = operatorAction("page", [id, z.boolean()], setTenantEnabled);

/** The organisation's name is typed once more. */
export const deleteTenantAction = operatorAction("page", [id, z.string().max(200)], deleteTenant);

export const setDomainProvenAction = operatorAction("page", [id, domainSchema, z.boolean()], setDomainProven);

export const sendTestMailAction = operatorAction("nothing", [], async (operator) => ({
  failure: await sendTestMail(operator),
}));

export const setPersonEnabledAction = operatorAction("page", [id, z.boolean()], setPersonEnabled);

export const signOutPersonAction = operatorAction("page", [id], signOutPerson);

export const removePersonTwoStepAction = operatorAction("page", [id], removePersonTwoStep);

export const setOperatorAction = operatorAction("page", [id, z.boolean()], setOperator);

export const setPersonEmailAction = operatorAction("page", [id, emailSchema], setPersonEmail);

export const createResetLinkAction = operatorAction("nothing", [id], async (operator, userId) => ({
  link: await createResetLink(operator, userId),
}));
