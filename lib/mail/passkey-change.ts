import { publicUrl } from "@/lib/env";
import { deliverMail } from "./deliver";

type PasskeyMail = {
  to: { name: string; email: string };
  /** By its name. */
  passkey: string;
  change: "added" | "removed";
};

const WORDS = {
  added: { subject: "A passkey was added to your account", lead: "can now sign in to your account" },
  removed: { subject: "A passkey was removed from your account", lead: "no longer signs in to your account" },
} as const;

/** Tells a person that one of their passkeys came or went. False when the mail did not leave. */
export function mailPasskeyChange({ to: { name, email }, passkey, change }: PasskeyMail): Promise<boolean> {
  const { subject, lead } = WORDS[change];
  return deliverMail({
    to: { name, address: email },
    subject,
    text: {
      lead: `The passkey “${passkey}” ${lead} in Debrief.`,
      footer: {
        text: "If this was not you, reset your password, then check your passkeys and devices under Account.",
        link: { label: "Choose a new password", url: publicUrl("/forgot-password") },
      },
    },
  });
}
