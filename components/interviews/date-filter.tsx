"use client";

import { CalendarDays, Check } from "lucide-react";
import { useId, useState } from "react";
import { FILTER_CLASS } from "@/components/interviews/filter-class";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { dateRangeLabel, daysOf, USUAL_RANGES } from "@/lib/format/date-range";

type DateFilterProps = {
  label: string;
  /** As it stands in the address; null is any time. */
  value: string | null;
  onChange: (value: string | null) => void;
};

const CHOICE_CLASS =
  "flex h-8 w-full items-center gap-2 rounded-md px-2 text-start hover:bg-surface-hover touch:h-11";

/** Narrows the list to a time: one of the usual ones, or from a day to a day. */
export function DateFilter({ label, value, onChange }: DateFilterProps) {
  const [isOpen, setIsOpen] = useState(false);
  const choose = (range: string | null) => {
    setIsOpen(false);
    if (range !== value) onChange(range);
  };
  return (
    <Popover
      label={`${label}, time`}
      align="start"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="flex w-80 flex-col gap-3"
      trigger={
        <button
          type="button"
          className={cn(
            CONTROL_CLASS,
            FILTER_CLASS.base,
            "relative text-start sm:w-auto",
            value !== null && FILTER_CLASS.chosen,
          )}
        >
          {value === null ? label : `${label}: ${dateRangeLabel(value)}`}
          <CalendarDays
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-muted"
          />
        </button>
      }
    >
      <ul className="flex flex-col">
        {[null, ...USUAL_RANGES].map((range) => (
          <li key={range}>
            <button
              type="button"
              aria-pressed={range === value}
              className={CHOICE_CLASS}
              onClick={() => choose(range)}
            >
              <Check aria-hidden className={cn("size-4 text-accent-text", range !== value && "invisible")} />
              {range === null ? "Any time" : dateRangeLabel(range)}
            </button>
          </li>
        ))}
      </ul>
      <Between value={value} onChoose={choose} />
    </Popover>
  );
}

function Between({ value, onChoose }: { value: string | null; onChoose: (range: string) => void }) {
  const id = useId();
  const [days, setDays] = useState(daysOf(value ?? "") ?? { from: "", until: "" });
  const [isWrong, setIsWrong] = useState(false);
  return (
    <form
      className="flex flex-col gap-3 border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        const { from, until } = days;
        if ((from === "" && until === "") || (from !== "" && until !== "" && from > until))
          return setIsWrong(true);
        onChoose(`${from}..${until}`);
      }}
    >
      <div className="grid grid-cols-2 gap-2">
        <Field id={`${id}-from`} label="From">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={days.from}
              onChange={(event) => setDays({ ...days, from: event.target.value })}
            />
          )}
        </Field>
        <Field id={`${id}-until`} label="To">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={days.until}
              onChange={(event) => setDays({ ...days, until: event.target.value })}
            />
          )}
        </Field>
      </div>
      {isWrong ? (
        <p role="alert" className="text-danger-text text-sm">
          Choose an end date on or after the start date.
        </p>
      ) : null}
      <Button type="submit" size="sm">
        Apply
      </Button>
    </form>
  );
}
