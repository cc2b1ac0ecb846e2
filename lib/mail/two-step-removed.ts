import { publicUrl } from "@/lib/env";
import { deliverMail } from "./deliver";

/** Tells somebody that their second step was taken away. False when it did not leave. */
export function mailTwoStepRemoved({ name, address }: { name: string; address: string }): Promise<boolean> {
  return deliverMail({
    to: { name, address },
    subject: "Your second step on Debrief was taken away",
    text: {
      lead: "Whoever runs this installation took away the second step of your sign-in, because it was said to be lost. You are signed out everywhere, and sign in with your password alone.",
      action: { label: "Sign in", url: publicUrl("/sign-in") },
      footer: {
        text: "Set it up again under Settings, Account. If you did not ask for this, sign in at once, choose a new password, and tell an owner of your organisation.",
      },
    },
  });
}
