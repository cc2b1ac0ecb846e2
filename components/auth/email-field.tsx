import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type EmailFieldProps = {
  label?: string;
  /** What it is filled in with. */
  given?: string;
  /** Whether the browser may offer passkeys in it. */
  offersPasskeys?: boolean;
};

/** Whose account it is, sent as `email`. */
export function EmailField({ label = "Email", given = "", offersPasskeys }: EmailFieldProps) {
  // Controlled, because React empties a form's other fields after its action.
  const [email, setEmail] = useState(given);
  return (
    <Field id="email" label={label}>
      {(control) => (
        <Input
          {...control}
          name="email"
          type="email"
          autoComplete={offersPasskeys ? "username webauthn" : "username"}
          autoCapitalize="none"
          spellCheck={false}
          inputMode="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      )}
    </Field>
  );
}
