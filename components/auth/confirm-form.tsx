"use client";

import { useActionState } from "react";
import { CodeField } from "@/components/auth/code-field";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { confirmAction } from "@/lib/actions/second-factors";

type ConfirmFormProps = {
  /** Where it leads when they are who they say. */
  next: string;
  email: string;
  asksCode: boolean;
};

/** Asks whoever is signed in for their password again, and for a code where they have a second step. */
export function ConfirmForm({ next, email, asksCode }: ConfirmFormProps) {
  const [state, submit] = useActionState(confirmAction.bind(null, next), null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <RefusalAlert refusal={state?.ok === false ? state : null} />
      <input type="hidden" autoComplete="username" value={email} />
      <Field id="confirm-password" label="Your password">
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}
      </Field>
      {asksCode ? <CodeField id="confirm-code" hint="Or one of your recovery codes." /> : null}
      <SubmitButton size="lg" className="mt-1 w-full">
        Continue
      </SubmitButton>
    </form>
  );
}
