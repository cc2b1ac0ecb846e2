import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";

type KeyFieldProps = Omit<ComponentProps<typeof PasswordInput>, "what" | "id"> & {
  id: string;
  label: string;
  hint: string;
  error?: string | undefined;
};

/** A platform key to be typed, which no password manager should keep. */
export function KeyField({ id, label, hint, error, ...rest }: KeyFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <PasswordInput
          {...control}
          {...rest}
          what="key"
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          maxLength={500}
          className="font-mono"
        />
      )}
    </Field>
  );
}
