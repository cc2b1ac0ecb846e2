import { useState } from "react";
import { EmailField } from "@/components/auth/email-field";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";

/** The first step of signing in. What is typed is forgotten with it: nothing of it goes along with the second. */
export function SignInPassword({ email }: { email: string }) {
  const [password, setPassword] = useState("");
  return (
    <>
      <EmailField given={email} />
      <Field id="password" label="Password">
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
    </>
  );
}
