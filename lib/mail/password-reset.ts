import { deliverMail } from "./deliver";

type PasswordResetMail = { name: string; address: string; link: string };

/** Mails the link that sets a new password. False when it did not leave. */
export function mailPasswordReset({ name, address, link }: PasswordResetMail): Promise<boolean> {
  return deliverMail({
    to: { name, address },
    subject: "Choose a new password for Debrief",
    text: {
      lead: "Someone, hopefully you, asked to reset the password for your account.",
      action: { label: "Choose a new password", url: link },
      footer: {
        text: "The link works once, within an hour. If this was not you, ignore this email. Your password will not change.",
      },
    },
  });
}
