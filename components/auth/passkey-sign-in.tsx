"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { askForPasskey, type PasskeySignInActions } from "@/components/auth/ask-for-passkey";
import { signInMessage } from "@/components/auth/messages";
import { usePasskeyAutofill } from "@/components/auth/use-passkey-autofill";
import { Button, type ButtonProps } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";

type PasskeySignInProps = {
  actions: PasskeySignInActions;
  /** Also offers passkeys where the address is typed: there is a form for it on the page. */
  fillsForm?: boolean;
  variant?: ButtonProps["variant"];
};

/** Signs in by a passkey, without address and password. */
export function PasskeySignIn({ actions, fillsForm = false, variant = "secondary" }: PasskeySignInProps) {
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  usePasskeyAutofill(fillsForm && !isAsking, actions, (reason) => setRefusal({ reason }));
  const ask = async () => {
    setIsAsking(true);
    setRefusal(null);
    const reason = await askForPasskey(actions);
    setRefusal(reason === null ? null : { reason });
    setIsAsking(false);
  };
  return (
    <div className="flex flex-col gap-4">
      {refusal ? <FormAlert answer={refusal} {...signInMessage(refusal.reason)} /> : null}
      <Button size="lg" variant={variant} className="w-full" pending={isAsking} onClick={() => void ask()}>
        {isAsking ? null : <KeyRound aria-hidden />}
        Sign in with a passkey
      </Button>
    </div>
  );
}
