import type { z } from "zod";
import type { OperatorActor } from "@/lib/auth/actor";
import type { NewInvitation } from "@/lib/data/people/invitations";
import { invitationLink } from "@/lib/data/people/invite";
import { mailInvitation } from "@/lib/mail/invitation";
import {
  createOwnerInvitation,
  createTenant,
  markOwnerInvitationMailed,
  type newTenantSchema,
} from "./installation-tenants";

/** What became of an owner's invitation. A new organisation hangs on this one link, so it is shown when mailed, too. */
export type OwnerInvited = { email: string; link: string; isMailed: boolean };

/** Makes a tenant and invites its owner. Throws `conflict` when the address is taken. */
export async function openTenant(
  operator: OperatorActor,
  input: z.infer<typeof newTenantSchema>,
): Promise<OwnerInvited> {
  const { invitation } = await createTenant(operator, input);
  return deliver(operator, input.name, invitation);
}

/** Invites a further owner, as when nobody who could is left. Throws `not_found` and `conflict`. */
export async function inviteOwner(
  operator: OperatorActor,
  tenantId: string,
  email: string,
): Promise<OwnerInvited> {
  const { tenantName, invitation } = await createOwnerInvitation(operator, tenantId, email);
  return deliver(operator, tenantName, invitation);
}

async function deliver(
  operator: OperatorActor,
  tenantName: string,
  { id, email, token, expiresAt }: NewInvitation,
): Promise<OwnerInvited> {
  const link = invitationLink(token);
  const mail = { address: email, tenantName, inviterName: operator.user.name, link, expiresAt };
  const isMailed = await mailInvitation(mail);
  if (isMailed) await markOwnerInvitationMailed(operator, id);
  return { email, link, isMailed };
}
