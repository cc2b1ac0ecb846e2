"use client";

import type { FormEvent } from "react";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { removePasskeyAction } from "@/lib/actions/second-factors";
import type { Passkey } from "@/lib/auth/factors/passkeys/passkeys";

type RemovePasskeyDialogProps = {
  passkey: Passkey;
  email: string;
  asksPassword: boolean;
  open: boolean;
  onClose: () => void;
};

/** Asks before a passkey ends, and who it is that ends it. */
export function RemovePasskeyDialog(props: RemovePasskeyDialogProps) {
  const { passkey, email, asksPassword, open, onClose } = props;
  const { isSending, refusal, send } = useSend("shown");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    const act = () => removePasskeyAction({ id: passkey.id, password });
    if (await send(act, `${passkey.name} was removed.`)) onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Remove ${passkey.name}?`}
      description="You can no longer sign in with it. Browsers where you used it stay signed in. Delete it from your device as well."
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <RefusalAlert refusal={refusal} />
        {asksPassword ? (
          <>
            <input type="hidden" autoComplete="username" value={email} />
            <Field id={`remove-password-${passkey.id}`} label="Your password">
              {(control) => (
                <PasswordInput {...control} name="password" autoComplete="current-password" required />
              )}
            </Field>
          </>
        ) : null}
        <Button type="submit" variant="danger" pending={isSending} className="self-end">
          Remove
        </Button>
      </form>
    </Dialog>
  );
}
