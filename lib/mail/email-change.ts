import { publicUrl } from "@/lib/env";
import { deliverMail } from "./deliver";

/** Of `name`, who signs in with `address` and is to sign in with `newAddress`. */
type Change = { name: string; address: string; newAddress: string };

/** Mails the link that shows that the new address is theirs. False when it did not leave. */
export function mailEmailLink({ newAddress, link }: { newAddress: string; link: string }): Promise<boolean> {
  // Without the name: whoever asks chose it, and may have mistyped the address.
  return deliverMail({
    to: { address: newAddress },
    subject: "Confirm your new address for Debrief",
    text: {
      lead: "Someone, hopefully you, asked to use this address to sign in to Debrief.",
      action: { label: "Confirm address", url: link },
      footer: {
        text: "The link works once, within an hour, in a browser where you are signed in. If this was not you, ignore this email and nothing will change.",
      },
    },
  });
}

/** Tells the owner of an account that somebody else asked for its address. False when it did not leave. */
export function mailEmailTaken(newAddress: string): Promise<boolean> {
  return deliverMail({
    to: { address: newAddress },
    subject: "Someone tried to use your address on Debrief",
    text: {
      lead: "Someone with another account tried to use this address to sign in to Debrief. It still belongs to your account, and nothing has changed.",
      action: { label: "Sign in", url: publicUrl("/sign-in") },
      footer: {
        text: "If this was you, you have two accounts: sign in with this address. If not, you do not need to do anything. Your password is safe.",
      },
    },
  });
}

/** Tells the present address what was asked for, and how to stop it. False when it did not leave. */
export function mailEmailChangeAsked({ name, address, newAddress }: Change): Promise<boolean> {
  return deliverMail({
    to: { name, address },
    subject: "Confirm the change of your Debrief email address",
    text: {
      lead: `Someone, hopefully you, asked to sign in as ${newAddress} instead of ${address}. The change takes effect when the link we sent there is opened.`,
      action: { label: "This was not me: reset my password", url: publicUrl("/forgot-password") },
      footer: {
        text: "If this was you, you do not need to do anything. If not, someone knows your password. Resetting it stops the change and signs them out.",
      },
    },
  });
}

/** Tells the address that was left, which can no longer sign in. False when it did not leave. */
export function mailEmailChanged({ name, address, newAddress }: Change): Promise<boolean> {
  return deliverMail({
    to: { name, address },
    subject: "Your Debrief email address was changed",
    text: {
      lead: `Your account now signs in as ${newAddress} instead of ${address}. Emails go there too.`,
      footer: {
        text: "If this was you, you do not need to do anything. If not, tell your Debrief operator or an owner of your organisation at once. They can restore your address and sign the other person out.",
      },
    },
  });
}

/** Tells both addresses that whoever runs the installation set the new one. */
export async function mailEmailSet({ name, address, newAddress }: Change): Promise<void> {
  const lead = `Your Debrief operator changed your address. You now sign in as ${newAddress} instead of ${address}. Your password has not changed.`;
  const footer = {
    text: "You have been signed out everywhere. If you did not request this, tell an owner of your organisation.",
  };
  const subject = "Your Debrief email address was changed";
  for (const to of [address, newAddress])
    await deliverMail({ to: { name, address: to }, subject, text: { lead, footer } });
}
