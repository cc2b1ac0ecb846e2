import { useState } from "react";
import { EmailField } from "@/components/auth/email-field";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";

type SignInPasswordProps = {
  email: string;
  /** Whether the browser may offer passkeys where the address is typed. */
  offersPasskeys: boolean;
};

/** The first step of signing in. What is typed is forgotten with it: nothing of it goes along with the second. */
export function SignInPassword({ email, offersPasskeys }: SignInPasswordProps) {
  const [password, setPassword] = useState("");
  return (
    <>
      <EmailField given={email} offersPasskeys={offersPasskeys} />
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
