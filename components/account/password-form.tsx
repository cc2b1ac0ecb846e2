"use client";

import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { changePasswordAction } from "@/lib/actions/account";

type PasswordFormProps = {
  email: string;
  passwordMinLength: number;
};

/** Changes the password of who is signed in. */
export function PasswordForm({ email, passwordMinLength }: PasswordFormProps) {
  const { isSending, refusal, fields, send } = useSend("shown", ["next"]);
  const [isDone, setIsDone] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const change = { current: String(typed.get("current")), next: String(typed.get("next")) };
    const answer = await send(() => changePasswordAction(change));
    setIsDone(answer !== null);
    if (answer) form.reset();
  };
  return (
    <Card aria-labelledby="password-title">
      <CardHeader
        id="password-title"
        title="Password"
        description="Changing it signs you out everywhere else."
      />
      <CardBody>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
          <RefusalAlert refusal={refusal} />
          {isDone ? <Banner role="status" tone="success" title="Your password was changed." /> : null}
          {/* For password managers: whose password it is. */}
          <input type="hidden" autoComplete="username" value={email} />
          <Field id="current-password" label="Current password" className="w-full max-w-sm">
            {(control) => (
              <PasswordInput {...control} name="current" autoComplete="current-password" required />
            )}
          </Field>
          <Field
            id="next-password"
            label="New password"
            error={fields.next}
            hint={`At least ${passwordMinLength} characters.`}
            className="w-full max-w-sm"
          >
            {(control) => (
              <PasswordInput
                {...control}
                name="next"
                autoComplete="new-password"
                minLength={passwordMinLength}
                required
              />
            )}
          </Field>
          <Button type="submit" pending={isSending}>
            Change password
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
