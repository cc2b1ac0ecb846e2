import type { Ref } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type CodeFieldProps = { id: string; hint?: string; ref?: Ref<HTMLInputElement>; className?: string };

/** Where the code of an authenticator app, or one from paper, is typed. Sent as `code`. */
export function CodeField({ id, hint, ref, className = "" }: CodeFieldProps) {
  return (
    <Field id={id} label="Code from your authenticator app" hint={hint} className={className}>
      {(control) => (
        <Input
          {...control}
          ref={ref}
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
