"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { makePasskey } from "@/components/account/make-passkey";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { addPasskeyAction, beginPasskeyAction } from "@/lib/actions/second-factors";

type AddPasskeyFormProps = {
  email: string;
  /** What a new one is called, until it is called something else. */
  suggestedName: string;
  /** False for whoever has just signed in. */
  asksPassword: boolean;
  /** Where to go when it is done; without it, the page shows what is new. */
  doneHref?: string;
};

/** Has this device, or another that the browser reaches, make a passkey. */
export function AddPasskeyForm(props: AddPasskeyFormProps) {
  const { email, suggestedName, asksPassword, doneHref } = props;
  const router = useRouter();
  const { isSending, refusal, fields, send } = useSend("shown", ["name"]);
  const add = async (name: string, password: string) => {
    const begun = await beginPasskeyAction(password);
    if (!begun.ok) return begun;
    const made = await makePasskey(begun.options);
    return made.ok ? addPasskeyAction({ name, answer: made.answer }) : made;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const act = () => add(String(typed.get("name")), String(typed.get("password") ?? ""));
    if (!(await send(act, "Your passkey was added."))) return;
    form.reset();
    if (doneHref) router.push(doneHref);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
      <RefusalAlert refusal={refusal} />
      <Field
        id="passkey-name"
        label="Passkey name"
        error={fields.name}
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
