"use client";

import { useActionState } from "react";
import { EmailField } from "@/components/auth/email-field";
import { signInMessage } from "@/components/auth/messages";
import { Banner } from "@/components/ui/banner";
import { FormAlert } from "@/components/ui/form-alert";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { requestPasswordResetAction } from "@/lib/actions/sign-in";

/** Asks for a link to a new password. */
export function ForgotPasswordForm() {
  const [state, submit] = useActionState(requestPasswordResetAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state?.ok === false ? <FormAlert answer={state} {...signInMessage(state.reason)} /> : null}
      {state?.ok ? (
        <Banner role="status" tone="success" title="Check your inbox.">
          If this address has an account, a link is on its way. It works for one hour.
        </Banner>
      ) : null}
      <EmailField />
      <SubmitButton size="lg" className="mt-1 w-full">
        Send link
      </SubmitButton>
      <Link href="/sign-in" className="self-start text-accent-text underline underline-offset-2">
        Back to sign in
      </Link>
    </form>
  );
}
