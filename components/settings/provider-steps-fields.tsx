import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Steps = { trustsSteps: boolean; acrValues: string };

type ProviderStepsFieldsProps = Steps & {
  error?: string | undefined;
  onChange: (part: Partial<Steps>) => void;
};

/** Whether a provider has to say that it asked for a second step, and how it says so. */
export function ProviderStepsFields({ trustsSteps, acrValues, error, onChange }: ProviderStepsFieldsProps) {
  return (
    <>
      <Checkbox
        label="Trust the provider’s own two-step rules"
        description="If off, the provider must confirm a second step for admins, and for everyone if your organisation requires two-step sign-in."
        checked={trustsSteps}
        onChange={({ target }) => onChange({ trustsSteps: target.checked })}
      />
      {trustsSteps ? null : (
        <Field
          id="acr-values"
          label="Accepted acr values"
          error={error}
          hint="Optional, separated by commas. Debrief requests them at sign-in. An amr claim with “mfa” always counts."
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              spellCheck={false}
              value={acrValues}
              onChange={({ target }) => onChange({ acrValues: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
