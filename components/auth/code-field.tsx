import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Where the code of an authenticator app is typed. */
export function CodeField({ id, hint }: { id: string; hint?: string }) {
  return (
    <Field id={id} label="Code from your authenticator app" hint={hint} className="w-full max-w-sm">
      {(control) => (
        <Input
          {...control}
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
