import type { MemberActor } from "@/lib/auth/actor";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { publicUrl } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { mailInvitation } from "@/lib/mail/invitation";
import {
  createInvitation,
  type InvitationInput,
  markInvitationMailed,
  type NewInvitation,
  renewInvitation,
} from "./invitations";

// Mail to strangers in our name: enough for a large team's first day.
const PER_TENANT: RateLimitRule = { purpose: "invite", limit: 200, windowMs: 24 * 60 * 60_000 };

/** What became of an invitation: mailed, or a link that the inviter has to hand over. */
export type Invited = { email: string; link: string | null };

/** Invites somebody by mail. Throws `forbidden`, `conflict` and `rate_limited`. */
export async function invite(actor: MemberActor, input: InvitationInput): Promise<Invited> {
  actor.demand("members.manage");
  await countInvitation(actor);
  return deliver(actor, await createInvitation(actor, input));
}

/** Invites them once more with a new link. Throws `forbidden`, `not_found` and `rate_limited`. */
export async function inviteAgain(actor: MemberActor, invitationId: string): Promise<Invited> {
  actor.demand("members.manage");
  await countInvitation(actor);
  return deliver(actor, await renewInvitation(actor, invitationId));
}

async function deliver(actor: MemberActor, invitation: NewInvitation): Promise<Invited> {
  const { id, email, token, expiresAt } = invitation;
  const link = invitationLink(token);
  const isMailed = await mailInvitation({
    address: email,
    tenantName: actor.tenant.name,
    inviterName: actor.user.name,
    link,
    expiresAt,
  });
  if (isMailed) await markInvitationMailed(actor, id);
  return { email, link: isMailed ? null : link };
}

/** The address at which an invitation is accepted. */
export function invitationLink(token: string): string {
  return publicUrl(`/invitation/${token}`);
}

async function countInvitation(actor: MemberActor): Promise<void> {
  if (await countAttempt(PER_TENANT, actor.tenantId)) return;
  throw new AppError("rate_limited", "You have sent too many invitations today. Try again tomorrow.");
}
