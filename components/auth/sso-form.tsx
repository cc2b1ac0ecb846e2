"use client";

import { useActionState } from "react";
import { EmailField } from "@/components/auth/email-field";
import { signInMessage } from "@/components/auth/messages";
import { FormAlert } from "@/components/ui/form-alert";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { findProviderAction } from "@/lib/actions/sign-in";

/** Finds an organisation's provider by the domain of an address. */
export function SsoForm() {
  const [state, submit] = useActionState(findProviderAction, null);
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state ? <FormAlert answer={state} {...signInMessage(state.reason)} /> : null}
      <EmailField label="Work email" />
      <SubmitButton size="lg" className="mt-1 w-full">
        Continue
      </SubmitButton>
      <Link href="/sign-in" className="self-start text-accent-text underline underline-offset-2">
        Sign in with a password
      </Link>
    </form>
  );
}
