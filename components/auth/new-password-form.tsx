"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { resetPasswordAction } from "@/lib/actions/sign-in";

type NewPasswordFormProps = {
  /** Of the mailed link. */
  token: string;
  email: string;
  passwordMinLength: number;
};

/** Sets the password of whoever followed a mailed link. */
export function NewPasswordForm({ token, email, passwordMinLength }: NewPasswordFormProps) {
  const [state, submit] = useActionState(resetPasswordAction.bind(null, token), null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <RefusalAlert refusal={state} />
      {/* For password managers: whose password it is. */}
      <input type="hidden" autoComplete="username" value={email} />
      <Field
        id="password"
        label="New password"
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
        Save and sign in
      </SubmitButton>
    </form>
  );
}
