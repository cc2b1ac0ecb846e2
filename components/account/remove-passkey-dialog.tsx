"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import type { RemovePasskey } from "@/components/account/passkey-actions";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { PasswordInput } from "@/components/ui/password-input";
import type { Passkey } from "@/lib/auth/factors/passkeys/passkeys";

type RemovePasskeyDialogProps = {
  passkey: Passkey;
  email: string;
  asksPassword: boolean;
  remove: RemovePasskey;
  open: boolean;
  onClose: () => void;
};

/** Asks before a passkey ends, and who it is that ends it. */
export function RemovePasskeyDialog(props: RemovePasskeyDialogProps) {
  const { passkey, email, asksPassword, remove, open, onClose } = props;
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setIsSending(true);
    const answer = await answerOf(() => remove({ id: passkey.id, password }));
    setIsSending(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    toast.success(`${passkey.name} was removed.`);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Remove ${passkey.name}?`}
      description="You can no longer sign in with it. Browsers where you used it stay signed in. Delete it from your device as well."
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
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
