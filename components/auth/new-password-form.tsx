"use client";

import { useActionState } from "react";
import { beyondFields } from "@/components/browser/answer-of";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { resetPasswordAction } from "@/lib/actions/sign-in";

type NewPasswordFormProps = {
  /** Of the mailed link. */
  token: string;
  email: string;
  passwordMinLength: number;
  /** Passkeys that were added lately with the password alone. */
  doubtful: { id: string; name: string; addedAt: string }[];
};

/** Sets the password of whoever followed a mailed link. */
export function NewPasswordForm({ token, email, passwordMinLength, doubtful }: NewPasswordFormProps) {
  const [state, submit] = useActionState(resetPasswordAction.bind(null, token), null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <RefusalAlert refusal={beyondFields(state, ["password"])} />
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
      {doubtful.length > 0 ? (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">Did you add these passkeys?</legend>
          <p className="text-pretty text-muted text-sm">
            They were added recently with the password alone. Any you leave unticked will be removed.
          </p>
          {doubtful.map(({ id, name, addedAt }) => (
            <Checkbox
              key={id}
              name={`keep.${id}`}
              label={name}
              description={
                <>
                  Added <Time iso={addedAt} style="dateTime" />
                </>
              }
            />
          ))}
        </fieldset>
      ) : null}
      <SubmitButton size="lg" className="mt-1 w-full">
        Save and sign in
      </SubmitButton>
    </form>
  );
}
