import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { emailSchema, normaliseEmail } from "@/lib/auth/login/email-address";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { publicUrl } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { mailInvitation } from "@/lib/mail/invitation";
import {
  createInvitation,
  type InvitationInput,
  invitationSchema,
  markInvitationMailed,
  type NewInvitation,
  renewInvitation,
} from "./invitations";

// Mail to strangers in our name: enough for a large team's first day.
const PER_TENANT: RateLimitRule = { purpose: "invite", limit: 200, windowMs: 24 * 60 * 60_000 };

const MOST_AT_ONCE = 50;
const AT_A_TIME = 5;

/** What became of an invitation: mailed, or a link that the inviter has to hand over. */
export type Invited = { email: string; link: string | null };

/** An address that was not invited, and why. */
type NotInvited = { email: string; problem: string };

export type InvitedSeveral = { invited: Invited[]; notInvited: NotInvited[] };

export const invitationsSchema = z.object({
  emails: z
    .array(z.string().max(1000))
    .min(1, "Enter at least one email address.")
    .max(MOST_AT_ONCE, `Invite at most ${MOST_AT_ONCE} people at once.`),
  role: invitationSchema.shape.role,
});

/**
 * Invites people by mail, each by themselves: what is wrong with one address keeps nobody else out. Throws `forbidden`.
 */
export async function inviteSeveral(
  actor: MemberActor,
  { emails, role }: z.infer<typeof invitationsSchema>,
): Promise<InvitedSeveral> {
  actor.demand("members.manage");
  const done: InvitedSeveral = { invited: [], notInvited: [] };
  const inviteOne = async (address: string) => {
    const email = emailSchema.safeParse(address);
    if (!email.success)
      return done.notInvited.push({ email: address, problem: email.error.issues[0]?.message ?? "" });
    try {
      done.invited.push(await invite(actor, { email: email.data, role }));
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "forbidden") throw error;
      done.notInvited.push({ email: address, problem: error.message });
    }
  };
  const all = [...new Set(emails.map(normaliseEmail))];
  // Some at a time: a mail server may be slow, and fifty at once would be many.
  for (let at = 0; at < all.length; at += AT_A_TIME)
    await Promise.all(all.slice(at, at + AT_A_TIME).map(inviteOne));
  return done;
}

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
