import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DECISION_REASONS, type DecisionOutcome } from "@/lib/scorecards/decision-reasons";

type ReasonFieldProps = {
  id: string;
  /** Null while nothing is decided. */
  outcome: DecisionOutcome | null;
  /** The reason's code; empty for none. */
  value: string;
  onChange: (code: string) => void;
  required?: boolean;
};

/** Why it is decided so; nothing where the outcome needs no reason. */
export function ReasonField({ id, outcome, value, onChange, required }: ReasonFieldProps) {
  const reasons = outcome === null ? [] : Object.entries(DECISION_REASONS[outcome]);
  if (reasons.length === 0) return null;
  return (
    <Field id={id} label="Reason">
      {(control) => (
        <Select
          {...control}
          required={required}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          <option value="">Choose a reason</option>
          {reasons.map(([code, label]) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
