import { publicUrl } from "@/lib/env";
import { deliverMail } from "./deliver";

/** Tells somebody that their second step was taken away. False when it did not leave. */
export function mailTwoStepRemoved({ name, address }: { name: string; address: string }): Promise<boolean> {
  return deliverMail({
    to: { name, address },
    subject: "Two-step sign-in was reset on your Debrief account",
    text: {
      lead: "Your Debrief operator reset your two-step sign-in after it was reported lost. You have been signed out everywhere and can sign in with your password alone.",
      action: { label: "Sign in", url: publicUrl("/sign-in") },
      footer: {
        text: "Set it up again under Settings, Account. If you did not request this, sign in at once, change your password, and tell an owner of your organisation.",
      },
    },
  });
}
