"use client";

import { useActionState } from "react";
import { signInMessage } from "@/components/auth/messages";
import { SignInCode } from "@/components/auth/sign-in-code";
import { SignInPassword } from "@/components/auth/sign-in-password";
import { FormAlert } from "@/components/ui/form-alert";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { signInAction } from "@/lib/actions/sign-in";

type SignInFormProps = {
  /** Where to go afterwards, sent along as `next`; the action must check that it is one of our own paths. */
  next?: string | undefined;
  /** Whom it is filled in for. */
  email?: string;
  /** Whether the browser may offer passkeys where the address is typed. */
  offersPasskeys?: boolean;
  /** The address of the page that it stands on, where one starts again. */
  here: string;
};

const LINK_CLASS = "self-start text-accent-text underline underline-offset-2";

/** Sign-in by email and password, and in a second step by a code. Works before the page's script has loaded. */
export function SignInForm({ next, email = "", here, offersPasskeys = false }: SignInFormProps) {
  const [state, submit] = useActionState(signInAction, null);
  // With it, the password was right and a code is asked for.
  const firstStep = state && "firstStep" in state ? state.firstStep : undefined;
  const message = state && state.reason !== "code_required" ? signInMessage(state.reason) : null;
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state && message ? <FormAlert answer={state} {...message} /> : null}
      {next ? <input type="hidden" name="next" value={next} /> : null}
      {firstStep ? (
        <SignInCode key={message ? "again" : "first"} firstStep={firstStep} />
      ) : (
        <SignInPassword email={email} offersPasskeys={offersPasskeys} />
      )}
      <SubmitButton size="lg" className="mt-1 w-full">
        Sign in
      </SubmitButton>
      {firstStep ? (
        // Not a Link: the page that it leads to is this one, and must be loaded anew.
        <a href={here} className={LINK_CLASS}>
          Start again
        </a>
      ) : (
        <Link href="/forgot-password" className={LINK_CLASS}>
          Forgot your password?
        </Link>
      )}
    </form>
  );
}
