"use client";

import { KeyRound } from "lucide-react";
import { askForPasskey } from "@/components/auth/ask-for-passkey";
import { signInMessage } from "@/components/auth/messages";
import { usePasskeyAutofill } from "@/components/auth/use-passkey-autofill";
import { useSend } from "@/components/browser/use-send";
import { Button, type ButtonProps } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";

type PasskeySignInProps = {
  /** Where to go afterwards. */
  next: string;
  /** Also offers passkeys where the address is typed: there is a form for it on the page. */
  fillsForm?: boolean;
  variant?: ButtonProps["variant"];
};

/** Signs in by a passkey, without address and password. */
export function PasskeySignIn({ next, fillsForm = false, variant = "secondary" }: PasskeySignInProps) {
  const { isSending, refusal, refuse, send } = useSend("shown");
  usePasskeyAutofill(fillsForm && !isSending, next, refuse);
  const ask = () =>
    void send(async () => {
      const reason = await askForPasskey(next);
      return reason === null ? { ok: true as const } : { ok: false as const, reason };
    });
  return (
    <div className="flex flex-col gap-4">
      {refusal ? <FormAlert answer={refusal} {...signInMessage(refusal.reason)} /> : null}
      <Button size="lg" variant={variant} className="w-full" pending={isSending} onClick={ask}>
        {isSending ? null : <KeyRound aria-hidden />}
        Sign in with a passkey
      </Button>
    </div>
  );
}
