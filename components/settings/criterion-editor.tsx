"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Criterion } from "@/lib/scorecards/criterion";

type CriterionEditorProps = {
  criterion: Criterion;
  /** Counts from 1. */
  number: number;
  onChange: (changes: Partial<Criterion>) => void;
  /** Null where it cannot be done. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: (() => void) | null;
};

const ANCHORS = [
  { key: "low", label: "Score 1 means" },
  { key: "middle", label: "Score 3 means" },
  { key: "high", label: "Score 5 means" },
] as const;

/** One criterion: what is asked, how it is scored, and what the scores mean. */
export function CriterionEditor({
  criterion,
  number,
  onChange,
  onUp,
  onDown,
  onRemove,
}: CriterionEditorProps) {
  const id = `criterion-${criterion.id}`;
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-lg border bg-bg p-4">
      <legend className="sr-only">Criterion {number}</legend>
      <div className="flex items-center justify-between gap-2">
        <span aria-hidden className="font-medium text-muted text-sm">
          Criterion {number}
        </span>
        <div className="-me-2 flex">
          <IconButton
            label={`Move criterion ${number} up`}
            size="sm"
            disabled={!onUp}
            onClick={onUp ?? undefined}
          >
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton
            label={`Move criterion ${number} down`}
            size="sm"
            disabled={!onDown}
            onClick={onDown ?? undefined}
          >
            <ArrowDown aria-hidden />
          </IconButton>
          <IconButton
            label={`Remove criterion ${number}`}
            size="sm"
            disabled={!onRemove}
            onClick={onRemove ?? undefined}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <Field id={`${id}-name`} label="Name">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={120}
              value={criterion.name}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field id={`${id}-kind`} label="Answer">
          {(control) => (
            <Select
              {...control}
              value={criterion.kind}
              onChange={(event) => onChange({ kind: event.target.value as Criterion["kind"] })}
            >
              <option value="scale">1 to 5</option>
              <option value="yes_no">Yes or no</option>
              <option value="text">Text</option>
            </Select>
          )}
        </Field>
      </div>
      <Field id={`${id}-description`} label="What to listen for" optional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={1000}
            value={criterion.description}
            onChange={(event) => onChange({ description: event.target.value })}
            className="min-h-16"
          />
        )}
      </Field>
      {criterion.kind === "scale"
        ? ANCHORS.map(({ key, label }) => (
            <Field key={key} id={`${id}-${key}`} label={label} optional>
              {(control) => (
                <Input
                  {...control}
                  maxLength={1000}
                  value={criterion.anchors[key]}
                  onChange={(event) =>
                    onChange({ anchors: { ...criterion.anchors, [key]: event.target.value } })
                  }
                />
              )}
            </Field>
          ))
        : null}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Checkbox
          label="Required"
          checked={criterion.isRequired}
          onChange={(event) => onChange({ isRequired: event.target.checked })}
        />
        {criterion.kind === "scale" ? (
          <Field id={`${id}-weight`} label="Weight" className="w-36">
            {(control) => (
              <Select
                {...control}
                value={criterion.weight}
                onChange={(event) => onChange({ weight: Number(event.target.value) })}
              >
                <option value={1}>Normal</option>
                <option value={2}>Double</option>
                <option value={3}>Triple</option>
              </Select>
            )}
          </Field>
        ) : null}
      </div>
    </fieldset>
  );
}
