"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { makePasskey } from "@/components/account/make-passkey";
import type { AddPasskeyActions } from "@/components/account/passkey-actions";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

type AddPasskeyFormProps = {
  email: string;
  /** What a new one is called, until it is called something else. */
  suggestedName: string;
  /** False for whoever has just signed in. */
  asksPassword: boolean;
  actions: AddPasskeyActions;
  /** Where to go when it is done; without it, the page shows what is new. */
  doneHref?: string;
};

/** Has this device, or another that the browser reaches, make a passkey. */
export function AddPasskeyForm(props: AddPasskeyFormProps) {
  const { email, suggestedName, asksPassword, actions, doneHref } = props;
  const router = useRouter();
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const add = async (name: string, password: string) => {
    const begun = await answerOf(() => actions.begin(password));
    if (!begun.ok) return begun;
    const made = await makePasskey(begun.options);
    return made.ok ? answerOf(() => actions.add({ name, answer: made.answer })) : made;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget;
    const typed = new FormData(form);
    setIsSending(true);
    const answer = await add(String(typed.get("name")), String(typed.get("password") ?? ""));
    setIsSending(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    form.reset();
    toast.success("Your passkey was added.");
    if (doneHref) router.push(doneHref);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
      {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
      <Field
        id="passkey-name"
        label="Passkey name"
        hint="For example, the device it is stored on."
        className="w-full max-w-sm"
      >
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="off"
            required
            maxLength={60}
            dir="auto"
            defaultValue={suggestedName}
          />
        )}
      </Field>
      {asksPassword ? (
        <>
          <input type="hidden" autoComplete="username" value={email} />
          <Field id="passkey-password" label="Your password" className="w-full max-w-sm">
            {(control) => (
              <PasswordInput {...control} name="password" autoComplete="current-password" required />
            )}
          </Field>
        </>
      ) : null}
      <Button type="submit" pending={isSending}>
        Add a passkey
      </Button>
    </form>
  );
}
