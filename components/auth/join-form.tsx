"use client";

import { useActionState, useState } from "react";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";

type JoinState = { ok: false; reason: string } | null;

type JoinFormProps = {
  /** Reads `name` and `password`. */
  action: (previous: JoinState, form: FormData) => Promise<JoinState>;
  email: string;
  passwordMinLength: number;
};

/** Makes the account of somebody who was invited. */
export function JoinForm({ action, email, passwordMinLength }: JoinFormProps) {
  const [state, submit] = useActionState(action, null);
  const [name, setName] = useState("");
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state ? <FormAlert answer={state} title={state.reason} /> : null}
      {/* For password managers: whose password it is. */}
      <input type="hidden" autoComplete="username" value={email} />
      <Field id="name" label="Your name">
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="name"
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field id="password" label="Password" hint={`At least ${passwordMinLength} characters.`}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            minLength={passwordMinLength}
            required
          />
        )}
      </Field>
      <SubmitButton size="lg" className="mt-1 w-full">
        Join
      </SubmitButton>
    </form>
  );
}
