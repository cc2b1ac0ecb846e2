"use client";

import { type FormEvent, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { PasswordInput } from "@/components/ui/password-input";

type Answer = { ok: true } | { ok: false; reason: string };

type PasswordFormProps = {
  email: string;
  passwordMinLength: number;
  save: (input: { current: string; next: string }) => Promise<Answer>;
};

/** Changes the password of who is signed in. */
export function PasswordForm({ email, passwordMinLength, save }: PasswordFormProps) {
  const [isSending, setIsSending] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget;
    const typed = new FormData(form);
    setIsSending(true);
    const given = await answerOf(() =>
      save({ current: String(typed.get("current")), next: String(typed.get("next")) }),
    );
    setIsSending(false);
    setAnswer(given);
    if (given.ok) form.reset();
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
          {answer?.ok === false ? <FormAlert answer={answer} title={answer.reason} /> : null}
          {answer?.ok ? <Banner role="status" tone="success" title="Your password was changed." /> : null}
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
