"use client";

import { useActionState, useState } from "react";
import { beyondFields } from "@/components/browser/answer-of";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { joinAsNewPersonAction } from "@/lib/actions/sign-in";

type JoinFormProps = {
  /** Of the invitation. */
  token: string;
  email: string;
  passwordMinLength: number;
};

/** Makes the account of somebody who was invited. */
export function JoinForm({ token, email, passwordMinLength }: JoinFormProps) {
  const [state, submit] = useActionState(joinAsNewPersonAction.bind(null, token), null);
  const [name, setName] = useState("");
  return (
    <form action={submit} className="flex flex-col gap-4">
      <RefusalAlert refusal={beyondFields(state, ["name", "password"])} />
      {/* For password managers: whose password it is. */}
      <input type="hidden" autoComplete="username" value={email} />
      <Field id="name" label="Your name" error={state?.fields?.name}>
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
      <Field
        id="password"
        label="Password"
        error={state?.fields?.password}
        hint={`At least ${passwordMinLength} characters.`}
      >
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
