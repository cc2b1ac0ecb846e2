import { deliverMail } from "./deliver";

type InvitationMail = {
  address: string;
  tenantName: string;
  inviterName: string;
  link: string;
  expiresAt: Date;
};

/** Mails the link of an invitation. False when it did not leave. */
export function mailInvitation(mail: InvitationMail): Promise<boolean> {
  const { address, tenantName, inviterName, link, expiresAt } = mail;
  const until = expiresAt.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return deliverMail({
    to: { address },
    subject: `Join ${tenantName} on Debrief`,
    text: {
      lead: `${inviterName} invites you to review interviews with ${tenantName}.`,
      action: { label: "Accept the invitation", url: link },
      footer: {
        text: `The link works once, until ${until}. If you were not expecting it, ignore this email.`,
      },
    },
  });
}
