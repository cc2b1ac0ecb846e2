"use client";

import { type FormEvent, useRef, useState } from "react";
import { CodeField } from "@/components/auth/code-field";
import { useFocusAfter } from "@/components/browser/use-focus-after";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { askEmailChangeAction } from "@/lib/actions/account";

type EmailFormProps = {
  email: string;
  asksCode: boolean;
};

/** Asks for another address. What was asked for is shown by whoever shows the form. */
export function EmailForm({ email, asksCode }: EmailFormProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const focusOpener = useFocusAfter(opener);
  const [isOpen, setIsOpen] = useState(false);
  const { isSending, refusal, fields, forget, send } = useSend("shown", ["email"]);
  const close = () => {
    focusOpener();
    forget();
    setIsOpen(false);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "");
    const change = { email: text("email"), password: text("password"), code: text("code") };
    if (await send(() => askEmailChangeAction(change))) close();
  };
  if (!isOpen)
    return (
      <Button ref={opener} className="self-start" onClick={() => setIsOpen(true)}>
        Change email address
      </Button>
    );
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
      <RefusalAlert refusal={refusal} />
      {/* For password managers: whose password it is. */}
      <input type="hidden" autoComplete="username" value={email} />
      <Field id="new-email" label="New email address" error={fields.email} className="w-full max-w-sm">
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
