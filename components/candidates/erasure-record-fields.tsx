"use client";

import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ErasureInput } from "@/lib/candidates/erasure";
import { ERASURE_REASONS, type ErasureReason } from "@/lib/candidates/erasure-words";

type Why = Pick<ErasureInput, "reason" | "caseNumber">;

type ErasureRecordFieldsProps = {
  why: Why;
  onChange: (changes: Partial<Why>) => void;
  /** What is wrong with each. */
  problems: Partial<Record<keyof Why, string>>;
  caseHint: string;
};

/** What stays of an erasure: why, and the organisation's own number. */
export function ErasureRecordFields({ why, onChange, problems, caseHint }: ErasureRecordFieldsProps) {
  return (
    <Card aria-labelledby="why-title">
      <CardHeader id="why-title" title="For your records" />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        <Field id="erase-reason" label="Reason" error={problems.reason}>
          {(control) => (
            <Select
              {...control}
              value={why.reason}
              onChange={({ target }) => onChange({ reason: target.value as ErasureReason })}
            >
              {Object.entries(ERASURE_REASONS).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id="erase-case" label="Case number" optional error={problems.caseNumber} hint={caseHint}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={60}
              value={why.caseNumber}
              onChange={({ target }) => onChange({ caseNumber: target.value })}
            />
          )}
        </Field>
      </CardBody>
    </Card>
  );
}
