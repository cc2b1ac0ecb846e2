"use client";

import { useEffect, useRef } from "react";
import { CodeField } from "@/components/auth/code-field";

/** The second step of signing in. It is where one types next, so it takes the focus. */
export function SignInCode() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <CodeField
      id="code"
      ref={input}
      hint="Six digits. Without your phone, type one of your recovery codes."
    />
  );
}
