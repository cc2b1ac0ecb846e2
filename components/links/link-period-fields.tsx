"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type LinkPeriodFieldsProps = {
  maxDays: number;
  days: number;
  onDays: (days: number) => void;
  /** As the field has it: local time, empty for now. */
  startsAt: string;
  onStartsAt: (startsAt: string) => void;
};

/** From when on and for how many days a new link works. */
export function LinkPeriodFields({ maxDays, days, onDays, startsAt, onStartsAt }: LinkPeriodFieldsProps) {
  return (
    <>
      <Field id="days" label="Days" hint={`At most ${maxDays}.`}>
        {(control) => (
          <Input
            {...control}
            type="number"
            required
            min={1}
            max={maxDays}
            value={days}
            onChange={({ target }) => onDays(target.valueAsNumber || 1)}
          />
        )}
      </Field>
      <Field id="starts-at" label="Starts" optional hint="Leave blank to start now.">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={startsAt}
            onChange={({ target }) => onStartsAt(target.value)}
          />
        )}
      </Field>
    </>
  );
}
