"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { emailSchema } from "@/lib/auth/login/email-address";
import {
  deleteTenant,
  newTenantSchema,
  renameTenant,
  setTenantEnabled,
  tenantNameSchema,
} from "@/lib/data/installation/installation-tenants";
import { inviteOwner, type OwnerInvited, openTenant } from "@/lib/data/installation/invite-owner";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { operatorOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const id = z.uuid();

export async function createTenantAction(
  input: z.input<typeof newTenantSchema>,
): Promise<ActionResult<OwnerInvited>> {
  return actionResult(async () => {
    const invited = await openTenant(await operatorOrThrow(), parseInput(newTenantSchema, input));
    refresh();
    return invited;
  });
}

export async function inviteOwnerAction(
  tenantId: string,
  email: string,
): Promise<ActionResult<OwnerInvited>> {
  return actionResult(async () => {
    const operator = await operatorOrThrow();
    return inviteOwner(operator, parseInput(id, tenantId), parseInput(emailSchema, email));
  });
}

export async function renameTenantAction(tenantId: string, name: string): Promise<ActionResult> {
  return actionResult(async () => {
    await renameTenant(await operatorOrThrow(), parseInput(id, tenantId), parseInput(tenantNameSchema, name));
    refresh();
    return {};
  });
}

export async function setTenantEnabledAction(tenantId: string, isEnabled: boolean): Promise<ActionResult> {
  return actionResult(async () => {
    await setTenantEnabled(
      await operatorOrThrow(),
      parseInput(id, tenantId),
      parseInput(z.boolean(), isEnabled),
    );
    refresh();
    return {};
  });
}

export async function deleteTenantAction(tenantId: string, typedName: string): Promise<ActionResult> {
  return actionResult(async () => {
    await deleteTenant(
      await operatorOrThrow(),
      parseInput(id, tenantId),
      parseInput(z.string().max(200), typedName),
    );
    refresh();
    return {};
  });
}
