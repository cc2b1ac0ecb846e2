"use client";

import { useEffect, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** The second step of signing in. It is where one types next, so it takes the focus. */
export function SignInCode() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Field
      id="code"
      label="Code from your authenticator app"
      hint="Six digits. Without your phone, type one of your recovery codes."
    >
      {(control) => (
        <Input
          {...control}
          ref={input}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={40}
          className="font-mono"
        />
      )}
    </Field>
  );
}
