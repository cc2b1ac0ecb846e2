import type { JobActor } from "@/lib/auth/actor";
import {
  beginMail,
  forgetLink,
  getInvitee,
  getMailWords,
  type Invitee,
  noteMailFailure,
  tellMailed,
} from "@/lib/data/invites/writing";
import { nextMailAt } from "@/lib/invites/rules";
import { candidateMail } from "@/lib/mail/candidate-invitation";
import { MailError } from "@/lib/mail/mail-error";
import { sendMail } from "@/lib/mail/send";

/** A reminder of a link that ends at once would help nobody. */
const LEAST_LEFT_MS = 60 * 60_000;

/**
 * Mails somebody their link, reminds them as the organisation's rule says until they begin, and lets go of the link when
 * it was opened, withdrawn or is over. Returns how long until the next of these; null when nothing is left to be done.
 */
export async function writeToInvitee(
  actor: JobActor,
  inviteId: string,
  now = () => new Date(),
): Promise<number | null> {
  const invitee = await getInvitee(actor, inviteId);
  if (!invitee) return null;
  if (invitee.isOver || invitee.linkExpiresAt <= now()) {
    await forgetLink(actor, inviteId);
    return null;
  }
  const { email, link } = invitee;
  const dueAt = invitee.isMailed && email && link ? nextDue(invitee, now()) : null;
  if (dueAt && email && link && dueAt <= now()) {
    const kind = invitee.mailCount === 0 ? "invitation" : "reminder";
    const words = await getMailWords(actor, kind, invitee.language);
    const mail = candidateMail(
      email,
      words,
      { ...invitee, expiresAt: invitee.linkExpiresAt },
      link,
      invitee.notice,
    );
    if (!(await beginMail(actor, invitee, now()))) return 0;
    try {
      await sendMail(mail);
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      await noteMailFailure(actor, invitee, { code: error.code, isTriedAgain: error.retryable });
      if (error.retryable) throw error;
      return untilOver(invitee, now());
    }
    await tellMailed(actor, invitee.batchId);
    const mailed = { ...invitee, mailCount: invitee.mailCount + 1, mailedAt: now() };
    return (nextDue(mailed, now()) ?? invitee.linkExpiresAt).getTime() - now().getTime();
  }
  return (dueAt ?? invitee.linkExpiresAt).getTime() - now().getTime();
}

/** When the next mail is due; null when none is any more before the link ends. */
function nextDue({ rules, linkExpiresAt, ...sent }: Invitee, now: Date): Date | null {
  const at = nextMailAt(rules, sent, now);
  return at && at.getTime() + LEAST_LEFT_MS < linkExpiresAt.getTime() ? at : null;
}

function untilOver({ linkExpiresAt }: Invitee, now: Date): number {
  return linkExpiresAt.getTime() - now.getTime();
}
