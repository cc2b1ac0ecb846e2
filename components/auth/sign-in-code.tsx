"use client";

import { useEffect, useRef } from "react";
import { CodeField } from "@/components/auth/code-field";

type SignInCodeProps = {
  /** Stands for the password that was right. */
  firstStep: string;
};

/** The second step of signing in. It is where one types next, so it takes the focus. */
export function SignInCode({ firstStep }: SignInCodeProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <>
      <input type="hidden" name="firstStep" value={firstStep} />
      <CodeField id="code" ref={input} hint="Six digits. Without your phone, enter a recovery code." />
    </>
  );
}
