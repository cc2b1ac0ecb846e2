"use client";

import { useId, useState } from "react";
import { type Days, RangeCalendar } from "@/components/calendar/range-calendar";
import { useHasFinePointer } from "@/components/calendar/use-has-fine-pointer";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { dateRangeLabel, daysOf } from "@/lib/format/date-range";

const FIRST_YEAR = 2015;

type DateRangeProps = {
  /** As it stands in the address; null is any time. */
  value: string | null;
  onChoose: (range: string) => void;
};

/** Narrows the list from a day to a day. */
export function DateRange({ value, onChoose }: DateRangeProps) {
  const [days, setDays] = useState<Days>(daysOf(value ?? "") ?? { from: "", until: "" });
  const [isWrong, setIsWrong] = useState(false);
  const hasCalendar = useHasFinePointer();
  const { from, until } = days;
  const isEmpty = from === "" && until === "";
  return (
    <form
      className="flex flex-col gap-3 border-t p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty || (from !== "" && until !== "" && from > until)) return setIsWrong(true);
        onChoose(`${from}..${until}`);
      }}
    >
      {hasCalendar ? (
        <RangeCalendar
          days={days}
          onChange={setDays}
          firstYear={FIRST_YEAR}
          lastYear={new Date().getFullYear()}
        />
      ) : (
        <TypedDays days={days} onChange={setDays} />
      )}
      {isWrong ? <ErrorLine error="Choose an end date on or after the start date." /> : null}
      <div className="flex items-center justify-between gap-2">
        <span className="text-muted text-sm" aria-live="polite">
          {isEmpty ? "Choose the first and the last day." : dateRangeLabel(`${from}..${until}`)}
        </span>
        <Button type="submit" size="sm" disabled={isEmpty}>
          Apply
        </Button>
      </div>
    </form>
  );
}

function TypedDays({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const id = useId();
  const ends = [
    ["from", "From"],
    ["until", "To"],
  ] as const;
  return (
    <div className="grid grid-cols-2 gap-2">
      {ends.map(([end, label]) => (
        <Field key={end} id={`${id}-${end}`} label={label}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={days[end]}
              onChange={({ target }) => onChange({ ...days, [end]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
