"use client";

import { type FormEvent, useRef, useState } from "react";
import { CodeField } from "@/components/auth/code-field";
import { answerOf } from "@/components/browser/answer-of";
import { useFocusAfter } from "@/components/browser/use-focus-after";
import type { Answer } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";

type EmailFormProps = {
  email: string;
  asksCode: boolean;
  ask: (input: { email: string; password: string; code: string }) => Promise<Answer>;
};

/** Asks for another address. What was asked for is shown by whoever shows the form. */
export function EmailForm({ email, asksCode, ask }: EmailFormProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const focusOpener = useFocusAfter(opener);
  const [isOpen, setIsOpen] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const close = () => {
    focusOpener();
    setRefusal(null);
    setIsOpen(false);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "");
    setIsSending(true);
    const answer = await answerOf(() =>
      ask({ email: text("email"), password: text("password"), code: text("code") }),
    );
    setIsSending(false);
    if (answer.ok) close();
    else setRefusal(answer);
  };
  if (!isOpen)
    return (
      <Button ref={opener} className="self-start" onClick={() => setIsOpen(true)}>
        Change email address
      </Button>
    );
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
      {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
      {/* For password managers: whose password it is. */}
      <input type="hidden" autoComplete="username" value={email} />
      <Field id="new-email" label="New email address" className="w-full max-w-sm">
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            inputMode="email"
            required
            // It stands where the button was that was pressed.
            autoFocus
            maxLength={254}
          />
        )}
      </Field>
      <Field id="email-password" label="Your password" className="w-full max-w-sm">
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}
      </Field>
      {asksCode ? <CodeField id="email-code" hint="Or a recovery code." className="w-full max-w-sm" /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={isSending}>
          Send link
        </Button>
        <Button variant="ghost" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
