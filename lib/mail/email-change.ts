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
      lead: "Somebody, we hope you, wants to sign in to Debrief with this address from now on.",
      action: { label: "Confirm the address", url: link },
      footer: {
        text: "The link works once, within the hour, where that account is signed in. If it was not you, do nothing: nothing changes.",
      },
    },
  });
}

/** Tells the owner of an account that somebody else asked for its address. False when it did not leave. */
export function mailEmailTaken(newAddress: string): Promise<boolean> {
  return deliverMail({
    to: { address: newAddress },
    subject: "Your address was asked for on Debrief",
    text: {
      lead: "Somebody with another account wanted to sign in to Debrief with this address. It is yours and stays so: nothing has changed.",
      action: { label: "Sign in", url: publicUrl("/sign-in") },
      footer: {
        text: "If it was you, you have two accounts: sign in with this address. If it was not, you need do nothing; your password is not known by it.",
      },
    },
  });
}

/** Tells the present address what was asked for, and how to stop it. False when it did not leave. */
export function mailEmailChangeAsked({ name, address, newAddress }: Change): Promise<boolean> {
  return deliverMail({
    to: { name, address },
    subject: "Your address on Debrief is to change",
    text: {
      lead: `Somebody, we hope you, asked to sign in as ${newAddress} instead of ${address}. It happens once the link that was mailed there is opened.`,
      action: { label: "It was not me: choose a new password", url: publicUrl("/forgot-password") },
      footer: {
        text: "If it was you, do nothing. If not, somebody knows your password: a new one stops the change and signs them out.",
      },
    },
  });
}

/** Tells the address that was left, which can no longer sign in. False when it did not leave. */
export function mailEmailChanged({ name, address, newAddress }: Change): Promise<boolean> {
  return deliverMail({
    to: { name, address },
    subject: "Your address on Debrief was changed",
    text: {
      lead: `Your account signs in as ${newAddress} from now on, and no longer as ${address}. Mails go there, too.`,
      footer: {
        text: "If it was you, do nothing. If not, tell whoever runs this installation or an owner of your organisation at once: your address can be set back, and whoever has your account signed out.",
      },
    },
  });
}

/** Tells both addresses that whoever runs the installation set the new one. */
export async function mailEmailSet({ name, address, newAddress }: Change): Promise<void> {
  const lead = `Whoever runs this installation changed your address: you sign in as ${newAddress}, and no longer as ${address}. Your password is as it was.`;
  const footer = {
    text: "You are signed out everywhere. If you did not ask for this, tell an owner of your organisation.",
  };
  const subject = "Your address on Debrief was changed";
  for (const to of [address, newAddress])
    await deliverMail({ to: { name, address: to }, subject, text: { lead, footer } });
}
