"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";

type NewPasswordState = { ok: false; reason: string } | null;

type NewPasswordFormProps = {
  /** Reads `password`. */
  action: (previous: NewPasswordState, form: FormData) => Promise<NewPasswordState>;
  email: string;
  passwordMinLength: number;
};

/** Sets the password of whoever followed a mailed link. */
export function NewPasswordForm({ action, email, passwordMinLength }: NewPasswordFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state ? <FormAlert answer={state} title={state.reason} /> : null}
      {/* For password managers: whose password it is. */}
      <input type="hidden" autoComplete="username" value={email} />
      <Field id="password" label="New password" hint={`At least ${passwordMinLength} characters.`}>
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
        Save and sign in
      </SubmitButton>
    </form>
  );
}
