"use client";

import Link from "next/link";
import { useActionState, useState } from "react";
import { EmailField } from "@/components/auth/email-field";
import { signInMessage } from "@/components/auth/messages";
import { SignInCode } from "@/components/auth/sign-in-code";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";

/** What the action answers; on success it redirects and answers nothing. Reasons: see `signInMessage`. */
export type SignInState = { ok: false; reason: string; asksCode?: boolean } | null;

type SignInFormProps = {
  /** Reads `email`, `password`, `code` and `next`. */
  action: (previous: SignInState, form: FormData) => Promise<SignInState>;
  /** Where to go afterwards, sent along as `next`; the action must check that it is one of our own paths. */
  next?: string | undefined;
  /** Whom it is filled in for. */
  email?: string;
  /** Whether the browser may offer passkeys where the address is typed. */
  offersPasskeys?: boolean;
};

/** Sign-in by e-mail and password, and in a second step by a code. Works before the page's script has loaded. */
export function SignInForm({ action, next, email: given = "", offersPasskeys = false }: SignInFormProps) {
  const [state, submit] = useActionState(action, null);
  const [password, setPassword] = useState("");
  const asksCode = state?.asksCode === true;
  const message = state && state.reason !== "code_required" ? signInMessage(state.reason) : null;
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state && message ? <FormAlert answer={state} {...message} /> : null}
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <EmailField given={given} offersPasskeys={offersPasskeys} className={asksCode ? "hidden" : ""} />
      <Field id="password" label="Password" className={asksCode ? "hidden" : ""}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {asksCode ? <SignInCode key={message ? "again" : "first"} /> : null}
      <SubmitButton size="lg" className="mt-1 w-full">
        Sign in
      </SubmitButton>
      {asksCode ? null : (
        <Link href="/forgot-password" className="self-start text-accent-text underline underline-offset-2">
          Forgotten your password?
        </Link>
      )}
    </form>
  );
}
