"use client";

import { useId } from "react";
import { cn } from "@/components/ui/cn";

type Choice<V extends string | number> = {
  value: V;
  label: string /** Read out in place of the label. */;
  description?: string;
  /** What it means, for who points at it. */
  title?: string | undefined;
};

type ChoiceRowProps<V extends string | number> = {
  legend: string;
  /** For who cannot see what stands around it. */
  hideLegend?: boolean;
  choices: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V | null) => void;
  className?: string;
};

/** One of a few, side by side. Pressing the chosen one again takes it back. */
export function ChoiceRow<V extends string | number>({
  legend,
  hideLegend = false,
  choices,
  value,
  onChange,
  className,
}: ChoiceRowProps<V>) {
  const name = useId();
  return (
    <fieldset className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <legend className={cn("mb-1.5 font-medium", hideLegend && "sr-only")}>{legend}</legend>
      <div className="flex overflow-hidden rounded-md border border-control bg-surface shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
        {choices.map((choice) => {
          const isChosen = choice.value === value;
          return (
            <label
              key={choice.value}
              title={choice.title}
              className="relative flex h-9 min-w-0 flex-1 cursor-pointer items-center justify-center border-e border-border px-1 text-center text-sm transition-colors last:border-e-0 hover:bg-surface-hover has-checked:bg-accent has-checked:font-medium has-checked:text-accent-fg touch:h-11"
            >
              <input
                type="radio"
                name={name}
                checked={isChosen}
                aria-label={choice.description}
                onChange={() => onChange(choice.value)}
                onClick={() => (isChosen ? onChange(null) : undefined)}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              <span aria-hidden={choice.description ? true : undefined} className="tabular-nums">
                {choice.label}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
