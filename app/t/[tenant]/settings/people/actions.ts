"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { type InvitationInput, invitationSchema, revokeInvitation } from "@/lib/data/people/invitations";
import { type Invited, invite, inviteAgain } from "@/lib/data/people/invite";
import { changeRole, removeMember, transferOwnership } from "@/lib/data/people/membership-changes";
import { setNeedsTwoStep } from "@/lib/data/results/tenant-settings";
import { type ActionResult, actionResult } from "@/lib/http/action-result";
import { memberOrThrow } from "@/lib/http/gates";
import { parseInput } from "@/lib/http/parse";

const idSchema = z.uuid();

export async function inviteAction(tenant: string, input: InvitationInput): Promise<ActionResult<Invited>> {
  return forMember(tenant, (actor) => invite(actor, parseInput(invitationSchema, input)));
}

export async function inviteAgainAction(
  tenant: string,
  invitationId: string,
): Promise<ActionResult<Invited>> {
  return forMember(tenant, (actor) => inviteAgain(actor, parseInput(idSchema, invitationId)));
}

export async function revokeInvitationAction(tenant: string, invitationId: string): Promise<ActionResult> {
  return forMember(tenant, async (actor) => {
    await revokeInvitation(actor, parseInput(idSchema, invitationId));
    return {};
  });
}

export async function changeRoleAction(tenant: string, userId: string, role: string): Promise<ActionResult> {
  return forMember(tenant, async (actor) => {
    await changeRole(actor, parseInput(idSchema, userId), parseInput(invitationSchema.shape.role, role));
    return {};
  });
}

export async function removeMemberAction(tenant: string, userId: string): Promise<ActionResult> {
  return forMember(tenant, async (actor) => {
    await removeMember(actor, parseInput(idSchema, userId));
    return {};
  });
}

export async function transferOwnershipAction(tenant: string, userId: string): Promise<ActionResult> {
  return forMember(tenant, async (actor) => {
    await transferOwnership(actor, parseInput(idSchema, userId));
    return {};
  });
}

/** Runs `work` as the member and lets the page read anew who is here. */
function forMember<T extends object>(
  tenant: string,
  work: (actor: MemberActor) => Promise<T>,
): Promise<ActionResult<T>> {
  return actionResult(async () => {
    const done = await work(await memberOrThrow(tenant));
    refresh();
    return done;
  });
}

export async function setNeedsTwoStepAction(tenant: string, isOn: boolean): Promise<ActionResult> {
  return forMember(tenant, async (actor) => {
    await setNeedsTwoStep(actor, parseInput(z.boolean(), isOn));
    return {};
  });
}
